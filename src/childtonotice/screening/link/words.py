"""Are two single names the same name? Equal, another form of it, perhaps, or another name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA, Postfix, Prefix

from childtonotice.screening.link.lexicon import Lexicon, load_forenames, load_surnames, spell_simply
from childtonotice.screening.link.sounds import sounds_like, tell_sounds

SHORTEST_HEARD_KNOWN, SHORTEST_HEARD, SHORTEST_SLIP = 5, 4, 4
SHORTEST_SURE_SLIP, SHORTEST_TWO_SLIPS = 5, 8
SHORTEST_STEM = 3
ALIKE = 3
PIECE = 2
LONGEST_PART = 3
VOWELS = frozenset("aeiouyh")
# The daughter's ending of a surname of Slavic or Baltic make, and the son's.
GENDERED = (
    ("skaya", "ski"), ("skaja", "ski"), ("skaia", "ski"), ("ska", "ski"), ("cka", "cki"), ("dzka", "dzki"),
    ("sky", "ski"), ("skiy", "ski"), ("skyi", "ski"), ("skyy", "ski"), ("ckiene", "ckas"), ("skiene", "skas"),
    ("skaite", "skas"), ("auskaite", "auskas"), ("aite", "as"), ("yte", "is"), ("iute", "ius"), ("iene", "as"),
    ("ova", "ov"), ("ova", ""), ("eva", "ev"), ("ovna", "ov"),
)  # fmt: skip
GENDERED_ENDS = tuple(ending for ending, _ in GENDERED)


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
INITIAL = Agreement("initial", "an initial only")
FORM = Agreement("variant", "a short name or another spelling")
SPELLING = Agreement("variant", "another spelling")
HEARD = Agreement("variant", "sounds alike")
BOTH_SHORT = Agreement("near", "both short for one name")
MISTAKEN = Agreement("near", "often taken for one another, but two names")
SLIP = Agreement("variant", "a slip of spelling", by_slip=True)
NEAR_SLIP = Agreement("near", "alike, but may be another name", by_slip=True)


@dataclass(frozen=True, slots=True)
class Word:
    """A folded single name with all that it is compared by, worked out once.

    ``spellings``: simple spellings of its family; ``forms``: of whatever it may stand for, its family included;
    ``as_written``: the forms it has without being taken for a slip; ``narrow`` and ``wide``: what it sounds like;
    ``known``: whether the lexicon has it.
    """

    text: str
    known: bool
    spellings: frozenset[str]
    forms: frozenset[str]
    as_written: frozenset[str]
    narrow: frozenset[str]
    wide: frozenset[str]


@lru_cache(maxsize=50_000)
def read_forename(text: str) -> Word:
    """A first name with all that it is compared by."""
    return read_word(text, load_forenames())


@lru_cache(maxsize=50_000)
def read_surname(text: str) -> Word:
    """A surname with all that it is compared by."""
    return read_word(text, load_surnames())


def read_word(text: str, lexicon: Lexicon) -> Word:
    """A name of one sort with all that it is compared by."""
    gendered = gender_forms(text, lexicon)
    spellings = simplify(lexicon.list_spellings(text) | gendered)
    forms = list_forms(text, lexicon)
    as_written = simplify(lexicon.list_forms(text, corrected=False) | gendered)
    # Mostly the three are equal: one set is kept, for there are many names.
    forms = spellings if forms == spellings else forms
    as_written = forms if as_written == forms else as_written
    return Word(
        text, lexicon.knows(text), spellings, forms, as_written, frozenset(tell_sounds(text)), sounds_like(text)
    )


def list_forms(text: str, lexicon: Lexicon) -> frozenset[str]:
    """The simple spellings of all that a name of one sort may stand for."""
    return simplify(lexicon.list_forms(text) | gender_forms(text, lexicon))


def simplify(names: frozenset[str]) -> frozenset[str]:
    """Their simple spellings."""
    return frozenset(map(spell_simply, names))


def gender_forms(text: str, lexicon: Lexicon) -> frozenset[str]:
    """The son's form of a surname of Slavic or Baltic make: Kowalski for Kowalska. First names have none."""
    if lexicon.keeps_known_apart or not text.endswith(GENDERED_ENDS):
        return frozenset()
    return frozenset(
        text[: -len(ending)] + plain
        for ending, plain in GENDERED
        if text.endswith(ending) and len(text) - len(ending) >= SHORTEST_STEM
    )


@lru_cache(maxsize=100_000)
def compare_forename_words(a: str, b: str) -> Agreement:
    """Two folded single first names; two that we know are two names, however alike (Jade, Jake)."""
    return compare_words(read_forename(a), read_forename(b), load_forenames())


@lru_cache(maxsize=100_000)
def compare_surname_words(a: str, b: str) -> Agreement:
    """Two folded single surnames."""
    return compare_words(read_surname(a), read_surname(b), load_surnames())


def compare_words(a: Word, b: Word, lexicon: Lexicon) -> Agreement:
    """Equal; an initial; short name or spelling; alike by ear; alike but for a slip; else another name (ruling 14)."""
    if a.text == b.text:
        return SAME if len(a.text) > 1 else INITIAL
    if min(len(a.text), len(b.text)) == 1:
        return INITIAL if a.text[0] == b.text[0] else DIFFERS
    if (a.text, b.text) in lexicon.alike:
        return MISTAKEN
    if is_form_of(a, b):
        return FORM if lexicon.keeps_known_apart else SPELLING  # a surname has no short name
    if not lexicon.keeps_known_apart and (a.text + "e" == b.text or b.text + "e" == a.text):
        return HEARD  # Dunn and Dunne
    if are_heard_alike(a, b):
        return HEARD
    if share_form(a, b):
        return BOTH_SHORT
    return judge_slip(a, b, lexicon)


