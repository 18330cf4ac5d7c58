#!/usr/bin/env bash
# Make the virtual environment .venv at the repository root and install
# requirements files into it. Safe to run again: what is already there is left
# alone.
#
#   scripts/python-env.sh Benchmarks/import/requirements.txt [MORE.txt …]
#
# PYTHON chooses the interpreter (python3 unless set), MARQUEE_VENV another folder for what
# can't be installed beside the rest.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
venv=${MARQUEE_VENV:-$root/.venv}
python=${PYTHON:-python3}

say() { printf 'python-env: %s\n' "$*"; }
fail() { printf 'python-env: %s\n' "$*" >&2; exit 1; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "needs root or sudo to run: $*"
    fi
}

# True when the interpreter can make environments that hold pip. Debian keeps
# ensurepip in a package of its own.
can_make_venv() {
    "$python" -c 'import ensurepip, venv' >/dev/null 2>&1
}

provide_venv_module() {
    can_make_venv && return
    command -v apt-get >/dev/null ||
        fail "$python cannot make virtual environments (no ensurepip) and there is no apt-get"
    say "installing the Debian packages python3 and python3-venv with apt-get"
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends python3 python3-venv >/dev/null
    can_make_venv ||
        fail "$python still cannot make virtual environments; set PYTHON=/usr/bin/python3"
}

make_venv() {
    if "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
        say "${venv#"$root/"} is there ($("$venv/bin/python" --version))"
        return
    fi
    provide_venv_module
    say "making ${venv#"$root/"} with $("$python" --version)"
    "$python" -m venv --clear "$venv"
    echo '*' >"$venv/.gitignore"
}

# Name of a stamp file: one for every requirements file, by its path.
stamp_of() {
    local path
    path=$(realpath "$1")
    path=${path#"$root/"}
    printf '%s/.stamp-%s' "$venv" "${path//\//_}"
}

install_requirements() {
    local file=$1 sum stamp
    [ -f "$file" ] || fail "no such file: $file"
    sum=$(sha256sum <"$file" | cut -d ' ' -f 1)
    stamp=$(stamp_of "$file")
    if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$sum" ]; then
        say "$file is installed already"
        return
    fi
    say "installing $file"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check \
        --requirement "$file"
    # Files may pin different versions of a package: what was installed before may no longer be as its file says.
    rm -f "$venv"/.stamp-*
    echo "$sum" >"$stamp"
}

[ $# -gt 0 ] || fail "usage: scripts/python-env.sh REQUIREMENTS.txt …"
make_venv
for file in "$@"; do
    install_requirements "$file"
done
