#!/usr/bin/env bash
# Import, ours and the peers', side by side on the same files. Usage: bench-import.sh [FOLDER] [bench.py options]
# Without FOLDER: the real files below MARQUEE_REAL_DATA if that is set, else a sample of the same size.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=${1:-}
[ $# -eq 0 ] || shift
if [ -z "$folder" ]; then
    if [ -n "${MARQUEE_REAL_DATA:-}" ] && [ -d "$MARQUEE_REAL_DATA/netflix-2022" ]; then
        folder=$MARQUEE_REAL_DATA/netflix-2022
    else
        folder=demo/bench-catalog
        echo "==> MARQUEE_REAL_DATA is not set: measuring on a sample of 5,806 titles"
        .build/release/marquee sample --titles 5806 --out "$folder" --quiet
    fi
fi
scripts/python-env.sh Benchmarks/import/requirements.txt
scripts/mariadb.sh run bash -c '
    exec .venv/bin/python Benchmarks/import/bench.py "$@" --ours .build/release/marquee \
        --mysql "$MARQUEE_MYSQL_SERVER/marquee_bench"' bench "$folder" "$@"
