#!/usr/bin/env bash
# Makes a sample catalog in demo/, imports it and says what can be done with it. Safe to repeat.
set -euo pipefail
cd "$(dirname "$0")/.."
marquee=.build/release/marquee

echo "==> making a sample catalog of 6,000 titles in demo/catalog"
"$marquee" sample --titles 6000 --seed 1 --out demo/catalog --quiet
echo "==> importing it into demo/marquee.sqlite"
"$marquee" import demo/catalog --database sqlite:demo/marquee.sqlite
cat <<'END'

The warehouse is demo/marquee.sqlite. Things to try:
  sqlite3 -box demo/marquee.sqlite "SELECT title, release_year, genres, imdb_score FROM catalog ORDER BY imdb_score DESC LIMIT 5"
  .build/release/marquee rejects list --database sqlite:demo/marquee.sqlite
  .build/release/marquee schema dictionary
END
