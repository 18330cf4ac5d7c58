#!/usr/bin/env bash
# The recommender, ours and the peers', side by side. Usage: bench-recommend.sh [FOLDER] [bench.py options]
# Without FOLDER: as scripts/bench-folder.sh chooses. MARQUEE_BINARY is the marquee command, .build/release/marquee unless set.
set -euo pipefail
cd "$(dirname "$0")/.."

binary=${MARQUEE_BINARY:-.build/release/marquee}
folder=$(scripts/bench-folder.sh "$binary" "${1:-}")
[ $# -eq 0 ] || shift
scripts/python-env.sh Benchmarks/recommend/requirements.txt
exec .venv/bin/python Benchmarks/recommend/bench.py "$folder" --marquee "$binary" \
    --ours .build/release/RecommenderBenchmark "$@"
