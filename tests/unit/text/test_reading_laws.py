"""Laws of log reading that hold for every text, drawn by hypothesis."""

from __future__ import annotations

import re
import time
from datetime import date

import pytest
import re2
from hypothesis import given, settings
from hypothesis import strategies as st

from childtonotice.screening.circumstances import Reading
from childtonotice.screening.gather.duckdb import match_logs
from childtonotice.screening.text import STAGE_ONE, read_log, stage_one, stage_one_parts
from childtonotice.screening.text.forenames import FORENAMES
from childtonotice.screening.text.words import NOUNS, NUMBERS, OWNERS, SMALL_WORDS

ON = date(2026, 9, 30)
OPENINGS = (
    "1402 CALLER STATES", "update from unit:", "AP says", "inft at no 9", "Neighbour", "", "he", "she is",
    "domestic,", "on arrival", "2 adults and", "No", "mother of", "her", "café owner says", "Zoë", "René and",
    "éson", "ex partner has",
)  # fmt: skip
PEOPLE = (
    "2 kids upstairs", "a 14yo girl", "Mia 12", "her son, 9,", "boy about 7", "baby in cot", "yr 9 pupil",
    "twins aged 2", "dauhgter 6", "chidlren", "little ones", "F14", "Ravi (8)", "bairn", "daughter",
    "two lads in uniform", "Zoë 9", "sounds about 10", "she is 30 wks pregnant", "DOB 12/05/2012",
    "three under 5", "under fives", "eldest, 15", "12-13 yr olds", "friend Maddie 14", "his 9 mth old",
    "born 2014", "6/12 old baby", "her three", "children: 2 (5, 7)", "TIEGAN AGED 12", "s46 powers used",
    "resident missing from childrens home", "cot in bedroom", "school bags in the hall",
)  # fmt: skip
ENDINGS = (
    "asleep", "screaming", "not seen", "pushed by partner", "at nans", "has left", "// nfa",
    "\n1450 unit resuming", ".", " – crying", "’s mum", "and the dog", "is 41", "with a knife",
    "for the night, all quiet", ", lives alone",
)  # fmt: skip
STRANGE = ("𝔊", "\ud800", "İ", "ß", "é", "e\u0301", "\x00", "\u2028", "ﬁ")
LOGS = st.lists(
    st.tuples(st.sampled_from(OPENINGS), st.sampled_from(PEOPLE), st.sampled_from(ENDINGS)).map(" ".join),
    min_size=1, max_size=4,
).map("\n".join)  # fmt: skip
CASES = st.sampled_from((str.upper, str.lower, str, str.title))
STAGE = re2.compile("(?i)" + STAGE_ONE)
PARTS = [re2.compile("(?i)" + part) for part in stage_one_parts()]


@settings(max_examples=250, deadline=None)
@given(LOGS, CASES)
def test_stage_one_passes_every_log_that_says_anything(log: str, case: type[str]) -> None:
    """Stage 1 never drops a log in which stage 2 finds anything (design: SQL narrows, Python decides)."""
    log = case(log)
    passes = any(part.search(log) for part in PARTS)
    assert passes == bool(STAGE.search(log))
    if read_log(log, ON) != Reading():
        assert passes


@settings(max_examples=150, deadline=None)
@given(LOGS, CASES)
def test_positions_point_at_the_words(log: str, case: type[str]) -> None:
    """Evidence is what stands at its place, on one line, and begins with no sign that a spreadsheet would run."""
    log = case(log)
    reading = read_log(log, ON)
    for mention in reading.mentions:
        assert log[mention.start : mention.end] == mention.words
        assert mention.words[0] not in "=+-@"
        assert "\n" not in mention.words
        assert mention.count >= 1
    for one in reading.said:
        assert 0 <= one.start < one.end <= len(log)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_no_text_is_too_strange(log: str) -> None:
    """Whatever the text, reading answers, and answers the same again."""
    assert read_log(log, ON) == read_log(log, ON)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from([*PEOPLE, *ENDINGS, "𝔊", "\ud800", "İ", "ß", "é", "e\u0301", "\x00", "\u2028", "ﬁ"]),
        max_size=12,
    )
)
def test_positions_hold_among_strange_characters(parts: list[str]) -> None:
    """Characters of other lengths in other cases or encodings move no position."""
    log = " ".join(parts)
    for mention in read_log(log, ON).mentions:
        assert log[mention.start : mention.end] == mention.words


