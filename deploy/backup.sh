#!/bin/sh
# Copies a data folder (database, store, signing key) into one file that restore.sh puts back.
#
#   sh deploy/backup.sh DATA_FOLDER BACKUP_FOLDER [KEEP_DAYS]
#
# The database is copied through SQLite itself, so people go on working meanwhile. A daily run is waited for, ten
# minutes at most (CTN_BACKUP_WAIT=seconds), so that store and database belong together. Backups hold personal data:
# keep the folder on an encrypted disk. With KEEP_DAYS, older backups are removed once the new one stands.
# A database in PostgreSQL is backed up with pg_dump; then this copies the rest.
set -eu
umask 077

stop() { printf '%s\n' "$@" >&2; exit 2; }

[ $# -ge 2 ] || stop "Say what to back up and where to: sh deploy/backup.sh DATA_FOLDER BACKUP_FOLDER [KEEP_DAYS]"
data=$1 goal=$2 keep=${3:-}
[ -d "$data" ] || stop "There is no data folder at $data." "Name the folder that CTN_DATA names."
mkdir -p "$goal" || stop "The folder $goal cannot be made." "Name a folder that may be written to."

here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
python="$here/.venv/bin/python"
[ -x "$python" ] || python=python3
aside=$(mktemp -d "$goal/.aside.XXXXXX")
trap 'rm -rf "$aside"' EXIT INT TERM

# The lock that a run holds; it is let go of when this script ends, however it ends.
if [ -e "$data/run.lock" ]; then
    exec 9<"$data/run.lock"
    flock --wait "${CTN_BACKUP_WAIT:-600}" 9 || stop "A run is under way on $data." "Try again when it has ended."
fi

mkdir "$aside/data"
tar -cf "$aside/rest.tar" -C "$data" --exclude='./*.sqlite3' --exclude='./*.sqlite3-*' --exclude=./run.lock . 2>/dev/null ||
    stop "A file in $data changed while it was copied, or could not be read." "Try again in some minutes."
tar -xf "$aside/rest.tar" -C "$aside/data"
rm "$aside/rest.tar"
for database in "$data"/*.sqlite3; do
    [ -e "$database" ] || continue
    "$python" - "$database" "$aside/data/$(basename "$database")" 2>/dev/null <<'PYTHON' || stop "The database $database could not be copied." "If the web app works, try again; if not, restore the last backup."
import sqlite3
import sys
from contextlib import closing

source = f"file:{sys.argv[1]}?mode=ro"
with closing(sqlite3.connect(source, uri=True, timeout=60)) as live, closing(sqlite3.connect(sys.argv[2])) as copy:
    live.backup(copy)
    copy.execute("PRAGMA journal_mode=DELETE")
    sys.exit(copy.execute("PRAGMA integrity_check").fetchone()[0] != "ok")
PYTHON
done

name="childtonotice-$(date -u +%Y%m%dT%H%M%SZ).tar.gz"
tar -czf "$aside/$name" -C "$aside/data" .
(cd "$aside" && sha256sum "$name" >"$name.sha256")
mv "$aside/$name.sha256" "$goal/$name.sha256"
mv "$aside/$name" "$goal/$name"
if [ -n "$keep" ]; then
    find "$goal" -maxdepth 1 -name 'childtonotice-*.tar.gz*' -mtime "+$keep" -exec rm -f {} +
fi
printf '%s\n' "$goal/$name"
