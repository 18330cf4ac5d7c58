#!/usr/bin/env bash
# Import, ours and the peers', side by side on the same files, into SQLite and into a MariaDB server of its own.
# Usage: bench-import.sh [FOLDER] [bench.py options]. Without FOLDER: as scripts/bench-folder.sh chooses.
set -euo pipefail
cd "$(dirname "$0")/.."

binary=.build/release/marquee
folder=$(scripts/bench-folder.sh "$binary" "${1:-}")
[ $# -eq 0 ] || shift
scripts/python-env.sh Benchmarks/import/requirements.txt
echo "## Into SQLite"
PYTHONPATH=Benchmarks/shared .venv/bin/python Benchmarks/import/bench.py "$folder" --ours "$binary" "$@"
echo
echo "## Into MariaDB"
scripts/mariadb.sh run bash -c '
    PYTHONPATH=Benchmarks/shared exec .venv/bin/python Benchmarks/import/bench.py "$@" \
        --mysql "$MARQUEE_MYSQL_SERVER/marquee_bench"' bench "$folder" --ours "$binary" "$@"