def test_said_once_is_one_child() -> None:
    """Telling the whole story twice changes no number of children."""
    story = "1902 2 kids upstairs, Ava 9 and Leo 6\n1910 Ava spoken to"
    once, twice = read_log(story, ON), read_log(story + "\n" + story, ON)
    assert sum(m.count for m in once.mentions) == sum(m.count for m in twice.mentions) == 2


@pytest.mark.parametrize("log", [
    "1" * 100_000, "(" * 40_000, "kids " * 8_000, "\u0301" * 20_000, "14yo " * 8_000, "a" * 100_000,
    "son aged " * 4_000, "KIDS AND " * 4_000, "Mia 12, " * 5_000,
    "with her son aged 8 and the boy there daughter 5 upset and mum " * 1_200,
], ids=lambda log: log[:6])  # fmt: skip
def test_long_logs_cost_in_proportion(log: str) -> None:
    """A log of any make is read in time that grows with its length, not faster."""
    half, whole = log[: len(log) // 4], log
    began = time.process_time()
    read_log(half, ON)
    middle = time.process_time()
    read_log(whole, ON)
    assert time.process_time() - middle < 12 * (middle - began) + 0.5


def test_arrow_and_python_agree_on_stage_one() -> None:
    """The two expressions together mean the same to Arrow, which narrows, as the one does to Python, which decides."""
    logs = [f"{opening} {person} {ending}" for opening in OPENINGS for person in PEOPLE for ending in ENDINGS[:4]]
    assert match_logs(stage_one_parts(), logs) == [bool(STAGE.search(log)) for log in logs]


def test_stage_one_stays_small() -> None:
    """RE2's automaton must fit the memory that Arrow gives it, or the scan of a force's year is three times slower."""
    assert len(STAGE_ONE) < 20_000
    assert all(len(part) < 17_000 for part in stage_one_parts())
    assert "(?=" not in STAGE_ONE
    assert not re.search(r"\\[1-9]", STAGE_ONE)


@pytest.mark.parametrize("log", [
    "NO INTEL LAST 12 MONTHS AT THIS LOC", "held in queue, 3 immediates running", "state 5 from Leeming",
    "no drugs, no weapons",
    "ETA 20 MINS", "male and female arguing over parking", "vehicle stolen, last dealt with 2 years back",
    "bins set alight",
])  # fmt: skip
def test_plain_police_lines_do_not_pass_stage_one(log: str) -> None:
    """What half of all logs hold lets no log pass."""
    assert not STAGE.search(log)


def test_force_words_are_read() -> None:
    """A force's own words name a child, deny one, claim a referral, or take a mention away."""
    phrases = (
        ("whippersnap", "child"),
        ("nil whippersnaps", "denial"),
        ("blue form in", "claim-done"),
        ("kid charlemagne", "not-child"),
    )
    assert [m.rule for m in read_log("WHIPPERSNAP SEEN AT WINDOW", ON, phrases).mentions] == ["force-phrase"]
    assert read_log("kid charlemagne on stage", ON, phrases).mentions == ()
    said = read_log("nil whippersnaps. kids toy. blue form in", ON, phrases).said
    assert [one.kind for one in said] == ["denial", "claim"]
    assert re2.search("(?i)" + stage_one(phrases), "WHIPPERSNAP SEEN")


WORDS = sorted({*NOUNS, *NUMBERS, *OWNERS, *SMALL_WORDS, *sorted(FORENAMES)[::9]})
JOINTS = (
    *",.()-/:+&x?'",
    "yo",
    "yrs",
    "old",
    "aged",
    "mths",
    "is",
    "no",
    "and",
    "of",
    "dob",
    "with",
    "in",
    "he's",
    "she",
)
MARKS = ("\n", "12/05/2012", "2.5", "6/12", "12-13", "under", "year", "f", "m", "u", "s", "nd", "pregnant", "says")


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from([*WORDS, *JOINTS * 9, *MARKS * 9, *map(str, range(130))]), max_size=40))
def test_no_order_of_words_stops_the_reading(words: list[str]) -> None:
    """Words that the rules know, in any order, are read without a stumble; positions hold."""
    log = " ".join(words)
    for mention in read_log(log, ON).mentions:
        assert log[mention.start : mention.end] == mention.words
