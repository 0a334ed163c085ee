"""What the machine tells of the force's directory (Microsoft Entra): nothing, or all that signing in there needs."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from childtonotice.casework.directory import USUAL_NAME, Directory
from childtonotice.screening.errors import CannotStart

NEEDED = ("directory_tenant", "directory_client", "directory_secret_file")
DIRECTORY_NAMES = (*NEEDED, "directory_name", "directory_issuer", "directory_second_factor", "passwords")
ENTRA = "https://login.microsoftonline.com/{organisation}/v2.0"
WHERE = "See “Entra” in docs/operating.md; without any CTN_DIRECTORY_ setting people sign in with a password alone."


def read_directory(told: Mapping[str, Any]) -> Directory | None:
    """The directory that the settings name; None where they name none.

    Raises CannotStart where they are half set, or one of them cannot be.
    """
    passwords = _choose(told, "passwords", {"yes": True, "no": False}, "yes")
    given = [name for name in DIRECTORY_NAMES if told.get(name) not in (None, "") and name != "passwords"]
    if not given and passwords:
        return None
    missing = [name for name in NEEDED if name not in given]
    if missing:
        raise _refuse(missing[0], "is missing, so that signing in through the directory is half set up")
    organisation = _read_uuid(told, "directory_tenant")
    return Directory(
        organisation=organisation,
        client=_read_uuid(told, "directory_client"),
        secret=_read_secret(Path(str(told["directory_secret_file"])).expanduser()),
        issuer=_read_issuer(told, organisation),
        name=str(told.get("directory_name") or USUAL_NAME),
        vouches=_choose(told, "directory_second_factor", {"directory": True, "here": False}, "here"),
        passwords=passwords,
    )


def _refuse(name: str, what: str) -> CannotStart:
    return CannotStart(f"The setting CTN_{name.upper()} {what}.", WHERE)


def _choose(told: Mapping[str, Any], name: str, choices: Mapping[str, bool], otherwise: str) -> bool:
    value = told.get(name)
    word = {True: "yes", False: "no", None: otherwise, "": otherwise}.get(value, str(value).strip().casefold())
    if word not in choices:
        raise _refuse(name, f"may be {' or '.join(choices)}")
    return choices[word]


def _read_uuid(told: Mapping[str, Any], name: str) -> str:
    """The ids of Entra are UUIDs; "common" and "organizations" would let every tenant of the world in."""
    try:
        return str(uuid.UUID(str(told[name]).strip()))
    except ValueError as error:
        raise _refuse(name, "is no id such as 11111111-2222-3333-4444-555555555555") from error


def _read_secret(path: Path) -> str:
    try:
        secret = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is no text"
        raise _refuse("directory_secret_file", f"names {path}, which cannot be read: {why}") from error
    if not secret:
        raise _refuse("directory_secret_file", f"names {path}, which is empty")
    return secret


def _read_issuer(told: Mapping[str, Any], organisation: str) -> str:
    """Entra's address for this organisation, or another that is told: by https, or on this machine."""
    issuer = str(told.get("directory_issuer") or ENTRA.format(organisation=organisation)).rstrip("/")
    address = urlsplit(issuer)
    if address.scheme != "https" and (address.scheme, address.hostname) != ("http", "127.0.0.1"):
        raise _refuse("directory_issuer", "does not begin with https://")
    return issuer
