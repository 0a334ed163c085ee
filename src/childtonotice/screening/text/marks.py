"""Which words can set off which rules, told once for each word, so that a line meets only the rules that it may."""

from __future__ import annotations

from childtonotice.screening.text.ages import may_begin_age
from childtonotice.screening.text.care import CARE_WORDS
from childtonotice.screening.text.family import ALL_NOUNS
from childtonotice.screening.text.inferred import SIGN_WORDS
from childtonotice.screening.text.namings import NAMING, SCHOOLMATES
from childtonotice.screening.text.tallies import TALLY_WORDS
from childtonotice.screening.text.unborn import PREGNANT

AGE, NOUN, TALLY, NAME, SIGN, CARE, UNBORN = (1 << bit for bit in range(7))
LEXICONS = (
    (NOUN, ALL_NOUNS),
    (TALLY, TALLY_WORDS),
    (NAME, NAMING | SCHOOLMATES),
    (SIGN, SIGN_WORDS),
    (CARE, CARE_WORDS),
    (UNBORN, PREGNANT),
)
KEPT = 50_000


class Marks(dict[str, int]):
    """The rules that each word can set off, as bits; those of the first words met are kept."""

    def __missing__(self, word: str) -> int:
        """The bits of a word not met before."""
        bits = AGE if may_begin_age(word) else 0
        bits |= UNBORN if word.endswith("/40") else 0
        for bit, lexicon in LEXICONS:
            if word in lexicon:
                bits |= bit
        if len(self) < KEPT:
            self[word] = bits
        return bits


MARKS = Marks()
