"""Are two names one person's? Forename, surname and the two together, as ruling 14 lets them differ."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from childtonotice.screening.link.folding import fold
from childtonotice.screening.link.keys import could_agree, name_keys
from childtonotice.screening.link.lexicon import load_forenames
from childtonotice.screening.link.sexes import usual_sex
from childtonotice.screening.link.sounds import sounds_like
from childtonotice.screening.link.tokens import (
    NAMES_SHARED_BY_BROTHERS,
    join_forename,
    join_surname,
    split_forename,
    split_surname,
)
from childtonotice.screening.link.words import (
    BLANK,
    DIFFERS,
    HEARD,
    INITIAL,
    NEAR_SLIP,
    SAME,
    SHORTEST_SURE_SLIP,
    Agreement,
    compare_forename_words,
    compare_surname_words,
)

__all__ = [
    "NameMatch", "compare_names", "fold", "forename_forms", "forenames_agree", "is_cut_short", "is_forename",
    "name_keys", "same_forename", "same_surname", "sounds_like", "sure_sex",
]  # fmt: skip

CompareWords = Callable[[str, str], Agreement]
SHORTEST_CUT, SHORTEST_LEFT = 4, 2
SURNAME, OTHER_ORDER = "+", "the names in another order"
PET_ENDING = re.compile(r"(?<=\w{2}[^aeiou])(?:ie|ey|y|i)$")
CLOSED = re.compile(r"[aeiou][^aeiouyhng]$")
HYPHEN = re.compile(r"\w-\w")


@dataclass(frozen=True, slots=True)
class NameMatch:
    """How two whole names agree, and why in words: ``reasons``, of the forename and of the surname.

    ``level``: same; variant (short name, spelling, accent, transliteration, slip, part of a double barrel, alone or
    together); swapped (another order); part (an initial, half a name, or in doubt); forename-only (another surname
    altogether); surname-only; blank (a name is missing, or all is initials); differs.
    """

    level: str
    reasons: tuple[str, str]
    forename: str
    surname: str


def forename_forms(forename: str) -> frozenset[str]:
    """A short forename stands for its long form too: "Billy" gives billy and william, "William" only william.

    Two forenames are one name where their forms meet. Ruling 14 (short name, spelling, transliteration).
    """
    words = split_forename(forename)
    forms = {form for word in words[:1] for form in load_forenames().list_forms(word)}
    return frozenset(forms | {"".join(words)} - {""})


@lru_cache(maxsize=100_000)
def is_forename(word: str) -> bool:
    """Whether a word is a forename that we know; a rare name may be none."""
    return any(load_forenames().knows(part) for part in split_forename(word))


@lru_cache(maxsize=50_000)
def sure_sex(forename: str) -> str:
    """The sex that goes with the words of a forename: F of "Georgie-Rose"; of a short name, such as Charlie, none."""
    words = split_forename(forename)
    if len(words) == 1 and load_forenames().stands_for.get(words[0]):
        return ""
    told = {usual_sex(word) for word in words} - {""}
    return told.pop() if len(told) == 1 else ""


@lru_cache(maxsize=100_000)
def is_cut_short(a: str, b: str) -> bool:
    """Whether one forename is the beginning or the end of the other ("Zuli"), and no name of its own (Hari, Harini)."""
    short, long = sorted((join_forename(a), join_forename(b)), key=len)
    stem = PET_ENDING.sub("", short)
    shortest = SHORTEST_CUT - (CLOSED.search(short) is not None and not is_forename(short))  # "Dex", but not "Hoa"
    if len(short) < shortest or len(long) - len(short) < SHORTEST_LEFT:
        return False
    if is_forename(short) and (is_forename(long) or len(stem) < SHORTEST_CUT):
        return False
    return long.startswith(stem) or long.endswith(short)


def same_forename(a: str, b: str) -> str:
    """same, variant, near (in doubt), initial, blank or differs."""
    return agree_forenames(a, b).level


def same_surname(a: str, b: str) -> str:
    """same, variant, near (in doubt), initial, blank or differs."""
    return agree_surnames(a, b).level


def forenames_agree(a: str, b: str) -> bool:
    """Two forenames are one as far as ruling 14 lets names differ."""
    return agree_forenames(a, b).agrees


@lru_cache(maxsize=100_000)
def agree_forenames(a: str, b: str) -> Agreement:
    """Two forenames as recorded, with why they agree."""
    double = bool(HYPHEN.search(a)) and bool(HYPHEN.search(b))
    words = split_forename(a), split_forename(b)
    return agree_words(*words, join_forename(a), join_forename(b), compare_forename_words, double)


@lru_cache(maxsize=100_000)
def agree_surnames(a: str, b: str) -> Agreement:
    """Two surnames as recorded, with why they agree."""
    return agree_words(
        split_surname(a), split_surname(b), join_surname(a), join_surname(b), compare_surname_words, False
    )


def agree_words(
    a: tuple[str, ...], b: tuple[str, ...], whole_a: str, whole_b: str, compare: CompareWords, double: bool
) -> Agreement:
    """Two fields: each written as one word, then word for word. ``double``: both are double-barrelled forenames."""
    if not a or not b:
        return BLANK
    if a == b:
        return SAME if len(whole_a) > 1 else INITIAL
    whole = compare(whole_a, whole_b)
    # Brothers called Abdul Rahim and Abdul Karim: a slip, or a likeness of sound, is looked for in each word.
    part_by_part = len(a) == len(b) > 1 and compare is compare_forename_words and (whole.by_slip or whole is HEARD)
    if whole.agrees and not part_by_part:
        return whole
    if len(a) == len(b) == 1:
        return compare(a[0], b[0])
    parts = agree_parts(a, b, compare, double)
    return NEAR_SLIP if whole is HEARD and not parts.agrees else parts


def agree_parts(a: tuple[str, ...], b: tuple[str, ...], compare: CompareWords, double: bool) -> Agreement:
    """Every word of the shorter name in the longer: part of a double barrel, or its words in another order.

    Where one word agrees and another is against it, a middle name may be wrong: near. But Ellie-Mae is not Ellie-Rose,
    and Mohammed Yusuf not Mohammed Ibrahim.
    """
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    pairs, left = pair_words(short, long, compare)
    agreeing = [agreement for agreement in pairs if agreement.agrees]
    if len(a) == len(b) and any(agreement.by_slip for agreement in agreeing) and is_short_slip(a, b):
        return NEAR_SLIP  # "Yu Chen", "Yu Cheng": of two short names one slip makes the brother's
    by_slip = any(agreement.by_slip for agreement in agreeing)
    if len(agreeing) == len(short):
        why = "part of a double name" if left else OTHER_ORDER
        return Agreement("variant", why, by_slip)
    if agreeing and all(agreement.agrees or agreement.level == "initial" for agreement in pairs):
        return Agreement("variant", "a second name as an initial", by_slip)
    if pairs[0].level == "initial" and all(agreement.level in ("initial", "differs") for agreement in pairs):
        return INITIAL if len(short) == 1 else DIFFERS
    first = compare(a[0], b[0])
    brothers = double or not NAMES_SHARED_BY_BROTHERS.isdisjoint((a[0], b[0]))
    if first.agrees and not first.by_slip and not brothers:
        return Agreement("near", "one of two names agrees")
    return DIFFERS


def is_short_slip(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether what two forenames of several words do not share is shorter than a slip is sure in."""
    return any(len(word) < SHORTEST_SURE_SLIP + 1 for word in {*a} ^ {*b})


