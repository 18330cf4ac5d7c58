#!/usr/bin/env bash
# Installs the Python client and runs its tests against the built server, on SQLite and, beside MARQUEE_MYSQL_SERVER, on
# MariaDB. Usage: test-python.sh [BINARY]
set -euo pipefail
cd "$(dirname "$0")/.."
MARQUEE_BINARY=$(realpath "${1:-.build/debug/marquee}")
export MARQUEE_BINARY
scripts/python-env.sh python/requirements-dev.txt
.venv/bin/python -m pip install --quiet --disable-pip-version-check ./python
echo "==> the Python client: types, style and tests"
(cd python && ../.venv/bin/mypy --strict src && ../.venv/bin/ruff check --quiet src tests)
.venv/bin/python -m pytest -q python/tests
