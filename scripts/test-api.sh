#!/usr/bin/env bash
# Holds a running server against its own OpenAPI document (schemathesis), on SQLite and on MariaDB.
# Usage: test-api.sh [BINARY]; beside MARQUEE_MYSQL_SERVER, as scripts/mariadb.sh run gives it.
set -euo pipefail
cd "$(dirname "$0")/.."
binary=${1:-.build/debug/marquee}
folder=$(mktemp -d "${TMPDIR:-/tmp}/marquee-api.XXXXXX")
trap 'scripts/serve.sh stop "$folder/server"; rm -rf "$folder"' EXIT

scripts/python-env.sh Tests/API/requirements.txt
"$binary" sample --titles 200 --seed 1 --out "$folder/catalog" --quiet
for database in "sqlite:$folder/w.sqlite" ${MARQUEE_MYSQL_SERVER:+"$MARQUEE_MYSQL_SERVER/marquee_api"}; do
    echo "==> the server's answers against its OpenAPI document, on ${database%%:*}"
    "$binary" import "$folder/catalog" --database "$database" --quiet
    token=$("$binary" user add api --role engineer --database "$database" --quiet)
    scripts/serve.sh start "$folder/server" "$binary" "$database" --port 0 --rate-limit 0
    (cd Tests/API && ../../.venv/bin/schemathesis run "$(cat "$folder/server/address")/openapi.json" \
        --header "Authorization: Bearer $token" --phases examples,coverage,fuzzing --seed 1 --max-examples 40 \
        --no-color)
    "$binary" audit verify --database "$database"
    scripts/serve.sh stop "$folder/server"
done
