"""Finds words and data that have no place in the repository: loose ends, other tools' names, real-looking people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.code import list_files, name_of

# Each is put together here, so that this file does not hold what it looks for.
LOOSE_ENDS = ("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK")
ELSEWHERE = ("../sha" + "red", "/work/sha" + "red", "/tmp/br" + "ief", "/work/ma" + "in")
TOOLS = (
    "Cla" + "ude",
    "Anthro" + "pic",
    "Chat" + "GPT",
    "Open" + "AI",
    "Copi" + "lot",
    "Gem" + "ini",
    "langua" + "ge model",
)

MAIL = re.compile(r"[A-Za-z0-9._%+-]*[A-Za-z0-9]@((?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,})\b")
PHONE = re.compile(r"(?<![\w.,:/-])(?:\+44 ?|0)(?:\d[ -]?){9,10}(?![\w-])")
# Numbers that the regulator keeps free for drama, a code that no place has, and the ten digits: they ring nowhere.
DRAMA = ("01632960", "07700900", "08081570", "09098790", "03069990", "02079460", "01134960", "01144960", "01154960",
         "01164960", "01174960", "01184960", "01214960", "01314960", "01414960", "01514960", "01614960", "01914980",
         "02920180", "02890180", "0100", "0123456789")  # fmt: skip
LISTS_OF_NAMES = ("forenames.csv", "surnames.csv", "nicknames.csv", "sexes.csv", "names.txt")  # anyone may be called so
THIRD_PARTIES = ("THIRD_PARTY_NOTICES.md", "LICENSE")


def list_texts() -> Iterator[tuple[str, str]]:
    """Every text file of ours: where it is, and what it says."""
    for path in list_files():
        text = read_text(path)
        if text is not None:
            yield name_of(path), text


def read_text(path: Path) -> str | None:
    """The file's text; None where it is none (a picture, a workbook)."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def find_words(text: str, words: tuple[str, ...], *, any_case: bool = False) -> list[str]:
    """The words that stand in the text as whole words, each with its line."""
    pattern = re.compile(
        "|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words), re.IGNORECASE if any_case else 0
    )
    return [f"line {text.count(chr(10), 0, hit.start()) + 1}: {hit.group()}" for hit in pattern.finditer(text)]


def find_real_mail(text: str) -> list[str]:
    """E-mail addresses that could be somebody's: all but those under .example, .invalid or .test."""
    return [hit.group() for hit in MAIL.finditer(text) if not hit.group(1).endswith((".example", ".invalid", ".test"))]


def find_real_phones(text: str) -> list[str]:
    """British telephone numbers that could ring somewhere."""
    return [hit.group() for hit in PHONE.finditer(text) if not _national(hit.group()).startswith(DRAMA)]


def _national(number: str) -> str:
    digits = re.sub(r"[^\d+]", "", number)
    return "0" + digits[3:] if digits.startswith("+44") else digits
