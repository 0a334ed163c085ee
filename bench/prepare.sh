#!/bin/sh
# Installs ripgrep, against which the benchmarks measure.
set -eu
command -v rg >/dev/null 2>&1 && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends ripgrep >/dev/null 2>&1 ||
        { apt-get update >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends ripgrep >/dev/null; }
fi
command -v rg >/dev/null 2>&1 && exit 0
echo "The benchmarks measure against ripgrep, which is not here and could not be installed." >&2
echo "Run this once, then make bench again:  sudo apt-get install -y ripgrep" >&2
exit 2
