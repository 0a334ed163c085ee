"""The hidden keys of a workbook: which area, force, item and version it shows, signed so that a forged one is known."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.core import signing
from django.utils.crypto import salted_hmac

from childtonotice.casework.excel.columns import VERSION
from childtonotice.casework.force import our_force

LASTS = timedelta(days=14)
_SALT = "childtonotice.casework.excel"


@dataclass(frozen=True, slots=True)
class Origin:
    """What a workbook says of itself. ``export``: a random number of its own; ``made_at`` in ISO form."""

    export: str
    area: str
    force: str
    made_for: str
    made_at: str
    columns: int = VERSION


@dataclass(frozen=True, slots=True)
class RowKey:
    """What a row's key says. ``subject``: an item's number or a child's id; ``digest``: of its cells as made."""

    subject: str
    version: int
    digest: str


def begin(area: str, made_for: str, now: datetime) -> Origin:
    """The origin of a new workbook."""
    return Origin(secrets.token_hex(6), area, our_force().short_name, made_for, now.isoformat())


def sign(origin: Origin) -> str:
    """The origin as one signed word, for the hidden sheet."""
    return signing.dumps(asdict(origin), salt=_SALT)


def unsign(word: str) -> Origin | None:
    """The origin behind a signed word; None where this installation did not sign it."""
    try:
        return Origin(**signing.loads(word, salt=_SALT))
    except (signing.BadSignature, TypeError):
        return None


def key_of(origin: Origin) -> bytes:
    """The key with which the rows of one workbook are signed; it follows from the installation's own."""
    return salted_hmac(_SALT, origin.export, algorithm="sha256").digest()


def digest_cells(cells: Sequence[str]) -> str:
    """A short digest of what stood in the cells to be filled in: tells whether anybody typed there."""
    return hashlib.blake2b("\x1f".join(cells).encode(), digest_size=5).hexdigest()


def write_key(key: bytes, subject: str, version: int, cells: Sequence[str]) -> str:
    """The hidden key of one row."""
    said = f"{subject}.{version}.{digest_cells(cells)}"
    return f"{said}.{_seal(key, said)}"


def read_key(key: bytes, word: str) -> RowKey | None:
    """What a row's key says; None where it is none of this workbook's."""
    said, _, seal = word.rpartition(".")
    parts = said.split(".")
    if len(parts) != 3 or not secrets.compare_digest(seal.encode(), _seal(key, said).encode()):
        return None
    return RowKey(parts[0], int(parts[1]), parts[2])


def _seal(key: bytes, said: str) -> str:
    return hashlib.blake2b(said.encode(), key=key, digest_size=9).hexdigest()
