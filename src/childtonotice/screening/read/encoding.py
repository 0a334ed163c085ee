"""In which encoding a text file is written, asked in the order of the contract."""

from __future__ import annotations

import codecs
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from charset_normalizer import from_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MOST_INVALID = 0.001
_SAMPLE = 1 << 18
_PIECE = 1 << 24
_REPLACEMENT = "\ufffd"
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding by Python's name; ``guessed``: a detector named it; ``torn``: some bytes cannot be read in it."""

    name: str
    guessed: bool = False
    torn: bool = False


def find_encoding(path: Path, named: str = "") -> Encoding:
    """The encoding of a file: the mapping's, a BOM, UTF-8 unless too much of it is invalid, cp1252, a detector last.

    The file is read piece by piece: it may be larger than the memory. Raises OSError where it cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(_SAMPLE)
    if named:
        return _as_named(path, named)
    for mark, name in _BOMS:
        if head.startswith(mark):
            return Encoding(name, torn=not _decodes(path, name))
    wide = _wide_without_mark(head)
    if wide:
        return Encoding(wide, guessed=True)
    if _decodes(path, "utf-8"):
        return Encoding("utf-8")
    if _share_invalid(path) <= _MOST_INVALID:
        return Encoding("utf-8", torn=True)
    if _decodes(path, "cp1252"):
        return Encoding("cp1252")
    return _detected(path, head)


def _pieces(path: Path, name: str, errors: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(name)(errors)
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield decoder.decode(piece)
    yield decoder.decode(b"", final=True)


def _as_named(path: Path, named: str) -> Encoding:
    # A force that says UTF-8 may or may not write a mark at the beginning; it is no part of the text.
    name = "utf-8-sig" if codecs.lookup(named).name == "utf-8" else named
    return Encoding(name, torn=not _decodes(path, name))


def _decodes(path: Path, name: str) -> bool:
    try:
        deque(_pieces(path, name, "strict"), maxlen=0)
    except UnicodeError:
        return False
    return True


def _wide_without_mark(head: bytes) -> str:
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = max(len(head) // 2, 1)
    if max(even, odd) < 0.3 * half or min(even, odd) > 0.05 * half:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _share_invalid(path: Path) -> float:
    """How much of what is not plain ASCII is no UTF-8; a replacement character that was written as such is."""
    beyond = invalid = 0
    for text in _pieces(path, "utf-8", "replace"):
        beyond += len(_BEYOND_ASCII.findall(text))
        invalid += text.count(_REPLACEMENT)
    invalid -= sum(text.count(_REPLACEMENT) for text in _pieces(path, "utf-8", "surrogateescape"))
    return invalid / max(beyond, 1)


def _keeps_ascii(name: str) -> bool:
    # Where plain letters, digits and commas would change, the detector has gone astray: they are what we know.
    return bytes(range(32, 127)).decode(name, "replace").encode("ascii", "replace") == bytes(range(32, 127))


def _detected(path: Path, head: bytes) -> Encoding:
    best = from_bytes(head).best()
    name = best.encoding if best and _keeps_ascii(best.encoding) else "cp1252"
    return Encoding(name, guessed=True, torn=not _decodes(path, name))
