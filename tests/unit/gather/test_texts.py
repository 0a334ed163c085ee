"""Words and lines of address of many texts at once, as each text gives them by itself (ruling 15)."""

import re

import numpy as np
import pyarrow as pa
from hypothesis import example, given
from hypothesis import strategies as st

from childtonotice.screening.gather.texts import fold_texts, join_lines, pick_words, split_texts
from childtonotice.screening.link.folding import fold
from childtonotice.screening.link.lines import spell_out
from childtonotice.screening.link.naming import SAYS_LITTLE

LINE = re.compile(r"\d+[a-z]? [a-z]{3,}")
PARTS = st.sampled_from(
    (
        "12",
        "7a",
        "b12",
        "3 over 4",
        "Mill Rd",
        "St John's",
        "the road",
        "Zoë",
        "O`Hara",
        "-",
        ",",
        "\n",
        "12ab",
        "gdns2",
    )
)
TEXTS = st.lists(st.lists(PARTS, max_size=5).map(" ".join), max_size=4)


def gather_by_text(count: int, found: tuple[np.ndarray, pa.Array]) -> list[set[str]]:
    """What was found in each text."""
    sets: list[set[str]] = [set() for _ in range(count)]
    for at, told in zip(found[0].tolist(), found[1].to_pylist(), strict=True):
        sets[at].add(told)
    return sets


@given(TEXTS)
@example(["", "12 St John's Rd, 14b the Mews"])
def test_many_texts_are_split_as_one_is(texts: list[str]) -> None:
    cells = pa.chunked_array([pa.array(texts, pa.string())])
    assert fold_texts(cells.combine_chunks()).to_pylist() == [fold(text) for text in texts]
    split = split_texts(cells)
    assert gather_by_text(len(texts), pick_words(*split)) == [set(fold(text).split()) - SAYS_LITTLE for text in texts]
    assert gather_by_text(len(texts), join_lines(*split)) == [set(LINE.findall(spell_out(text))) for text in texts]
