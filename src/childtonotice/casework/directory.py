"""The force's own directory (Microsoft Entra), through which people may sign in where the settings name it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field

from django.conf import settings
from django.http import Http404

DIRECTORY = "directory"
USUAL_NAME = "Microsoft Entra"


@dataclass(frozen=True, slots=True)
class Directory:
    """What the settings say of it.

    ``organisation``: the only one whose people come in, as a UUID; Entra calls it the tenant. ``name``: what the button
    calls it. ``vouches``: whether the second factor is the directory's, so that ours is not asked for. ``passwords``:
    whether names and passwords that stand here open the door too.
    """

    organisation: str
    client: str
    secret: str = field(repr=False)
    issuer: str
    name: str = USUAL_NAME
    vouches: bool = False
    passwords: bool = True


def our_directory() -> Directory:
    """The directory of this installation. Raises Http404 where it has none: then its pages do not exist."""
    told: Directory | None = settings.DIRECTORY  # type: ignore[assignment]
    if not told:
        raise Http404
    return told


def refuse_half_a_directory() -> None:
    """Raise CannotStart where the settings name a directory and not all that signing in there needs."""
    bool(settings.DIRECTORY)


def name_in_directory(organisation: str, object_id: str) -> str:
    """The lasting name of a person: tenant and object id, never an address. ValueError where either is no UUID."""
    return f"{uuid.UUID(organisation)}/{uuid.UUID(object_id)}"
