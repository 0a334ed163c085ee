"""What the machine tells the web app: environment variables first, then one TOML file, then the defaults.

Nothing here creates or changes a file, except that the signing key is kept once, when it is first needed.
"""

from __future__ import annotations

import os
import secrets
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from childtonotice.screening.errors import CannotStart

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
SQLITE_ON_CONNECT = (
    "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA cache_size=-64000;PRAGMA mmap_size=268435456;"
    "PRAGMA foreign_keys=ON;PRAGMA temp_store=MEMORY"
)


@dataclass(frozen=True, slots=True)
class Environment:
    """The settings of one installation.

    ``data_dir``: where the database, the store and the signing key stand. ``force_dir``: the force's folder, or None
    for the shipped policy. ``secure``: whether readers reach us by https, so that cookies may insist on it.
    """

    data_dir: Path
    force_dir: Path | None = None
    hosts: tuple[str, ...] = LOOPBACK
    secure: bool = False
    database_url: str = ""
    secret_key: str = ""
    sign_in: Mapping[str, Any] = field(default_factory=dict)
    email: Mapping[str, Any] = field(default_factory=dict)


def read_environment(variables: Mapping[str, str] = os.environ) -> Environment:
    """Read the installation's settings; a variable goes before the file that CTN_CONFIG names.

    Variables: CTN_CONFIG, CTN_DATA, CTN_FORCE, CTN_HOSTS (comma between), CTN_SECURE (yes or no), CTN_DATABASE_URL,
    CTN_SECRET_KEY. The file has the same names in small letters without CTN_, and the tables ``sign_in`` and ``email``.
    Raises CannotStart where the file cannot be read.
    """
    told = _read_file(variables.get("CTN_CONFIG", ""))
    told |= {name: variables[f"CTN_{name.upper()}"] for name in NAMES if variables.get(f"CTN_{name.upper()}")}
    hosts = _as_list(told.get("hosts")) or LOOPBACK
    return Environment(
        data_dir=Path(told.get("data") or DEFAULT_DATA).expanduser().absolute(),
        force_dir=Path(told["force"]).expanduser().absolute() if told.get("force") else None,
        hosts=hosts,
        secure=_as_yes(told["secure"]) if "secure" in told else not set(hosts) <= set(LOOPBACK),
        database_url=str(told.get("database_url", "")),
        secret_key=str(told.get("secret_key", "")),
        sign_in=told.get("sign_in", {}),
        email=told.get("email", {}),
    )


NAMES = ("data", "force", "hosts", "secure", "database_url", "secret_key")
DEFAULT_DATA = "var"


def _read_file(name: str) -> dict[str, Any]:
    if not name:
        return {}
    try:
        return tomllib.loads(Path(name).read_text(encoding="utf-8"))
    except OSError as error:
        raise CannotStart(
            f"The settings file {name} cannot be read: {error.strerror}.",
            "Correct CTN_CONFIG, or the file's permissions.",
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CannotStart(
            f"The settings file {name} is not TOML: {error}.", "Correct that line and start again."
        ) from error


def _as_list(value: Any) -> tuple[str, ...]:
    items = value.split(",") if isinstance(value, str) else value or ()
    return tuple(str(item).strip() for item in items if str(item).strip())


def _as_yes(value: Any) -> bool:
    return str(value).strip().casefold() in ("1", "yes", "true", "on")


def keep_secret_key(environment: Environment) -> str:
    """The key that signs sessions: the one told, else the one kept in the data folder, else a new one kept there.

    The file is made readable by its owner alone, in one step, so that two servers that start at once agree.
    """
    if environment.secret_key:
        return environment.secret_key
    path = environment.data_dir / "secret_key"
    environment.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    aside = path.with_name(f"secret_key.{secrets.token_hex(4)}")
    if not path.exists():
        descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(64))
        _link_once(aside, path)
    return path.read_text(encoding="ascii").strip()


def _link_once(aside: Path, path: Path) -> None:
    try:
        os.link(aside, path)  # fails where another server was first: then its key is the key
    except FileExistsError:
        pass
    finally:
        aside.unlink()


def describe_database(environment: Environment) -> dict[str, Any]:
    """The database in Django's terms: SQLite beside the store, or the PostgreSQL that the address names.

    The address reads ``postgres://user:password@host:5432/name``. SQLite waits 20 seconds for another writer,
    takes the write lock when a transaction begins, and syncs every commit, as an audit log asks for.
    """
    if not environment.database_url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": environment.data_dir / "casework.sqlite3",
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_ON_CONNECT},
        }
    address = urlsplit(environment.database_url)
    if address.scheme not in ("postgres", "postgresql") or not address.path.strip("/"):
        raise CannotStart(
            "CTN_DATABASE_URL does not name a PostgreSQL database.",
            "Write it as postgres://user:password@host:5432/name.",
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(address.path.strip("/")),
        "USER": unquote(address.username or ""),
        "PASSWORD": unquote(address.password or ""),
        "HOST": address.hostname or "",
        "PORT": str(address.port or ""),
        "CONN_MAX_AGE": 0,
        "OPTIONS": {"pool": {"min_size": 2, "max_size": 8}},
    }
