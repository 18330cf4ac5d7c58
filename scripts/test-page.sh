#!/usr/bin/env bash
# Opens the report's page in Chromium: a page of made-up figures with hostile names, and one of a sample catalog by the built
# program. Usage: test-page.sh [BINARY]
set -euo pipefail
cd "$(dirname "$0")/.."
binary=${1:-.build/debug/marquee}
folder=$(mktemp -d "${TMPDIR:-/tmp}/marquee-page.XXXXXX")
trap 'rm -rf "$folder"' EXIT

scripts/report-bundle.sh
scripts/python-env.sh Tests/Browser/requirements.txt
export MARQUEE_VEGA_BUNDLE=$PWD/.build/report/vega.js
echo "==> the report's page in Chromium"
MARQUEE_PAGE_OUT=$folder/made-up.html scripts/swift.sh test --skip-build --filter page_isWritten >"$folder/log" 2>&1 ||
    { cat "$folder/log" >&2; exit 1; }
export MARQUEE_PAGES=$folder/made-up.html
if "$binary" report --help >/dev/null 2>&1; then
    "$binary" sample --titles 300 --seed 1 --out "$folder/catalog" --quiet
    "$binary" import "$folder/catalog" --database "sqlite:$folder/w.sqlite" --quiet
    "$binary" report --database "sqlite:$folder/w.sqlite" --out "$folder/sample.html" --quiet
    MARQUEE_PAGES+=:$folder/sample.html
    # The page at the root of a server, which shows the report.
    "$binary" user add page --role analyst --database "sqlite:$folder/w.sqlite" --format json |
        sed -n 's/.*"token" : "\(.*\)".*/\1/p' >"$folder/token"
    trap 'scripts/serve.sh stop "$folder/server"; rm -rf "$folder"' EXIT
    scripts/serve.sh start "$folder/server" "$binary" "sqlite:$folder/w.sqlite" --port 0
    MARQUEE_LANDING_PAGE=$(cat "$folder/server/address")/#$(cat "$folder/token")
    export MARQUEE_LANDING_PAGE
fi
export TMPDIR=$folder
.venv/bin/python -m pytest -q -p no:cacheprovider Tests/Browser
