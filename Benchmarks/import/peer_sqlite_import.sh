#!/usr/bin/env bash
# The floor: sqlite3's own .import of the two raw files, with no cleaning, no
# types, no keys and no normalisation. Needs sqlite3 3.32 or newer.
#
#   peer_sqlite_import.sh FOLDER FILE.sqlite
set -euo pipefail

[ $# -eq 2 ] || { echo "usage: $0 FOLDER FILE.sqlite" >&2; exit 2; }
database=$(realpath "$2")
cd "$1"

# sqlite3 reports every ragged row on standard error and imports it all the same.
sqlite3 -batch "$database" 2>/dev/null <<'SQL'
.import --csv raw_titles.csv raw_titles
.import --csv raw_credits.csv raw_credits
SELECT 'titles=' || (SELECT count(*) FROM raw_titles)
    || ' credits=' || (SELECT count(*) FROM raw_credits) || ' persons=-';
SQL
