#!/usr/bin/env bash
# Installs Debian packages that are missing, through sudo when not root. Usage: install-packages.sh PACKAGE…
set -euo pipefail

missing=()
for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

echo "==> installing ${missing[*]} (Debian packages)"
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "not root and no sudo: install ${missing[*]} by hand" >&2; exit 1; }
    as_root=(sudo)
fi
export DEBIAN_FRONTEND=noninteractive
install=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}")
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# The package lists of a fresh machine are empty or old.
if ! "${install[@]}" >"$log" 2>&1; then
    "${as_root[@]}" apt-get update -qq >>"$log" 2>&1 || true
    "${install[@]}" >>"$log" 2>&1 || { cat "$log" >&2; exit 1; }
fi
