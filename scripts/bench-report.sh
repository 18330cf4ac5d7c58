#!/usr/bin/env bash
# The report, ours of the whole warehouse and the peers' of titles alone, side by side. Usage: bench-report.sh [FOLDER]
# [bench.py options], such as --large for a sample a hundred times as large, ours alone.
# Without FOLDER: as scripts/bench-folder.sh chooses. MARQUEE_BINARY is the marquee command, .build/release/marquee unless set.
set -euo pipefail
cd "$(dirname "$0")/.."

binary=${MARQUEE_BINARY:-.build/release/marquee}
folder=
case ${1:-} in -* | '') ;; *) folder=$1 && shift ;; esac
python=${PYTHON:-python3}
if [[ " $* " != *' --large '* ]]; then
    folder=$(scripts/bench-folder.sh "$binary" "$folder")
    # The peers want older versions of pandas and SciPy than the tests do.
    MARQUEE_VENV=$PWD/.build/report-peers scripts/python-env.sh Benchmarks/report/requirements.txt
    python=.build/report-peers/bin/python
fi
scripts/report-bundle.sh
PYTHONPATH=Benchmarks/shared exec "$python" Benchmarks/report/bench.py ${folder:+"$folder"} --ours "$binary" "$@"
