"""What the machine tells the web app: environment variables first, then one TOML file, then the defaults.

Nothing here creates or changes a file, except that the signing key is kept once, when it is first needed.
"""

from __future__ import annotations

import os
import secrets
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from childtonotice.casework.directory import Directory
from childtonotice.config.directory import DIRECTORY_NAMES, read_directory
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
    for the shipped policy. ``secure``: whether readers reach us by https, so that cookies may insist on it. ``site``:
    the address that links in mails begin with. ``told_of_directory``: what is said of the force's own directory.
    """

    data_dir: Path
    force_dir: Path | None = None
    hosts: tuple[str, ...] = LOOPBACK
    secure: bool = False
    database_url: str = ""
    secret_key: str = ""
    site: str = ""
    email: Mapping[str, Any] = field(default_factory=dict)
    told_of_directory: Mapping[str, Any] = field(default_factory=dict)

    @property
    def directory(self) -> Directory | None:
        """The directory through which people may sign in, if any. Raises CannotStart where it is half set up.

        Read when the web app starts: a daily run is not held up by what concerns signing in.
        """
        return read_directory(self.told_of_directory)


def read_environment(variables: Mapping[str, str] = os.environ) -> Environment:
    """Read the installation's settings; a variable goes before the file that CTN_CONFIG names.

    Variables: CTN_CONFIG, CTN_DATA, CTN_FORCE, CTN_HOSTS (comma between), CTN_SECURE (yes or no), CTN_DATABASE_URL,
    CTN_SECRET_KEY, CTN_SITE, CTN_EMAIL_PASSWORD, and those of directory.py. The file has the same names in small
    letters without CTN_, and the table ``email``.
    Raises CannotStart where the file cannot be read.
    """
    told = _read_file(variables.get("CTN_CONFIG", ""))
    told |= {name: variables[f"CTN_{name.upper()}"] for name in NAMES if variables.get(f"CTN_{name.upper()}")}
    hosts = _as_list(told.get("hosts")) or LOOPBACK
    secure = _as_yes(told["secure"]) if "secure" in told else not set(hosts) <= set(LOOPBACK)
    password = variables.get("CTN_EMAIL_PASSWORD")
    return Environment(
        data_dir=Path(told.get("data") or DEFAULT_DATA).expanduser().absolute(),
        force_dir=Path(told["force"]).expanduser().absolute() if told.get("force") else None,
        hosts=hosts,
        secure=secure,
        database_url=str(told.get("database_url", "")),
        secret_key=str(told.get("secret_key", "")),
        site=str(told.get("site", "")).rstrip("/") or (f"https://{hosts[0]}" if secure else f"http://{hosts[0]}:8000"),
        email={**told.get("email", {}), **({"password": password} if password else {})},
        told_of_directory={name: told[name] for name in DIRECTORY_NAMES if name in told},
    )


NAMES = ("data", "force", "hosts", "secure", "database_url", "secret_key", "site", *DIRECTORY_NAMES)
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
        try:
            _write_key(aside)
            with suppress(FileExistsError):  # where another server was first its key is the key
                os.link(aside, path)
        finally:
            aside.unlink(missing_ok=True)
    return path.read_text(encoding="ascii").strip()


def _write_key(path: Path) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(64))


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


def describe_mail(environment: Environment) -> dict[str, Any]:
    """The mail server in Django's terms. Without ``host`` nothing is mailed: each message is a file in the data folder.

    The table ``email`` of the settings file: host, port, user, password, security (starttls, tls or none), from.
    Raises CannotStart at an unknown key or kind of security.
    """
    told = environment.email
    unknown = sorted(set(told) - {"backend", "host", "port", "user", "password", "security", "from"})
    security = str(told.get("security", "starttls")).casefold()
    if unknown or security not in ("starttls", "tls", "none"):
        what = f"“{unknown[0]}”" if unknown else f"the security “{security}”"
        raise CannotStart(
            f"The settings file's table email has {what}, which nobody knows.",
            "It may hold host, port, user, password, from, and security as starttls, tls or none.",
        )
    kind = "smtp" if told.get("host") else "filebased"
    return {
        "EMAIL_BACKEND": told.get("backend", f"django.core.mail.backends.{kind}.EmailBackend"),
        "EMAIL_FILE_PATH": environment.data_dir / "mail",
        "EMAIL_HOST": told.get("host", "localhost"),
        "EMAIL_PORT": int(told.get("port", {"starttls": 587, "tls": 465, "none": 25}[security])),
        "EMAIL_HOST_USER": told.get("user", ""),
        "EMAIL_HOST_PASSWORD": told.get("password", ""),
        "EMAIL_USE_TLS": security == "starttls",
        "EMAIL_USE_SSL": security == "tls",
        "EMAIL_TIMEOUT": 60,
        "DEFAULT_FROM_EMAIL": told.get("from", "child-to-notice@localhost"),
    }
