#!/bin/sh
# Finds the Chromium that the browser tests drive, or installs it; prints its path, or says what to do.
# CTN_CHROMIUM=/path/to/chromium chooses one. Ubuntu's own package is a snap, which containers cannot run,
# so there the browser comes from Playwright.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
packages="chromium fonts-liberation fonts-dejavu-core"

say() { printf '%s\n' "$*" >&2; }

from_playwright() {
    for path in "${PLAYWRIGHT_BROWSERS_PATH:-$HOME/.cache/ms-playwright}"/chromium-*/chrome-linux*/chrome; do
        if [ -x "$path" ]; then printf '%s\n' "$path"; fi
    done | tail -n 1
}

find_chromium() {
    for candidate in ${CTN_CHROMIUM:-} /usr/bin/chromium /usr/bin/google-chrome-stable /usr/bin/google-chrome; do
        if "$candidate" --version >/dev/null 2>&1; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    from_playwright
}

is_debian() { [ -r /etc/os-release ] && grep -q '^ID=debian' /etc/os-release; }

install_chromium() {
    if is_debian && [ "$(id -u)" = 0 ]; then
        say "Installing $packages with apt-get."
        # shellcheck disable=SC2086  # three packages, three words
        DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $packages >&2 && return
        DEBIAN_FRONTEND=noninteractive apt-get update >&2 || return 0
        # shellcheck disable=SC2086
        DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $packages >&2 || true
    elif ! is_debian && [ -x "$root/.venv/bin/playwright" ]; then
        deps=""
        [ "$(id -u)" != 0 ] || deps="--with-deps"
        # shellcheck disable=SC2086  # no word or one
        "$root/.venv/bin/playwright" install $deps chromium >&2 || true
    fi
}

chromium=$(find_chromium)
if [ -z "$chromium" ]; then
    install_chromium
    chromium=$(find_chromium)
fi
if [ -z "$chromium" ]; then
    say "The browser tests need Chromium, which is not here and could not be installed."
    say "On Debian run this once, then make test again:  sudo apt-get install -y $packages"
    say "Elsewhere install Chromium or Chrome and say where it is:  make test CTN_CHROMIUM=/path/to/chromium"
    say "To run everything but the browser tests:  make test BROWSER=no"
    exit 2
fi
printf '%s\n' "$chromium"
