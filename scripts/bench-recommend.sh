#!/usr/bin/env bash
# The recommender, ours and the peers', side by side. Usage: bench-recommend.sh [FOLDER] [bench.py options]
# Without FOLDER: the real files below MARQUEE_REAL_DATA if that is set, else a sample of the same size.
# MARQUEE_BINARY is the marquee command, .build/release/marquee unless set.
set -euo pipefail
cd "$(dirname "$0")/.."

binary=${MARQUEE_BINARY:-.build/release/marquee}
folder=${1:-}
[ $# -eq 0 ] || shift
if [ -z "$folder" ]; then
    if [ -n "${MARQUEE_REAL_DATA:-}" ] && [ -d "$MARQUEE_REAL_DATA/netflix-2022" ]; then
        folder=$MARQUEE_REAL_DATA/netflix-2022
    else
        folder=demo/bench-catalog
        echo "==> MARQUEE_REAL_DATA is not set: measuring on a sample of 5,806 titles"
        "$binary" sample --titles 5806 --out "$folder" --quiet
    fi
fi
scripts/python-env.sh Benchmarks/recommend/requirements.txt
exec .venv/bin/python Benchmarks/recommend/bench.py "$folder" --marquee "$binary" \
    --ours .build/release/RecommenderBenchmark "$@"
