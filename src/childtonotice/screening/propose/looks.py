"""What the cells of a column look like, whatever its name says: dates, ages, names, codes, long text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from childtonotice.screening.propose.formats import Written, find_time_of_day, find_written
from childtonotice.screening.propose.sheets import Given
from childtonotice.screening.propose.vocabulary import codes_of, ethnicities, unknown_words
from childtonotice.screening.read.ages import read_age
from childtonotice.screening.read.full_names import part_birth
from childtonotice.screening.read.translate import fold_code

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", re.IGNORECASE)
_STREET = re.compile(
    r"\b(road|rd|street|st|lane|ln|avenue|ave|close|drive|dr|grove|way|court|crescent|cres|terrace|place|gardens|park|"
    r"square|hill|row|flat|mews|walk|view|green|mount|house|cottage|farm|yard|parade|fold|rise)\b",
    re.IGNORECASE,
)
_ID = re.compile(r"(?=.*\d)[A-Za-z]{0,6}[-/ ]?[\w/.-]{2,24}")
_BARE_CODE = re.compile(r"[A-Z]{0,3}[-/ ]?\d{1,5}[A-Z]?")
_RANK = frozenset({"pc", "dc", "ps", "ds", "insp", "di", "sgt", "pcso", "ch insp", "dci", "supt", "sergeant",
                   "constable", "inspector", "tdc", "dcs", "c/insp", "t/ps", "a/ps", "police constable", "ci",
                   "superintendent", "special constable", "sc", "staff", "police staff"})  # fmt: skip
_SEX = frozenset(
    {"m", "f", "male", "female", "u", "x", "i", "n", "man", "woman", "boy", "girl", "unspecified", "other"}
)
_YESNO = frozenset({"y", "n", "yes", "no", "true", "false", "t", "f", "1", "0", "x", "ticked"})
_ETHNICITY = re.compile(r"white|black|asian|mixed|ic ?\d", re.IGNORECASE)
_MOST, _LONG = 1_000, 40


@dataclass(frozen=True, slots=True)
class Looks:
    """A column seen without its name.

    ``filled``: how many cells hold something, and ``values`` what, with how often, words for "not recorded" left out.
    ``shares``: for each way in which a value may look, how much of the column looks so.
    """

    filled: int
    empty: int
    values: Counter[str]
    written: Written | None = None
    time_of_day: str = ""
    shares: dict[str, float] = field(default_factory=dict)

    def share(self, way: str) -> float:
        """How much of the column looks this way; 0 for an empty one."""
        return self.shares.get(way, 0.0)

    @property
    def distinct(self) -> float:
        """How many different values a filled cell has, from 0 to 1: an id has 1."""
        return len(self.values) / self.filled if self.filled else 0.0

    @property
    def length(self) -> float:
        """The mean length of a value."""
        return sum(len(value) * count for value, count in self.values.items()) / max(self.filled, 1)

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it."""
        return not self.filled


def look_at(given: Given) -> Looks:
    """What a column looks like."""
    unknown = unknown_words()
    values = Counter(cell for cell in given.cells if cell and fold_code(cell) not in unknown)
    filled = values.total()
    if not filled:
        return Looks(0, len(given.cells), values)
    sample = dict(values.most_common(_MOST))
    shares = {way: _share(sample, test) for way, test in _WAYS.items()}
    cells = list(sample)
    return Looks(filled, len(given.cells) - filled, values, find_written(cells), find_time_of_day(cells), shares)


def _share(sample: dict[str, int], test: Callable[[str], bool]) -> float:
    return sum(count for value, count in sample.items() if test(value)) / sum(sample.values())


_LISTS = {"forenames": ("forenames", "sexes"), "surnames": ("surnames",)}


@cache
def _names(which: str) -> frozenset[str]:
    """Usual forenames or surnames, from every list that the engine has."""
    found: set[str] = set()
    for part in _LISTS[which]:
        text = files("childtonotice.screening.link").joinpath(f"{part}.csv").read_text(encoding="utf-8")
        found |= {line.split(",")[0].casefold() for line in text.splitlines()[1:]}
    return frozenset(found)


