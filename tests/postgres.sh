#!/bin/sh
# Runs a command against a private PostgreSQL that lives as long as the command: tests/postgres.sh COMMAND...
# The command finds its address in CTN_DATABASE_URL. Nothing outside a temporary folder is touched.
set -eu
find_bin() {
    found=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
    [ -n "$found" ] || found=$(dirname "$(command -v initdb || echo ./none)")
    printf '%s\n' "$found"
}
bin=$(find_bin)
if [ ! -x "$bin/initdb" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get install -y --no-install-recommends postgresql >/dev/null 2>&1 ||
        { apt-get update >/dev/null 2>&1 && apt-get install -y --no-install-recommends postgresql >/dev/null 2>&1; } || true
    bin=$(find_bin)
fi
if [ ! -x "$bin/initdb" ]; then
    echo "PostgreSQL is not here. Run this once, then try again:  sudo apt-get install -y postgresql" >&2
    exit 2
fi
folder=$(mktemp -d)
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
# PostgreSQL refuses to run as root; its package brings a user for it.
as=
if [ "$(id -u)" = 0 ]; then
    chown postgres "$folder"
    as="setpriv --reuid=postgres --regid=postgres --clear-groups"
fi
stop() {
    $as "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT TERM
cd "$folder"
$as "$bin/initdb" -D "$folder/data" -U ctn -A trust -E UTF8 --locale=C >/dev/null
$as "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/log" -o "-p $port -k $folder -c listen_addresses=127.0.0.1 -c fsync=off" start >/dev/null
cd "$OLDPWD"
CTN_DATABASE_URL="postgres://ctn@127.0.0.1:$port/postgres" "$@"
