#!/usr/bin/env bash
# A Marquee server for a demonstration or for tests: on a loopback port of its own, in the background.
#
#   serve.sh start FOLDER BINARY DATABASE [OPTION…]   starts it; FOLDER/address, FOLDER/pid and FOLDER/log tell about it
#   serve.sh stop FOLDER                              ends it, and waits until it has ended
set -euo pipefail

start() {
    local folder=$1 binary=$2 database=$3
    shift 3
    mkdir -p "$folder"
    stop "$folder"
    # What an earlier server has said is not taken for this one's.
    rm -f "$folder/ready" "$folder/address"
    : >"$folder/ready"
    "$binary" serve --database "$database" --format json "$@" >"$folder/ready" 2>"$folder/log" </dev/null &
    echo $! >"$folder/pid"
    for _ in $(seq 300); do
        if grep -q '"address"' "$folder/ready"; then
            sed -n 's/.*"address" : "\(.*\)",*/\1/p' "$folder/ready" >"$folder/address"
            return
        fi
        kill -0 "$(cat "$folder/pid")" 2>/dev/null || break
        sleep 0.1
    done
    cat "$folder/ready" "$folder/log" >&2
    return 1
}

stop() {
    local folder=$1 id
    [ -f "$folder/pid" ] || return 0
    id=$(cat "$folder/pid")
    rm -f "$folder/pid"
    # The id may have been given to another process since.
    grep -qs marquee "/proc/$id/cmdline" || return 0
    kill "$id" 2>/dev/null || true
    for _ in $(seq 200); do
        kill -0 "$id" 2>/dev/null || return 0
        sleep 0.05
    done
}

case "${1:-}" in
    start | stop) "$@" ;;
    *)
        sed -n '2,5s/^# \{0,1\}//p' "$0" >&2
        exit 64
        ;;
esac