def pair_words(
    short: tuple[str, ...], long: tuple[str, ...], compare: CompareWords
) -> tuple[list[Agreement], list[str]]:
    """For each word of the shorter name its best unused partner in the longer; and the words left over."""
    left, pairs = list(long), []
    for word in short:
        best = max(left, key=lambda other: RANK[compare(word, other).level], default="")
        agreement = compare(word, best) if best else DIFFERS
        if agreement.level != "differs":
            left.remove(best)
        pairs.append(agreement)
    return pairs, left


RANK = {"same": 4, "variant": 3, "initial": 2, "near": 1, "blank": 0, "differs": 0}


@lru_cache(maxsize=100_000)
def compare_names(forename_a: str, surname_a: str, forename_b: str, surname_b: str) -> NameMatch:
    """Two names are compared as they stand, then with forename and surname exchanged, then by all their words.

    Ruling 14; the levels are those of NameMatch. A name that says only "unknown", or "baby", counts as blank.
    """
    forename, surname = agree_forenames(forename_a, forename_b), agree_surnames(surname_a, surname_b)
    level = combine(forename, surname)
    if level not in ("same", "variant") and is_swapped(forename_a, surname_a, forename_b, surname_b):
        return NameMatch("swapped", (OTHER_ORDER, OTHER_ORDER), "variant", "variant")
    return NameMatch(level, (forename.why, surname.why), forename.level, surname.level)


