#!/usr/bin/env bash
# What private copies and undo cost, beside what one does without them. Usage: bench-sandbox.sh [FOLDER] [bench.py options],
# such as --large for copies of a sample a hundred times as large.
# Without FOLDER: as scripts/bench-folder.sh chooses. MARQUEE_BINARY is the marquee command, .build/release/marquee unless set.
set -euo pipefail
cd "$(dirname "$0")/.."

binary=${MARQUEE_BINARY:-.build/release/marquee}
folder=
case ${1:-} in -* | '') ;; *) folder=$1 && shift ;; esac
[[ " $* " == *' --large '* ]] || folder=$(scripts/bench-folder.sh "$binary" "$folder")
scripts/python-env.sh Benchmarks/api/requirements.txt
scripts/mariadb.sh run bash -c '
    PYTHONPATH=Benchmarks/shared:Benchmarks/api:python/src exec .venv/bin/python Benchmarks/sandbox/bench.py "$@" \
        --mysql "$MARQUEE_MYSQL_SERVER/marquee_bench"' bench ${folder:+"$folder"} --ours "$binary" "$@"
