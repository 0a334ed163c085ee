"""Wording that blames or belittles a child (F6) is shown as advice to the writer, never as a score of anybody.

The wording itself, with the reason against it, is in ``sayings.txt``. Not inside quoted speech, not under "told not
to use", not of grown-ups.
"""

from __future__ import annotations

import re


def is_quoted(text: str, start: int) -> bool:
    """Whether a place is inside double quotation marks on its line."""
    line = text[text.rfind("\n", max(0, start - 400), start) + 1 : start]
    return line[-400:].count('"') % 2 == 1


def is_forbidden(text: str, start: int) -> bool:
    """Whether the wording is only cited as one not to use, or denied in the same breath."""
    before = text[max(0, start - 60) : start]
    return any(
        word in before
        for word in (
            "not to use",
            "do not use",
            "don't use",
            "avoid ",
            "the term ",
            "the phrase ",
            "never say",
            "not say",
        )
    )


GROWN_UPS = re.compile(
    r"\b(?:mum|mother|dad|father|husband|wife|landlord|landlady|tenant|lodger|caller|inft|neighbour|ex|"
    r"partner|driver|man|woman|lady|gentleman|customer|"
    r"adult|(?:1[89]|[2-9][0-9]) ?(?:yrs?|years?|yo|yoa)|(?:is|aged) (?:1[89]|[2-9][0-9]))\b"
)
CHILDREN = re.compile(
    r"\b(?:he|she|they|child|children|kids?|girl|boy|lad|lass|teen\w*|youths?|pupil|young person|yp|"
    r"daughter|son|him|her|(?:1[0-7]|[1-9]) ?(?:yo|yrs|yoa)|"
    r"(?:is|aged) (?:1[0-7]|[1-9]))\b"
)


def is_about_adult(text: str, start: int) -> bool:
    """Whether the last person told of before the wording, in its sentence, is a grown-up.

    "landlord is a time waster".
    """
    before = text[max(0, start - 70) : start]
    for stop in ("\n", ". ", "; "):
        before = before.rpartition(stop)[2]
    grown = max((found.end() for found in GROWN_UPS.finditer(before)), default=-1)
    child = max((found.end() for found in CHILDREN.finditer(before)), default=-1)
    return grown > child
