"""What names are compared by: folding, forms, sounds, keys and the shipped lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from childtonotice.screening.link.folding import APOSTROPHES, NOT_PLAIN, fold, spell_words
from childtonotice.screening.link.lexicon import load_forenames, load_surnames, read_rows, spell_simply
from childtonotice.screening.link.names import forename_forms, name_keys, sounds_like
from childtonotice.screening.link.tokens import split_forename, split_surname


@pytest.mark.parametrize(
    "text, folded",
    [
        ("O'Brien-Łęcki", "obrien lecki"), ("  Zoë  ANNE ", "zoe anne"), ("Søren Æbelø", "soren aebelo"), ("Weiß",
        "weiss"),
        ("Đặng", "dang"), ("Мария", "mariya"), ("Νίκος", "nikos"), ("JosÃ©", "jose"), ("D’Arcy", "darcy"), ("", ""),
        ("...", ""), ("李", ""), ("Ahmed (Jnr.)", "ahmed jnr"),
    ],
)  # fmt: skip
def test_folding(text: str, folded: str) -> None:
    """Lower case, no accents, no punctuation, other alphabets in ours (ruling 14)."""
    assert fold(text) == folded


@given(st.text(st.characters(max_codepoint=127), max_size=30))
def test_plain_text_is_folded_as_any_other(text: str) -> None:
    """The quick way with ASCII gives what the expressions give."""
    spelled = APOSTROPHES.sub("", text.lower())
    assert spell_words(text) == spelled
    assert fold(text) == NOT_PLAIN.sub(" ", spelled).strip()


def test_a_short_name_stands_for_the_full_one_and_not_the_other_way() -> None:
    """Billy may be William; William is only himself, so that two full names never meet through a short one."""
    assert {"billy", "william"} <= forename_forms("Billy")
    assert "billy" not in forename_forms("William")
    assert forename_forms("Alexander").isdisjoint(forename_forms("Alexandra"))
    assert forename_forms("") == frozenset()


@pytest.mark.parametrize(
    "a, b",
    [
        ("kowalczyk", "kovalchik"), ("philips", "fillips"), ("clarke", "klark"), ("khadeer", "kadir"), ("leigh", "li"),
        ("muhamad", "mohammed"), ("catrin", "katrin"), ("geoffrey", "jeffery"), ("knowles", "noles"), ("wright",
        "rite"),
        ("schmidt", "shmid t"), ("zubayr", "zubair"),
    ],
)  # fmt: skip
def test_sounds_that_are_alike(a: str, b: str) -> None:
    """Spellings that are heard alike share a key."""
    assert sounds_like(a) & sounds_like(b)


@pytest.mark.parametrize(
    "a, b", [("smith", "jones"), ("lowe", "love"), ("daniel", "danielle"), ("ward", "wood"), ("amir", "omar")]
)
def test_sounds_that_are_not_alike(a: str, b: str) -> None:
    """Names that are told apart by ear share none."""
    assert sounds_like(a).isdisjoint(sounds_like(b))


def test_the_lists_are_large_clean_and_sorted() -> None:
    """The shipped lists hold folded words only, each pair once, and no name that stands for itself."""
    pairs = read_rows("nicknames.csv")
    assert len(pairs) > 3000
    assert pairs == sorted(set(pairs))
    assert all(name != full and fold(name) == name and fold(full) == full for name, full, _ in pairs)
    assert {kind for _, _, kind in pairs} == {"short", "spelling", "alike"}
    for name in ("forenames.csv", "surnames.csv", "surname-spellings.csv"):
        rows = read_rows(name)
        assert rows == sorted(set(rows))
        assert all(fold(cell).replace(" ", "") == cell for row in rows for cell in row)


def test_correcting_a_slip_leaves_known_names_alone() -> None:
    """An unknown word may be a slip of a name we know; a name we know is itself."""
    assert "jack" in load_forenames().correct("jaack")
    assert load_forenames().correct("jade") == ()
    assert load_forenames().correct("xq") == ()
    assert "thompson" in load_surnames().correct("thmpson")


def test_simple_spellings() -> None:
    """The letters in which spellings of one name differ do not count."""
    assert spell_simply("lilly") == spell_simply("lily") == spell_simply("lillie")
    assert spell_simply("jonn") == spell_simply("john")
    assert spell_simply("phillip") == spell_simply("filip")
    assert spell_simply("kian") != spell_simply("kieran")


def test_words_of_a_name() -> None:
    """Titles, suffixes and particles are no part of what tells people apart; a surname Child or Van is."""
    assert split_forename("Miss Ann-Marie") == ("ann", "marie")
    assert split_forename("Unborn Baby") == ()
    assert split_surname("van den Berg Jnr") == ("berg",)
    assert split_surname("Van") == ("van",)
    assert split_surname("Child") == ("child",)
    assert split_surname("St. John") == ("stjohn",)
    assert split_surname("not known") == ()


def test_keys_are_few_and_blank_names_have_none() -> None:
    """A name has some ten keys; nothing is joined to a blank name."""
    assert name_keys("", "") == ()
    assert name_keys("unknown", "Unknown") == ()
    assert len(name_keys("Isolde", "Featherwick")) <= 12
    assert set(name_keys("Billy", "Ferris")) & set(name_keys("William", "Marlow"))
    assert not set(name_keys("Isolde", "Featherwick")) & set(name_keys("Gareth", "Osgood"))
