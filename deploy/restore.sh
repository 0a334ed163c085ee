#!/bin/sh
# Puts a backup back. Stop the web app and the timer first.
#
#   sh deploy/restore.sh BACKUP_FILE DATA_FOLDER
#
# A data folder that is there already is kept beside the restored one, under its name and the time.
set -eu
umask 077

stop() { printf '%s\n' "$@" >&2; exit 2; }

[ $# -eq 2 ] || stop "Say which backup and where to: sh deploy/restore.sh BACKUP_FILE DATA_FOLDER"
backup=$1 data=${2%/}
[ -r "$backup" ] || stop "There is no backup at $backup."
[ -r "$backup.sha256" ] || stop "The file $backup.sha256 is missing, so the backup cannot be checked." "Copy it from where the backup was made."
(cd "$(dirname "$backup")" && sha256sum --check --status "$(basename "$backup").sha256") ||
    stop "The backup $backup is damaged: its content is not what was written." "Use another one."

mkdir -p "$(dirname "$data")"
aside=$(mktemp -d "$data.restoring.XXXXXX")
trap 'rm -rf "$aside"' EXIT INT TERM
tar -xzf "$backup" -C "$aside"
kept=""
if [ -e "$data" ]; then
    kept="$data.before-$(date -u +%Y%m%dT%H%M%SZ)"
    mv "$data" "$kept"
fi
mv "$aside" "$data"
chmod 700 "$data"
echo "Restored to $data."
[ -z "$kept" ] || echo "What was there before is kept in $kept: remove it when you have looked."
