#!/usr/bin/env bash
# Runs `swift`, also where it is not on the path: sudo drops the path of the user who called it.
set -euo pipefail

find_swift() {
    command -v swift && return
    local home=/root candidate
    if [ -n "${SUDO_USER:-}" ]; then
        sudo -u "$SUDO_USER" -i bash -lc 'command -v swift' 2>/dev/null && return
        home=$(getent passwd "$SUDO_USER" | cut -d: -f6)
    fi
    for candidate in "$home"/.local/share/swiftly/bin/swift /opt/swift*/usr/bin/swift /usr/local/swift*/usr/bin/swift \
        /usr/share/swift*/usr/bin/swift /usr/libexec/swift*/bin/swift; do
        if [ -x "$candidate" ]; then
            echo "$candidate"
            return
        fi
    done
    echo "no Swift toolchain found: install Swift 6.2 or later from swift.org and put it on the path" >&2
    return 1
}

swift=$(find_swift)
exec "$swift" "$@"
