#!/usr/bin/env bash
# Runs every check: format, build, and the tests beside a MariaDB server of their own. Arguments go to `swift test`.
set -euo pipefail
cd "$(dirname "$0")/.."

echo "==> checking the format"
scripts/swift.sh format lint --strict --recursive Sources Tests Package.swift
echo "==> building the tests"
scripts/swift.sh build --build-tests
# SciPy and pandas, which our statistics are held against.
scripts/python-env.sh python/requirements-dev.txt
export MARQUEE_PYTHON=${MARQUEE_PYTHON:-$PWD/.venv/bin/python}
echo "==> starting a MariaDB server on a loopback port, and testing"
scripts/mariadb.sh run scripts/swift.sh test --skip-build "$@"
[ $# -eq 0 ] || exit 0
scripts/mariadb.sh run scripts/test-api.sh
scripts/mariadb.sh run scripts/test-python.sh
scripts/test-page.sh
echo "==> fuzzing the reader for a moment"
scripts/fuzz.sh 5 >.build/fuzz.log 2>&1 || { cat .build/fuzz.log; exit 1; }