def is_form_of(a: Word, b: Word) -> bool:
    """Whether one may stand for the other (Billy, William), or both for a third and look it (Bill, Will)."""
    if not share_form(a, b):
        return False
    if not a.spellings.isdisjoint(b.forms) or not a.forms.isdisjoint(b.spellings):
        return True
    return look_alike(spell_simply(a.text), spell_simply(b.text))


def share_form(a: Word, b: Word) -> bool:
    """Whether they may stand for one name, one of them at most by a slip: with two slips any two names meet."""
    if a.as_written.isdisjoint(b.forms) and a.forms.isdisjoint(b.as_written):
        return False  # nearly always, and asked very often
    meet = (a.as_written & b.forms) | (a.forms & b.as_written)
    # Where both are longer than what they share (Amandeep, Amanpreet), they are two names built alike.
    shortest = min(len(spell_simply(a.text)), len(spell_simply(b.text)))
    return any(len(form) >= shortest for form in meet)


def look_alike(a: str, b: str) -> bool:
    """Whether one short name is the beginning of the other, or both end alike: Liz and Lizzie, Bill and Will.

    Not Ellie and Lily, nor Theo and Thea, who may be twins.
    """
    reach = min(len(a), len(b), ALIKE)
    return a.startswith(b) or b.startswith(a) or a[1:][-reach:] == b[1:][-reach:]


def are_heard_alike(a: Word, b: Word) -> bool:
    """Whether two names sound alike: narrowly where both are names we know, widely where one is not.

    Short names that we know (Lee and Leah, Jon and Joan) sound too alike to be told by ear: a family list says.
    """
    if a.wide.isdisjoint(b.wide):
        return False
    shortest = min(len(a.text), len(b.text))
    if a.known and b.known:
        return shortest >= SHORTEST_HEARD_KNOWN and not a.narrow.isdisjoint(b.narrow)
    return shortest >= SHORTEST_HEARD


def judge_slip(a: Word, b: Word, lexicon: Lexicon) -> Agreement:
    """Alike but for a slip: one letter, from eight letters on two; two first names that we know are two names.

    In a name of four letters one slip makes another name too easily: near at most, as with two letters exchanged in
    three.
    """
    slips = OSA.distance(a.text, b.text, score_cutoff=2)
    if slips > 2:
        return DIFFERS
    shortest = min(len(a.text), len(b.text))
    if a.known and b.known:
        apart = lexicon.keeps_known_apart or slips > 1 or shortest < SHORTEST_SURE_SLIP
        return DIFFERS if apart else NEAR_SLIP
    slip = judge_slips(a, b, slips, lexicon)
    return NEAR_SLIP if slip is SLIP and not lexicon.allows_slip(a.text, b.text) else slip


def judge_slips(a: Word, b: Word, slips: int, lexicon: Lexicon) -> Agreement:
    """One slip or two between names of which one at least is none that we know."""
    shortest = min(len(a.text), len(b.text))
    if slips == 1:
        # A known surname beside a word that is none: no other name is meant.
        spelt_wrong = a.known or b.known
        shortest_slip = SHORTEST_SLIP if spelt_wrong else SHORTEST_SURE_SLIP
        slip = judge_one_slip(a.text, b.text, shortest_slip, spelt_wrong)
        return NEAR_SLIP if slip is SLIP and lexicon.keeps_known_apart and is_changed_letter(a.text, b.text) else slip
    slip = judge_two_slips(a.text, b.text, shortest)
    return NEAR_SLIP if slip is SLIP and lexicon.keeps_known_apart and is_changed_part(a.text, b.text) else slip


def is_changed_part(a: str, b: str) -> bool:
    """Whether two slips stand together and change a consonant: another name built alike (Vaishnavi, Vaishali)."""
    first = Prefix.similarity(a, b)
    last = Postfix.similarity(a[first:], b[first:])
    parts = a[first : len(a) - last], b[first : len(b) - last]
    return max(map(len, parts)) <= LONGEST_PART and not any(VOWELS.issuperset(part) for part in parts)


def is_changed_letter(a: str, b: str) -> bool:
    """Whether two names of four letters differ in one of them: a first name becomes another too easily (Hana, Hina)."""
    return len(a) == len(b) == SHORTEST_SLIP and sorted(a) != sorted(b)


def judge_one_slip(a: str, b: str, shortest_slip: int, spelt_wrong: bool) -> Agreement:
    """One letter left out, added, changed, or two exchanged. ``spelt_wrong``: one of the two is no name we know."""
    shortest, longest = sorted((len(a), len(b)))
    if shortest >= shortest_slip:
        return SLIP
    if longest >= SHORTEST_SLIP or (longest == SHORTEST_SLIP - 1 and (spelt_wrong or sorted(a) == sorted(b))):
        return NEAR_SLIP
    return DIFFERS


def judge_two_slips(a: str, b: str, shortest: int) -> Agreement:
    """Two slips in a long name, of which one end at least is whole."""
    if shortest >= SHORTEST_TWO_SLIPS:
        return SLIP if a[:PIECE] == b[:PIECE] or a[-PIECE:] == b[-PIECE:] else DIFFERS
    return NEAR_SLIP if shortest >= SHORTEST_TWO_SLIPS - 2 and a[:PIECE] == b[:PIECE] else DIFFERS
