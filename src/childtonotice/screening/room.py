"""A room beside the answer, in which a long screening keeps its shelf and the parts that it has finished."""

from __future__ import annotations

import atexit
import fcntl
import os
import shutil
import tempfile
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from childtonotice.screening.errors import CannotStart, Failed

NAME = ".ctn-periods"
FOR = "for.txt"


@dataclass
class Room:
    """A folder that one screening at a time may use. What was finished in it is good for the same screening again."""

    folder: Path
    held: int
    let_go: weakref.finalize[[int], Room] = field(init=False)

    def __post_init__(self) -> None:
        # A screening from a program may never be written: its room is free once nothing holds it any more.
        self.let_go = weakref.finalize(self, os.close, self.held)

    @property
    def shelf(self) -> Path:
        """Where the tables stand by month."""
        return self.folder / "shelf"

    @property
    def parts(self) -> Path:
        """Where the finished parts of the answer stand."""
        return self.folder / "parts"

    def prepare(self, key: str) -> None:
        """Makes the room ready for a screening: parts of any other one are thrown away.

        ``key`` is of all that the answer depends on.
        """
        told = self.folder / FOR
        if not told.is_file() or told.read_text(encoding="utf-8") != key:
            shutil.rmtree(self.parts, ignore_errors=True)
            told.write_text(key, encoding="utf-8")
        self.parts.mkdir(exist_ok=True, mode=0o700)

    def __enter__(self) -> Room:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Removes the room with all that is in it; where work was broken off, finished parts stay for another try."""
        if kind is None:
            shutil.rmtree(self.folder, ignore_errors=True)
        else:
            shutil.rmtree(self.shelf, ignore_errors=True)
        self.let_go()


@contextmanager
def writing_beside(folder: Path) -> Iterator[None]:
    """What to say where the disk does not take what a long screening keeps."""
    try:
        yield
    except OSError as error:
        raise Failed(
            f"The work beside {folder} could not be written: {error.strerror}.",
            "A long extract needs about its own size there for a while: free some space and run it again.",
        ) from None


def open_room(beside: Path) -> Room:
    """The room in the folder of an answer; raises CannotStart where another screening is at work in it."""
    folder = beside / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        held = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise Failed(f"{beside} cannot be written to: {error.strerror}.", "Choose another folder with --out.") from None
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(held)
        raise CannotStart(f"Another screening is at work in {beside}.", "Wait until it has ended.") from None
    shutil.rmtree(folder / "shelf", ignore_errors=True)
    return Room(folder, held)


def make_folder() -> Path:
    """A folder of one's own for a screening that is told none; it goes when the program ends."""
    folder = Path(tempfile.mkdtemp(prefix="ctn-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
