#!/usr/bin/env bash
# Import, ours and the peers', side by side on the same files, into SQLite and into a MariaDB server of its own.
# Usage: bench-import.sh [FOLDER] [bench.py options]. Without FOLDER: as scripts/bench-folder.sh chooses.
#        bench-import.sh --large [FOLDER] [bench.py options]: a sample a hundred times as large, ours and DuckDB's, with ours
#        of FOLDER in each round.
set -euo pipefail
cd "$(dirname "$0")/.."

binary=.build/release/marquee
large=
[ "${1:-}" != --large ] || { large=yes && shift; }
folder=
case ${1:-} in -* | '') ;; *) folder=$1 && shift ;; esac
folder=$(scripts/bench-folder.sh "$binary" "$folder")
scripts/python-env.sh Benchmarks/import/requirements.txt
bench() { PYTHONPATH=Benchmarks/shared .venv/bin/python Benchmarks/import/bench.py "$@" --ours "$binary"; }
if [ -n "$large" ]; then
    sample=demo/large-catalog
    if [ ! -d "$sample" ]; then
        "$binary" sample --titles 580000 --out "$sample.part"
        mv "$sample.part" "$sample"
    fi
    bench "$sample" --beside "$folder" --peers duckdb --runs 3 --timeout 1200 "$@"
    exit
fi
echo "## Into SQLite"
bench "$folder" "$@"
echo
echo "## Into MariaDB"
scripts/mariadb.sh run bash -c '
    PYTHONPATH=Benchmarks/shared exec .venv/bin/python Benchmarks/import/bench.py "$@" \
        --mysql "$MARQUEE_MYSQL_SERVER/marquee_bench"' bench "$folder" --ours "$binary" "$@"
