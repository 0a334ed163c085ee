"""The words of a log and where each stands, on a shadow of the log that has the same length.

The shadow is lower case and ASCII: accents are taken off, curly quotes and long dashes become plain ones, so that
every rule sees one spelling while every position still points into the log as it was written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

# "s/son", "g/d": a step or grandchild written short is one word.
TOKEN = re.compile(r"[sg]/(?:son|dau|dtr|daughter|[sd])\b|[a-z]+(?:'[a-z]+)*|\d+(?:[.:/]\d+)*|[^\sa-z0-9]")
PLAIN = {
    "‘": "'",
    "’": "'",
    "ʼ": "'",
    "`": "'",
    "“": '"',
    "”": '"',
    "–": "-",
    "—": "-",
    "‑": "-",
    "−": "-",
    "½": "h",
    "£": "$",
}
LETTERS = {"ß": "s", "æ": "a", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "t", "œ": "o", "ı": "i"}
# Empty words of padding: a rule may look a few words past either end without asking whether they are there.
EDGE = [""] * 12
REACH = 300
FULL_STOPS = frozenset((".", ";", "!", "?"))


class Folding(dict[int, str]):
    """Each character's plain lower-case ASCII stand-in, worked out once and kept."""

    def __missing__(self, code: int) -> str:
        """The stand-in of one character; what has none becomes a question mark, white space a blank."""
        found = fold_character(chr(code))
        if len(self) < 20_000:
            self[code] = found
        return found


def fold_character(character: str) -> str:
    """One character as one plain lower-case ASCII character."""
    if character in PLAIN:
        return PLAIN[character]
    lower = character.lower()
    if lower in LETTERS:
        return LETTERS[lower]
    if character.isspace():
        return "\n" if character in "\n\u2028\u2029\x85" else " "
    if unicodedata.combining(character):
        return "'"
    plain = unicodedata.normalize("NFKD", lower)[0]
    return plain if plain.isascii() and plain.isprintable() else "?"


FOLDING = Folding()


STRANGE = re.compile(r"[^ -_a-~\n]")  # all but printable ASCII; the backtick is a quotation mark


def fold(log: str) -> str:
    """The shadow of a log: lower case, ASCII, the same length."""
    if not log.isascii():
        log = STRANGE.sub(lambda found: FOLDING[ord(found[0])], log)
    return log.lower().replace("\r", "\n")


CLOCK = re.compile(r"^[\W\d]*(?:hrs?|h|am|pm)\b")  # "1917hrs" before a line in capitals


def is_of_one_case(text: str) -> bool:
    """Whether a text has no capitals, or nothing but capitals."""
    return text.upper() == text or text.lower() == text


def stop_at_strokes(words: list[str]) -> None:
    """Make a full stop of the two strokes that part two matters in one entry: "son lives abroad // seen by unit"."""
    for at in range(len(words) - 1):
        if words[at] == "/" == words[at + 1]:
            words[at] = words[at + 1] = "."


AS_TYPED: Mapping[int, int] = {}  # of a line without misspelt words


def list_starts(words: list[str], text: str, start: int) -> list[int]:
    """Where each word of a stretch of text begins; only white space lies between two of them."""
    starts = []
    for word in words:
        start = text.index(word, start)
        starts.append(start)
        start += len(word)
    return starts


class Line:
    """A stretch of one line of the log as words, each with its start; padded, so that looking past an end is safe."""

    __slots__ = ("_flat", "all", "hi", "lo", "log", "plain", "row", "size", "starts", "typed", "words")

    def __init__(self, log: str, text: str, lo: int, hi: int, row: int = 0) -> None:
        self.log, self.plain, self.lo, self.hi, self.row = log, text, lo, hi, row
        words: list[str] = TOKEN.findall(text, lo, hi)
        self.starts: list[int] = list_starts(words, text, lo)
        if text.find("//", lo, hi) >= 0:
            stop_at_strokes(words)
        self.size = len(words)
        self.typed: Mapping[int, int] = AS_TYPED
        self.all = frozenset(words)
        self.words = words + EDGE
        self._flat: bool | None = None

    def end(self, index: int) -> int:
        """Where the word at that index ends, in code points of the log."""
        return self.starts[index] + (self.typed.get(index) or len(self.words[index]))

    def text(self) -> str:
        """The line in plain lower-case ASCII."""
        return self.plain[self.lo : self.hi]

    def correct(self, slips: dict[str, str]) -> None:
        """Put right the misspelt words; their length in the log is kept."""
        slipped = [index for index in range(self.size) if self.words[index] in slips]
        self.typed = {index: len(self.words[index]) for index in slipped}
        for index in slipped:
            self.words[index] = slips[self.words[index]]
        self.all = frozenset(self.words[: self.size])

    def glued(self, index: int) -> bool:
        """Whether the word at that index is written straight onto the one before it ("14yo")."""
        if not 0 < index < self.size:
            return False
        gap = self.starts[index] - self.starts[index - 1]
        return gap == (self.typed.get(index - 1) or len(self.words[index - 1]))

    @property
    def is_flat(self) -> bool:
        """Whether the line is all capitals or all small letters, so that a capital says nothing."""
        if self._flat is None:
            text = self.log[self.lo : self.hi]
            self._flat = is_of_one_case(text) or is_of_one_case(CLOCK.sub("", text))
        return self._flat

    def sentence(self, index: int) -> tuple[int, int]:
        """The sentence around a word, as a first index and one past the last."""
        first = last = index
        while first > 0 and self.words[first - 1] not in FULL_STOPS:
            first -= 1
        while last < self.size and self.words[last] not in FULL_STOPS:
            last += 1
        return first, last

    def near(self, index: int, before: int, after: int) -> list[str]:
        """The words around one, itself included, not beyond the line."""
        return self.words[max(0, index - before) : min(self.size, index + after + 1)]

    def before(self, index: int, reach: int) -> list[str]:
        """The words just before one."""
        return self.words[index - reach : index] if index >= reach else self.words[: max(0, index)]

    def after(self, index: int, reach: int) -> list[str]:
        """The words just after one."""
        return self.words[index + 1 : min(self.size, index + 1 + reach)]


def stretch(text: str, position: int, after: int) -> tuple[int, int]:
    """The line around a position, or of a very long line what lies within reach; never before ``after``."""
    floor = max(after, position - REACH)
    lo = text.rfind("\n", floor, position) + 1 or whole_word(text, floor, after)
    ceiling = min(len(text), position + REACH)
    hi = text.find("\n", position, ceiling)
    if hi < 0:
        hi = ceiling if ceiling == len(text) else max(text.rfind(" ", position, ceiling), position + 1)
        hi = hi if hi > position + 60 else ceiling
    return lo, hi


def whole_word(text: str, floor: int, after: int) -> int:
    """The start of the first whole word from a floor on."""
    if floor in (0, after):
        return floor
    blank = text.find(" ", floor, floor + 60)
    return blank + 1 if blank >= 0 else floor
