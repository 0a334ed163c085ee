"""Halves of names: which words are taken to be a slip apart (ruling 14)."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from childtonotice.screening.gather.halves import find_slips, list_pieces, read_half
from childtonotice.screening.link.words import compare_forename_words, compare_surname_words

WORDS = st.lists(st.text(alphabet="aeimrst", min_size=2, max_size=9), max_size=8, unique=True)


@given(WORDS)
def test_words_that_agree_by_a_slip_are_found(words: list[str]) -> None:
    """Whatever the comparison calls a slip is among the pairs; and each of these shares a piece."""
    ours, theirs = (np.concatenate(side).tolist() for side in zip(*find_slips(words), strict=True))
    found = {(words[a], words[b]) for a, b in zip(ours, theirs, strict=True)}
    for a in words:
        for b in words:
            agreements = (compare_forename_words(a, b), compare_surname_words(a, b))
            if any(agreement.agrees and agreement.by_slip for agreement in agreements):
                assert (a, b) in found
    assert all(set(list_pieces(a)) & set(list_pieces(b)) for a, b in found)


def test_a_blank_and_an_initial_speak_against_no_name() -> None:
    assert read_half("", (), {}).wild
    assert read_half("J", ("j",), {}).wild
    assert not read_half("Jo", ("jo",), {}).wild
