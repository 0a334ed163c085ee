"""Are two single names the same name? Equal, another form of it, perhaps, or another name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from childtonotice.screening.link.lexicon import Lexicon, load_forenames, load_surnames, spell_simply
from childtonotice.screening.link.sounds import sounds_like, tell_sounds

SHORTEST_HEARD_KNOWN, SHORTEST_HEARD, SHORTEST_SLIP = 5, 4, 4
SHORTEST_TWO_SLIPS = 8
SHORTEST_STEM = 3
PIECE = 2


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two names, or two whole fields, agree. ``level``: same, variant, near, initial, blank or differs.

    ``near`` may be the other's misspelling or another name: never beyond doubt. ``by_slip``: judged one name only
    because the letters are so alike; too little where the other half of the name is in doubt as well.
    """

    level: str
    why: str = ""
    by_slip: bool = False

    @property
    def agrees(self) -> bool:
        """Whether the two are one name as far as ruling 14 lets names differ."""
        return self.level in ("same", "variant")


SAME = Agreement("same")
DIFFERS = Agreement("differs")
BLANK = Agreement("blank")


@lru_cache(maxsize=200_000)
def compare_forename_words(a: str, b: str) -> Agreement:
    """Two folded single first names."""
    return compare_words(a, b, load_forenames())


@lru_cache(maxsize=200_000)
def compare_surname_words(a: str, b: str) -> Agreement:
    """Two folded single surnames; the daughter's form of a Slavic or Baltic surname is the same name."""
    agreement = compare_words(a, b, load_surnames())
    if not agreement.agrees and not gender_forms(a).isdisjoint(gender_forms(b)):
        return Agreement("variant", "the form for a daughter or a son")
    return agreement


def compare_words(a: str, b: str, lexicon: Lexicon) -> Agreement:
    """Equal; an initial; short name or spelling; alike by ear; alike but for a slip; else another name (ruling 14)."""
    if a == b:
        return SAME if len(a) > 1 else Agreement("initial", "an initial only")
    if min(len(a), len(b)) == 1:
        return Agreement("initial", "an initial only") if a[0] == b[0] else DIFFERS
    if share_form(a, b, lexicon):
        return Agreement("variant", "a short name or another spelling")
    if are_heard_alike(a, b, lexicon):
        return Agreement("variant", "sounds alike")
    return judge_slip(a, b, lexicon)


def share_form(a: str, b: str, lexicon: Lexicon) -> bool:
    """Whether both may stand for one name: Billy and William, Billy and Will, but not Alexander and Alexandra."""
    return not word_forms(a, lexicon).isdisjoint(word_forms(b, lexicon))


def word_forms(word: str, lexicon: Lexicon) -> frozenset[str]:
    """The simple spellings of whatever a word may stand for."""
    return forename_word_forms(word) if lexicon.keeps_known_apart else surname_word_forms(word)


@lru_cache(maxsize=100_000)
def forename_word_forms(word: str) -> frozenset[str]:
    """The simple spellings of whatever a first name may stand for."""
    return frozenset(map(spell_simply, load_forenames().list_forms(word)))


@lru_cache(maxsize=100_000)
def surname_word_forms(word: str) -> frozenset[str]:
    """The simple spellings of whatever a surname may stand for."""
    forms = frozenset(map(spell_simply, load_surnames().list_forms(word)))
    return forms | set(map(spell_simply, gender_forms(word)))


def are_heard_alike(a: str, b: str, lexicon: Lexicon) -> bool:
    """Whether two names sound alike: narrowly where both are names we know, widely where one is not.

    Short names that we know (Lee and Leah, Jon and Joan) sound too alike to be told by ear: a family list says.
    """
    shortest = min(len(a), len(b))
    if lexicon.knows(a) and lexicon.knows(b):
        return shortest >= SHORTEST_HEARD_KNOWN and not set(tell_sounds(a)).isdisjoint(tell_sounds(b))
    return shortest >= SHORTEST_HEARD and not sounds_like(a).isdisjoint(sounds_like(b))


def judge_slip(a: str, b: str, lexicon: Lexicon) -> Agreement:
    """Alike but for a slip: one letter, from eight letters on two; two names that we know are two names.

    In a name of four letters one slip makes another name too easily (Jade, Jake): near at most. Three letters never.
    """
    shortest = min(len(a), len(b))
    slips = OSA.distance(a, b, score_cutoff=2)
    if shortest < SHORTEST_SLIP or slips > 2:
        return DIFFERS
    if lexicon.knows(a) and lexicon.knows(b):
        return DIFFERS if lexicon.keeps_known_apart or slips > 1 or shortest < lexicon.shortest_slip else NEAR_SLIP
    if slips == 1:
        return SLIP if shortest >= lexicon.shortest_slip else NEAR_SLIP
    if shortest >= SHORTEST_TWO_SLIPS:
        return SLIP if a[:PIECE] == b[:PIECE] or a[-PIECE:] == b[-PIECE:] else DIFFERS
    return NEAR_SLIP if shortest >= SHORTEST_TWO_SLIPS - 2 and a[:PIECE] == b[:PIECE] else DIFFERS


SLIP = Agreement("variant", "a slip of spelling", by_slip=True)
NEAR_SLIP = Agreement("near", "alike, but may be another name", by_slip=True)
GENDERED = (
    ("skaya", "ski"), ("skaja", "ski"), ("skaia", "ski"), ("ska", "ski"), ("cka", "cki"), ("dzka", "dzki"),
    ("sky", "ski"), ("skiy", "ski"), ("skyi", "ski"), ("skyy", "ski"), ("ckiene", "ckas"), ("skiene", "skas"),
    ("skaite", "skas"), ("auskaite", "auskas"), ("aite", "as"), ("yte", "is"), ("iute", "ius"), ("iene", "as"),
    ("ova", "ov"), ("ova", ""), ("eva", "ev"), ("ovna", "ov"),
)  # fmt: skip


def gender_forms(surname: str) -> frozenset[str]:
    """A surname, and where it is of Slavic or Baltic make the son's form: Kowalska with Kowalski, Ivanova with Ivanov."""
    forms = {surname}
    for ending, plain in GENDERED:
        if surname.endswith(ending) and len(surname) - len(ending) >= SHORTEST_STEM:
            forms.add(surname[: -len(ending)] + plain)
    return frozenset(forms)
