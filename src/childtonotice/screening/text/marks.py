"""Which words can set off which rules, told once for each word, so that a line meets only the rules that it may."""

from __future__ import annotations

from childtonotice.screening.text.ages import AGE_WORDS, figure_may_be_age
from childtonotice.screening.text.care import CARE_WORDS
from childtonotice.screening.text.inferred import SIGN_WORDS
from childtonotice.screening.text.keepers import KEEPING
from childtonotice.screening.text.namings import NAMING, SCHOOLMATES
from childtonotice.screening.text.nouns import ALL_NOUNS
from childtonotice.screening.text.pregnancy import PREGNANT
from childtonotice.screening.text.tallies import TALLY_WORDS

AGE, NOUN, TALLY, NAME, SIGN, CARE, UNBORN, KEPT_BY = (1 << bit for bit in range(8))
LEXICONS = (
    (AGE, frozenset(AGE_WORDS)),
    (NOUN, ALL_NOUNS),
    (TALLY, TALLY_WORDS),
    (NAME, NAMING | SCHOOLMATES),
    (SIGN, SIGN_WORDS),
    (CARE, CARE_WORDS),
    (UNBORN, PREGNANT),
    (KEPT_BY, KEEPING),
)
KEPT = 50_000


class Marks(dict[str, int]):
    """The rules that each word can set off, as bits; of the words in no lexicon, those met first are kept too."""

    def __init__(self) -> None:
        super().__init__()
        for bit, lexicon in LEXICONS:
            for word in lexicon:
                self[word] |= bit

    def __missing__(self, word: str) -> int:
        """The bits of a word in no lexicon: what is no figure sets nothing off."""
        bits = 0
        if word[:1].isdigit():
            bits = (AGE if figure_may_be_age(word) else 0) | (UNBORN if word.endswith("/40") else 0)
        if len(self) < KEPT:
            self[word] = bits
        return bits


MARKS = Marks()
