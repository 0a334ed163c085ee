"""Static files whose address changes with their content, so that a browser may keep them for a day."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage


class MarkedStaticFiles(StaticFilesStorage):
    """Adds the first characters of a file's fingerprint to its address; needs no step before the server starts."""

    def url(self, name: str | None, force: bool = False) -> str:  # noqa: ARG002 (Django's signature)
        """The address of a static file, with its mark."""
        address = super().url(name)
        mark = mark_of(name or "")
        return f"{address}?v={mark}" if mark else address


@lru_cache(maxsize=128)
def mark_of(name: str) -> str:
    """The first eight characters of the fingerprint of a static file; empty where there is no such file."""
    found = finders.find(name)
    return hashlib.sha256(Path(found).read_bytes()).hexdigest()[:8] if found else ""