def is_name(word: str) -> bool:
    """Whether a word is a usual forename or surname: it is shown to nobody."""
    return word in _names("forenames") or word in _names("surnames")


def _is_forename(value: str) -> bool:
    words = re.findall(r"[^\W\d_]+", value.casefold())
    return 0 < len(words) <= 3 and words[0] in _names("forenames")


def _is_surname(value: str) -> bool:
    words = re.findall(r"[^\W\d_]+", value.casefold())
    return 0 < len(words) <= 3 and words[-1] in _names("surnames")


def _is_full_name(value: str) -> bool:
    value = part_birth(value)[0]
    words = re.findall(r"[^\W\d_]+", value.casefold())
    return 2 <= len(words) <= 5 and not re.search(r"\d", value) and any(word in _names("forenames") for word in words)


def _is_word_like_name(value: str) -> bool:
    return bool(re.fullmatch(r"[^\W\d_](?:[^\W\d_]|['’ -]){1,30}", value)) and not value.islower()


def _known(which: str) -> Callable[[str], bool]:
    return lambda value: fold_code(value) in codes_of(which)


def _is_age(value: str) -> bool:
    return len(value) <= 24 and bool(read_age(value))


def _is_address(value: str) -> bool:
    return bool(_POSTCODE.search(value)) or (bool(_STREET.search(value)) and value.count(" ") <= 11)


def _is_flag(value: str) -> bool:
    return any(fold_code(item.strip(" []\"'")) in codes_of("flag") for item in re.split(r"[;,/|]", value))


_WAYS: dict[str, Callable[[str], bool]] = {
    "forename": _is_forename,
    "surname": _is_surname,
    "full_name": _is_full_name,
    "born_name": lambda value: bool(part_birth(value)[1]) and _is_full_name(value),
    "several_names": lambda value: sum(map(_is_full_name, re.split(r'[;|\n]|", ?"', value))) > 1,
    "name_like": _is_word_like_name,
    "age": _is_age,
    "band": lambda value: _is_age(value) and not value.isdigit(),
    "email": lambda value: bool(_EMAIL.fullmatch(value)),
    "rank": lambda value: fold_code(value) in _RANK,
    "sex": lambda value: fold_code(value) in _SEX,
    "yesno": lambda value: fold_code(value) in _YESNO,
    "ethnicity": lambda value: value.upper() in ethnicities() or bool(_ETHNICITY.match(value)),
    "address": _is_address,
    "id": lambda value: bool(_ID.fullmatch(value)),
    "digits": str.isdigit,
    "bare_code": lambda value: bool(_BARE_CODE.fullmatch(value)),
    "long": lambda value: len(value) >= _LONG and value.count(" ") >= 4,
    "role": _known("role"),
    "kind": _known("kind"),
    "grading": _known("grading"),
    "subject": _known("subject"),
    "response": _known("response"),
    "attended": _known("attended"),
    "young": _known("young"),
    "category": lambda value: any(fold_code(item) in codes_of("category") for item in re.split(r"[;,/|]", value)),
    "flag": _is_flag,
}  # fmt: skip


def find_separator(values: Iterable[str]) -> str:
    """What stands between the items of a list; empty where no cell seems to hold more than one."""
    counts = Counter(sign for value in values for sign in ";,|/" if sign in value)
    return max(counts, key=lambda sign: (counts[sign], sign == ";")) if counts else ""


def show_shape(value: str) -> str:
    """How a value is made, without its content: 26/004501 is NN/NNNNNN, a word is Aaaa."""
    shape = re.sub(r"\d", "N", re.sub(r"[^\W\d_]", lambda found: "A" if found[0].isupper() else "a", value))
    return shape if len(shape) <= 24 else f"{shape[:21]}..."


def show_shapes(values: Sequence[str] | Counter[str], most: int = 2) -> str:
    """The most frequent shapes of a column."""
    counts = Counter(show_shape(value) for value in values)
    return ", ".join(shape for shape, _ in counts.most_common(most))
