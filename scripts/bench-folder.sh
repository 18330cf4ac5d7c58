#!/usr/bin/env bash
# Prints the folder of the catalog that a benchmark measures on: FOLDER where one is given, else the real files below
# MARQUEE_REAL_DATA if that is set, else a sample of the same size. Usage: bench-folder.sh BINARY [FOLDER]
set -euo pipefail

if [ -n "${2:-}" ]; then
    echo "$2"
elif [ -n "${MARQUEE_REAL_DATA:-}" ] && [ -d "$MARQUEE_REAL_DATA/netflix-2022" ]; then
    echo "$MARQUEE_REAL_DATA/netflix-2022"
else
    echo "==> MARQUEE_REAL_DATA is not set: measuring on a sample of 5,806 titles" >&2
    "$1" sample --titles 5806 --out demo/bench-catalog --quiet
    echo demo/bench-catalog
fi
