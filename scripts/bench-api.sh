#!/usr/bin/env bash
# The query API, ours and the peers', side by side. Usage: bench-api.sh [FOLDER] [bench.py options]
# Without FOLDER: as scripts/bench-folder.sh chooses. MARQUEE_BINARY is the marquee command, .build/release/marquee unless set.
set -euo pipefail
cd "$(dirname "$0")/.."

binary=${MARQUEE_BINARY:-.build/release/marquee}
folder=$(scripts/bench-folder.sh "$binary" "${1:-}")
[ $# -eq 0 ] || shift
scripts/python-env.sh Benchmarks/api/requirements.txt
scripts/mariadb.sh run bash -c '
    PYTHONPATH=Benchmarks/shared:python/src exec .venv/bin/python Benchmarks/api/bench.py "$@" \
        --mysql "$MARQUEE_MYSQL_SERVER/marquee_bench"' bench "$folder" --ours "$binary" "$@"
