#!/usr/bin/env bash
# Makes a sample catalog in demo/, imports it, serves it and says what can be done with it. Safe to repeat.
set -euo pipefail
cd "$(dirname "$0")/.."
marquee=.build/release/marquee
database=sqlite:demo/marquee.sqlite

echo "==> making a sample catalog of 6,000 titles in demo/catalog"
"$marquee" sample --titles 6000 --seed 1 --out demo/catalog --quiet
echo "==> importing it into demo/marquee.sqlite"
"$marquee" import demo/catalog --database "$database"
echo "==> making its report, demo/report.html"
# Without the library that draws, which takes Python and a network, the report has tables and sentences alone.
scripts/report-bundle.sh >/dev/null || echo "    without pictures: scripts/report-bundle.sh did not succeed"
"$marquee" report --database "$database" --out demo/report.html
echo "==> making a token that holds for a week, and starting the server"
"$marquee" user add demo --role scientist --expires-in 7 --database "$database" --quiet >demo/token 2>/dev/null ||
    "$marquee" user rotate demo --expires-in 7 --database "$database" --quiet >demo/token
scripts/serve.sh start demo/server "$marquee" "$database" --port 8787 2>/dev/null ||
    scripts/serve.sh start demo/server "$marquee" "$database" --port 0
address=$(cat demo/server/address)
token=$(cat demo/token)
cat <<END

The warehouse is demo/marquee.sqlite, the server is at $address (end it with scripts/serve.sh stop demo/server).
The report is demo/report.html; the server shows it too: $address/#$token
Three calls to paste:

  curl -s $address/v1/query -H "Authorization: Bearer $token" \\
       -d '{"sql": "SELECT title, imdb_score FROM catalog WHERE release_year = ? ORDER BY imdb_score DESC", "parameters": [2020], "limit": 3}'

  python3 -m venv demo/venv && demo/venv/bin/pip install --quiet ./python
  demo/venv/bin/python -c 'from marquee import Marquee; print(Marquee("$address", "$token").read("SELECT type, COUNT(*) AS titles, AVG(imdb_score) AS score FROM catalog GROUP BY type"))'

  $marquee sql "SELECT title, release_year, genres FROM catalog ORDER BY imdb_score DESC LIMIT 5" --database $database

And: $marquee rejects list, schema dictionary, user list, audit list (each with --database $database)
END
