"""The hidden keys of a workbook: which area, force, item and version it shows, signed so that a forged one is known."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from django.core import signing
from django.utils.crypto import salted_hmac

from childtonotice.casework.excel.columns import VERSION
from childtonotice.casework.force import our_force

LASTS = timedelta(days=14)
_SALT = "childtonotice.casework.excel"


@dataclass(frozen=True, slots=True)
class Origin:
    """What a workbook says of itself. ``export``: a random number of its own; ``made_at`` in ISO form; ``items``: how
    many rows it went out with.
    """

    export: str
    area: str
    force: str
    made_for: str
    made_at: str
    columns: int = VERSION
    items: int = 0


class RowKey(NamedTuple):
    """What a row's key says. ``subject``: what `say_item` or `say_child` gave; ``digest``: of its cells as made."""

    subject: str
    version: int
    digest: str


class ChildKey(NamedTuple):
    """Which child of which item a row is about. ``sure``: whether a PPN covered the child for certain."""

    number: str
    position: str
    child: int
    sure: bool


def begin(area: str, made_for: str, now: datetime, items: int = 0) -> Origin:
    """The origin of a new workbook of so many items."""
    return Origin(secrets.token_hex(6), area, our_force().short_name, made_for, now.isoformat(), items=items)


def say_item(number: str, children: int) -> str:
    """An item, with how many rows its children have, as the subject of a row's key."""
    return f"{number}-{children}"


def read_item_key(subject: str) -> tuple[str, int] | None:
    """The item that a subject names and how many children it has; None where it names none."""
    number, dash, children = subject.partition("-")
    return (number, int(children)) if dash and children.isdecimal() else None


def say_child(key: ChildKey) -> str:
    """A child as the subject of a row's key: the item and the place in it too, so that no row can pass for another."""
    return f"{key.number}-{key.position}-{key.child}-{'y' if key.sure else 'n'}"


def read_child_key(subject: str) -> ChildKey | None:
    """The child that a subject names; None where it names none, as where an item's key was pasted over it."""
    parts = subject.split("-")
    return ChildKey(parts[0], parts[1], int(parts[2]), parts[3] == "y") if len(parts) == 4 else None


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
