"""In which encoding a text file is written, asked in the order of the contract."""

from __future__ import annotations

import codecs
import re
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

    Raises OSError where the file cannot be read.
    """
    data = path.read_bytes()
    if named:
        return _as_named(data, named)
    for mark, name in _BOMS:
        if data.startswith(mark):
            return Encoding(name, torn=not _decodes(data, name))
    wide = _wide_without_mark(data[:_SAMPLE])
    if wide:
        return Encoding(wide, guessed=True)
    if _decodes(data, "utf-8"):
        return Encoding("utf-8")
    if _share_invalid(data) <= _MOST_INVALID:
        return Encoding("utf-8", torn=True)
    if _decodes(data, "cp1252"):
        return Encoding("cp1252")
    return _detected(data)


def _as_named(data: bytes, named: str) -> Encoding:
    # A force that says UTF-8 or UTF-16 may or may not write a mark at the beginning; it is no part of the text.
    name = "utf-8-sig" if codecs.lookup(named).name == "utf-8" else named
    return Encoding(name, torn=not _decodes(data, name))


def _decodes(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except UnicodeError:
        return False
    return True


def _wide_without_mark(head: bytes) -> str:
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = max(len(head) // 2, 1)
    if max(even, odd) < 0.3 * half or min(even, odd) > 0.05 * half:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _share_invalid(data: bytes) -> float:
    text = data.decode("utf-8", "replace")
    invalid = text.count(_REPLACEMENT) - data.count(_REPLACEMENT.encode())
    return invalid / max(len(_BEYOND_ASCII.findall(text)), 1)


def _keeps_ascii(name: str) -> bool:
    # Where plain letters, digits and commas would change, the detector has gone astray: they are what we know.
    return bytes(range(32, 127)).decode(name, "replace").encode("ascii", "replace") == bytes(range(32, 127))


def _detected(data: bytes) -> Encoding:
    best = from_bytes(data[:_SAMPLE]).best()
    name = best.encoding if best and _keeps_ascii(best.encoding) else "cp1252"
    return Encoding(name, guessed=True, torn=not _decodes(data, name))