def combine(forename: Agreement, surname: Agreement) -> str:
    """The level of two whole names from that of their halves."""
    if forename.agrees and surname.agrees:
        return "same" if forename.level == surname.level == "same" else "variant"
    if forename.level == "blank" and surname.level == "blank":
        return "blank"
    return combine_halves(forename, surname)


def combine_halves(forename: Agreement, surname: Agreement) -> str:
    """One half agrees at most; one that agrees only but for a slip is too little to stand alone."""
    initials = forename.level == surname.level == "initial"
    sure, other, alone = (forename, surname, "forename-only")
    if surname.agrees and not surname.by_slip:
        sure, other, alone = surname, forename, "surname-only"
    if not sure.agrees or sure.by_slip:
        return "blank" if "blank" in (forename.level, surname.level) or initials else "differs"
    return alone if other.level == "differs" else "part"


def is_swapped(forename_a: str, surname_a: str, forename_b: str, surname_b: str) -> bool:
    """Whether the words of both names are the same in another order, part of a double name allowed to be missing."""
    if crosses(forename_a, surname_a, forename_b, surname_b):
        return True
    if is_plain(forename_a, surname_a) and is_plain(forename_b, surname_b):
        return False  # two words and two have no other order; and this is asked very often
    if not (split_forename(forename_a) or split_forename(forename_b)):
        return False
    if not (split_surname(surname_a) or split_surname(surname_b)):
        return False
    words_a, words_b = mark_words(forename_a, surname_a), mark_words(forename_b, surname_b)
    if min(len(words_a), len(words_b)) < 2 or abs(len(words_a) - len(words_b)) > 1:
        return False
    short, long = (words_a, words_b) if len(words_a) <= len(words_b) else (words_b, words_a)
    if not all(any(could_agree(bare_word(a), bare_word(b)) for b in long) for a in short):
        return False
    pairs, left = pair_words(short, long, compare_marked_words)
    if left and left[0].startswith(SURNAME) and sum(word.startswith(SURNAME) for word in long) == 1:
        return False  # "Lola May" is not "Lola-May Stone"
    return all(pair.agrees for pair in pairs) and sum(pair.by_slip for pair in pairs) < len(pairs)


@lru_cache(maxsize=100_000)
def is_plain(forename: str, surname: str) -> bool:
    """Whether a name is one forename and one surname, without particles."""
    return split_forename(forename) == (join_forename(forename),) and split_surname(surname) == (join_surname(surname),)


def mark_words(forename: str, surname: str) -> tuple[str, ...]:
    """The words of a whole name, those of the surname marked."""
    return (*split_forename(forename), *(SURNAME + word for word in split_surname(surname)))


def bare_word(word: str) -> str:
    """A word without the mark of a surname."""
    return word.removeprefix(SURNAME)


def compare_marked_words(a: str, b: str) -> Agreement:
    """Two words of whole names: two forenames or two surnames as such, one of each as either."""
    bare_a, bare_b = bare_word(a), bare_word(b)
    if (bare_a == a) != (bare_b == b):
        return compare_any_words(bare_a, bare_b)
    return compare_forename_words(a, b) if bare_a == a else compare_surname_words(bare_a, bare_b)


def crosses(forename_a: str, surname_a: str, forename_b: str, surname_b: str) -> bool:
    """Whether each forename is the other's surname."""
    for a, b in (
        (join_forename(forename_a), join_surname(surname_b)),
        (join_surname(surname_a), join_forename(forename_b)),
    ):
        if not (a and b and could_agree(a, b) and compare_any_words(a, b).agrees):
            return False
    return True


def compare_any_words(a: str, b: str) -> Agreement:
    """Two words that may each be forename or surname."""
    agreement = compare_forename_words(a, b)
    return agreement if agreement.agrees else compare_surname_words(a, b)
