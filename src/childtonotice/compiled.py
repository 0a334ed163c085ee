"""The rules compiled: a second copy of the engine, at work only where it was made of exactly these sources.

Plain Python is the truth and what everyone gets. Where ``make compiled`` was asked for, it leaves the engine's files
once more in a folder named after their contents and this Python, with compiled modules beside those of the rules. A
change of any file, or of Python, is another name, so that nothing compiled of other sources is ever found.
"""

from __future__ import annotations

import hashlib
import os
import sys
import sysconfig
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

SWITCH, COMPILED = "CTN_RULES", "compiled"
HERE = Path(__file__).parent
ENGINE = HERE / "screening"
BUILDS = HERE.parents[1] / ".compiled"


def name_build(engine: Path = ENGINE) -> str:
    """The name of what is compiled of an engine's files by this Python: all their names and contents tell in it."""
    digest = hashlib.sha256(f"{sys.version}\0{sysconfig.get_config_var('EXT_SUFFIX')}\0".encode())
    for path in sorted(list_sources(engine)):
        digest.update(f"{path.relative_to(engine).as_posix()}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()[:32]


def list_sources(engine: Path) -> Iterator[Path]:
    """The files of an engine, whatever Python leaves beside them apart."""
    return (path for path in engine.rglob("*") if path.is_file() and path.parent.name != "__pycache__")


def find_build(builds: Path = BUILDS, engine: Path = ENGINE) -> Path | None:
    """The folder with the compiled copy of exactly these files; None where there is none."""
    folder = builds / name_build(engine) if builds.is_dir() else None
    return folder if folder and folder.is_dir() else None


def choose_rules() -> None:
    """Puts the compiled copy first, where there is one and nobody asked for the plain rules; workers do the same.

    To be called before anything of the engine is imported: what is loaded stays what it is.
    """
    wanted = os.environ.setdefault(SWITCH, COMPILED) == COMPILED
    build = find_build() if wanted and "childtonotice.screening" not in sys.modules else None
    if build is not None:
        put_first(build)


def put_first(build: Path) -> None:
    """From now on the engine is imported from a build; what its modules share is found behind all else."""
    path = sys.modules["childtonotice"].__path__
    if path[0] != str(build / "childtonotice"):
        path.insert(0, str(build / "childtonotice"))
        sys.path.append(str(build))


def tell_form() -> str:
    """Whether the rules that this process imports are compiled or plain."""
    return "plain" if Path(sys.modules["childtonotice"].__path__[0]) == HERE else COMPILED


def tell_version() -> str:
    """The version, and whether the rules at work are compiled or plain."""
    return f"childtonotice {version('childtonotice')}, rules {tell_form()}"
