#!/usr/bin/env bash
# A private MariaDB server for tests and trials: data folder, loopback port and socket of its own.
#
#   mariadb.sh start FOLDER [OPTION…]   makes the data folder, starts the server; FOLDER/env then holds MARQUEE_MYSQL_*
#   mariadb.sh restart FOLDER           starts the server once more after it has been killed: same data, port and password
#   mariadb.sh stop FOLDER              stops the server and removes the folder
#   mariadb.sh run COMMAND…             runs a command beside a server of its own, with MARQUEE_MYSQL_* in its environment
#
# Options are the server's own, such as --server-id=1 --log-bin.
#
# MARQUEE_MYSQL_SERVER is mysql://root:PASSWORD@127.0.0.1:PORT, to which a database name is added.
set -euo pipefail
scripts=$(cd "$(dirname "$0")" && pwd)

# The server refuses to run as root.
as_server() {
    if [ "$(id -u)" -eq 0 ]; then
        setpriv --reuid=mysql --regid=mysql --init-groups "$@"
    else
        "$@"
    fi
}

free_port() {
    local port
    for _ in $(seq 50); do
        # Below the ports that the system hands out by itself.
        port=$((20000 + RANDOM % 12000))
        if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
            echo "$port"
            return
        fi
    done
    echo "no free loopback port found" >&2
    return 1
}

start() {
    local folder=$1 port password
    mkdir -p "$folder"
    folder=$(cd "$folder" && pwd)
    printf '%s\n' "${@:2}" >"$folder/options"
    password=$(head -c 12 /dev/urandom | od -An -tx1 | tr -d ' \n')
    if [ "$(id -u)" -eq 0 ]; then chown mysql: "$folder"; fi
    # A server that starts clears its folder for temporary tables, so two of them must not share one.
    as_server mkdir "$folder/tmp"
    as_server mariadb-install-db --no-defaults --datadir="$folder/data" --tmpdir="$folder/tmp" \
        --auth-root-authentication-method=normal --skip-test-db >"$folder/install.log" 2>&1 ||
        { cat "$folder/install.log" >&2; return 1; }
    # One statement a line is what the server takes; replicas have accounts of their own.
    cat >"$folder/init.sql" <<SQL
SET sql_log_bin = 0;
ALTER USER root@localhost IDENTIFIED BY '$password';
CREATE OR REPLACE USER root@127.0.0.1 IDENTIFIED BY '$password';
GRANT ALL ON *.* TO root@127.0.0.1 WITH GRANT OPTION;
SQL
    chmod a+r "$folder/init.sql"
    # Chosen last, so that nobody takes it meanwhile.
    port=$(free_port)
    launch "$folder" "$port" "$password"
    {
        echo "export MARQUEE_MYSQL_SERVER=mysql://root:$password@127.0.0.1:$port"
        echo "export MARQUEE_MYSQL_SCRIPT=$scripts/mariadb.sh"
    } >"$folder/env"
}

# Starts the server on a data folder that is there, and waits until it answers.
launch() {
    local folder=$1 port=$2 password=$3 server options
    # A line without an option is none.
    mapfile -t options < <(grep . "$folder/options")
    server=$(command -v mariadbd || echo /usr/sbin/mariadbd)
    as_server "$server" --no-defaults --datadir="$folder/data" --tmpdir="$folder/tmp" \
        --bind-address=127.0.0.1 --port="$port" \
        --socket="$folder/s" --pid-file="$folder/pid" --init-file="$folder/init.sql" --skip-name-resolve \
        --max-connections=600 --innodb-buffer-pool-size=256M --innodb-log-file-size=128M "${options[@]}" \
        >>"$folder/server.log" 2>&1 </dev/null &
    for _ in $(seq 150); do
        if mariadb --no-defaults -h127.0.0.1 -P"$port" -uroot -p"$password" -e 'SELECT 1' >/dev/null 2>&1; then
            return
        fi
        sleep 0.1
    done
    tail -n 20 "$folder/server.log" >&2
    return 1
}

restart() {
    local folder account
    folder=$(cd "$1" && pwd)
    # shellcheck disable=SC1091
    . "$folder/env"
    account=${MARQUEE_MYSQL_SERVER#mysql://root:}
    launch "$folder" "${account##*:}" "${account%%@*}"
}

stop() {
    local folder=$1 id
    if [ -f "$folder/pid" ]; then
        id=$(cat "$folder/pid")
        kill "$id" 2>/dev/null || true
        for _ in $(seq 200); do
            kill -0 "$id" 2>/dev/null || break
            sleep 0.05
        done
        kill -9 "$id" 2>/dev/null || true
    fi
    rm -rf "$folder"
}

run() {
    folder=$(mktemp -d "${TMPDIR:-/tmp}/marquee-mariadb.XXXXXX")
    trap 'stop "$folder"' EXIT
    start "$folder"
    # shellcheck disable=SC1091
    . "$folder/env"
    "$@"
}

case "${1:-}" in
    start) shift && start "$@" ;;
    restart) restart "$2" ;;
    stop) stop "$2" ;;
    run) shift && run "$@" ;;
    *)
        sed -n '2,11s/^# \{0,1\}//p' "$0" >&2
        exit 64
        ;;
esac
