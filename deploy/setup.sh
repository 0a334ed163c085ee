#!/bin/sh
# Installs Child to Notice into .venv beside this file's parent folder. Needs Python 3.11 or newer and nothing else.
#
#   sh deploy/setup.sh          what a person who runs it needs: leaves .venv/bin/ctn
#   sh deploy/setup.sh dev      also what the tests, the checks and the benchmarks need
#
# CTN_EXTRAS="register postgres" adds optional parts; what was added once stays until .venv is built anew.
# CTN_PYTHON=/path/to/python3 chooses the Python. Running it again when nothing changed takes no time.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$root"
want=${1:-run}
own_uv="$root/.venv-uv"

# Python comes from the machine: uv would otherwise fetch one from a site that a police network does not reach.
UV_PYTHON_DOWNLOADS=never
UV_PYTHON_PREFERENCE=only-system
UV_PROJECT_ENVIRONMENT="$root/.venv"
UV_NO_PROGRESS=1
# A network that looks into its traffic has a certificate of its own, which the machine knows and uv by itself does not.
if [ -s /etc/ssl/certs/ca-certificates.crt ]; then
    export UV_SYSTEM_CERTS="${UV_SYSTEM_CERTS:-1}" UV_NATIVE_TLS="${UV_NATIVE_TLS:-1}"
fi
export UV_PYTHON_DOWNLOADS UV_PYTHON_PREFERENCE UV_PROJECT_ENVIRONMENT UV_NO_PROGRESS
unset VIRTUAL_ENV UV_PYTHON PYTHONHOME PYTHONPATH 2>/dev/null || true

say() { printf '%s\n' "$*" >&2; }

stop() {
    for line in "$@"; do say "$line"; done
    exit 2
}

# The real path of a usable Python, or nothing. A pyenv shim is run, not trusted: it may stand on PATH and not work.
real_python() {
    "$1" -I - 2>/dev/null <<'PYTHON' || true
import os
import sys

if sys.version_info >= (3, 11):
    import sqlite3, ssl, zlib  # noqa: E401  a hand-built Python may lack them
    print(os.path.realpath(sys.executable))
PYTHON
}

find_python() {
    for candidate in ${CTN_PYTHON:-} /usr/bin/python3 python3 /usr/bin/python3.13 /usr/bin/python3.12 /usr/bin/python3.11 \
        python3.13 python3.12 python3.11 /usr/local/bin/python3 python3.14; do
        command -v "$candidate" >/dev/null 2>&1 || continue
        found=$(real_python "$candidate")
        if [ -n "$found" ]; then
            printf '%s\n' "$found"
            return
        fi
    done
}

may_use_apt() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

apt_install() {
    say "Installing $* with apt-get."
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >&2 && return
    DEBIAN_FRONTEND=noninteractive apt-get update >&2
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >&2
}

# Whether this uv runs and is new enough to read our lock file.
usable_uv() {
    version=$("$1" --version 2>/dev/null | sed -n 's/^uv \([0-9]*\)\.\([0-9]*\).*/\1 \2/p')
    [ -n "$version" ] || return 1
    # shellcheck disable=SC2086  # two numbers, two words
    set -- $version
    [ "$1" -gt 0 ] || [ "$2" -ge 8 ]
}

find_uv() {
    for candidate in uv "$own_uv/bin/uv" "$HOME/.local/bin/uv" "$HOME/.cargo/bin/uv"; do
        command -v "$candidate" >/dev/null 2>&1 || continue
        if usable_uv "$candidate"; then
            command -v "$candidate"
            return
        fi
    done
}

# Puts uv into a folder of our own; nothing of the system's Python is changed.
install_uv() {
    rm -rf "$own_uv"
    if "$python" -m venv "$own_uv" >/dev/null 2>&1; then
        "$own_uv/bin/python" -m pip install --quiet --disable-pip-version-check uv >&2 && return
    fi
    rm -rf "$own_uv"
    "$python" -m pip --version >/dev/null 2>&1 || return 1
    "$python" -m pip install --quiet --disable-pip-version-check --target "$own_uv" uv >&2
}

require_uv() {
    uv=$(find_uv)
    [ -z "$uv" ] || return 0
    say "Installing uv, which installs the rest, into .venv-uv."
    if ! install_uv; then
        packages="python3-venv python3-pip"
        may_use_apt || stop "Python's pip and venv are missing, so nothing could be installed." \
            "On Debian or Ubuntu run this once, then the same make command again:" \
            "  sudo apt-get install -y $packages"
        # shellcheck disable=SC2086  # two packages, two words
        apt_install $packages
        python=$(find_python)
        install_uv || stop "uv could not be installed: see the lines above." \
            "If this machine has no way to a package index, install uv by hand and run the same command again."
    fi
    uv=$(find_uv)
    [ -n "$uv" ] || stop "uv was installed into .venv-uv but does not run here." "Install uv by hand and run the same command again."
}

# What the installation depends on; a change of any of it, or of the folder, installs again.
mark() { printf '%s %s %s\n' "$root" "${CTN_EXTRAS:-}" "$(cat uv.lock pyproject.toml deploy/setup.sh | cksum)"; }

is_current() {
    [ -x .venv/bin/ctn ] && .venv/bin/python -c '' 2>/dev/null || return 1
    [ "$(cat ".venv/.installed-$want" 2>/dev/null)" = "$(mark)" ]
}

is_current && exit 0

python=$(find_python)
[ -n "$python" ] || stop "Python 3.11 or newer is needed and was not found." \
    "On Debian 12 or Ubuntu 24.04 run: sudo apt-get install -y python3 python3-venv" \
    "Where it has another name, say which: CTN_PYTHON=/path/to/python3 make setup"
require_uv

# A working .venv keeps the Python that it has; a broken or moved one is built again.
if [ -e .venv ] && [ -z "$(real_python .venv/bin/python)" ]; then rm -rf .venv; fi
[ -x .venv/bin/python ] || "$uv" venv --quiet --python "$python" .venv

extra="--no-dev --inexact"
[ "$want" != dev ] || extra=""
for part in ${CTN_EXTRAS:-}; do extra="$extra --extra $part"; done
# shellcheck disable=SC2086  # no words or two
"$uv" sync --frozen --quiet $extra || stop "The packages could not be installed: see the lines above." \
    "They come from the Python package index; a force's own mirror is named with UV_DEFAULT_INDEX=address."
[ -x .venv/bin/ctn ] || stop "The packages were installed but .venv/bin/ctn is missing." "Remove the folder .venv and run the same command again."
mark >".venv/.installed-$want"
[ "$want" != dev ] || mark >.venv/.installed-run
