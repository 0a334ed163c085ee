"""How a log is typed hides nothing: it is read as a reader sees it, every position is the log's own (rulings 3, 5)."""

import re
from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from childtonotice.screening.gather.duckdb import match_logs
from childtonotice.screening.text import STAGE_ONE, read_log, read_risks, stage_one_parts
from childtonotice.screening.text.seen import OPAQUE, see
from tests.spec.test_text_rounds import ROUNDS

ON = date(2026, 9, 30)
LOGS = [log.replace("\\n", "\n") for _, _, log in ROUNDS]


# What a hand or a word processor does to a log without changing what it says.
TYPED = {
    "two blanks": lambda log: log.replace(" ", "  "),
    "tabs": lambda log: log.replace(", ", ",\t"),
    "blanks that do not break": lambda log: log.replace(" ", "\u00a0"),
    "curly apostrophes": lambda log: log.replace("'", "’"),
    "and-signs": lambda log: re.sub(r"(?<=[a-z0-9]) and (?=[a-z0-9])", " & ", log),
    "with written short": lambda log: re.sub(r"\bwith (?=[a-z])", "w/ ", log),
    "semicolons": lambda log: log.replace(". ", "; "),
}


@pytest.mark.parametrize("change", TYPED.values(), ids=TYPED)
def test_typing_changes_no_number_of_children(change: Callable[[str], str]) -> None:
    """Of 3,500 logs with known answers hardly one is read otherwise, and every one that tells of a child passes."""
    typed = [(int(number), change(log)) for (number, _, _), log in zip(ROUNDS, LOGS, strict=True)]
    told = [(number, count(log), log) for number, log in typed]
    wrong = [row for row in told if row[0] != row[1]]
    assert len(wrong) <= len(told) // 500, wrong[:10]
    passed = match_logs(stage_one_parts(), [log for _, found, log in told if found])
    assert all(passed)


def count(log: str) -> int:
    """How many children a log tells of."""
    return sum(mention.count for mention in read_log(log, ON).mentions)


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("two  kids", "two kids"),
        ("he  is  10  Officers  at  the  boys  leg", "he is 10. Officers at the boy's leg"),
        ("w/  her  dau, Mia\u00a0-  7  -  out.  \n13 too", "with her daughter, Mia, 7, out. 13 too"),
        ("kids 9 & 11, 7&8 at nans", "kids 9 and 11, 7 and 8 at nans"),
        ("A&E called", None),
        ("lives w/ her dad w/c 3rd", "lives with her dad w/c 3rd"),
        ("their dau and g/dau", "their daughter and g/dau"),
        ("childs coat, Childs Acre", "child's coat, Childs Acre"),
        ("the boys leg", "the boy's leg"),
        ("boys room broken into", None),
        ("her kids school", None),
        ("friends mum rang", "friend's mum rang"),
        ("he is 10 Officers sent", "he is 10. Officers sent"),
        ("sent 2 Officers", None),
        ("at mums She has gone", "at mums. She has gone"),
        ("didn't know.\n13, no injuries", "didn't know. 13, no injuries"),
        ("no reply.\n1402 unit sent", None),
        ("no reply.\nAP: has left", None),
        ("misper Chloe - 14 - from Leeds", "misper Chloe, 14, from Leeds"),
        ("14:19 - unit sent", None),
        ("has kids - Ann Holt told", None),
        ("ages 9 - 6 and 4", "ages 9, 6 and 4"),
        ("aged 14 - 16", None),
        ("Mia, 7; Leo, 9", "Mia, 7. Leo, 9"),
        ("Leo [14] and unit [402]", "Leo (14) and unit [402]"),
        ("hes 12 and shes 9", "he's 12 and she's 9"),
    ],
)
def test_a_log_is_seen_as_a_reader_sees_it(typed: str, seen: str | None) -> None:
    """Each habit of typing at its edge; None where nothing is read otherwise."""
    found = see(typed)
    assert (found.log if found else None) == seen


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from(" .;&-/'\n\t’19wWaHe\u00a0\u200bé"), max_size=60) | st.sampled_from(LOGS))
def test_every_sign_has_its_place_in_the_log(log: str) -> None:
    """What was not read otherwise is the very sign of the log; places never go back."""
    seen = see(log)
    if seen is None:
        return
    assert len(seen.log) == len(seen.starts) == len(seen.ends)
    assert all(start <= end <= len(log) for start, end in zip(seen.starts, seen.ends, strict=True))
    assert all(a <= b for a, b in pairwise(seen.starts))
    origins = zip(seen.log, seen.starts, seen.ends, strict=True)
    kept = [(sign, start) for sign, start, end in origins if end == start + 1 and seen.starts.count(start) == 1]
    assert all(sign == log[start] for sign, start in kept if sign.isalnum())
    assert all(mention.words == log[mention.start : mention.end] for mention in read_log(log, ON).mentions)


@pytest.mark.parametrize("log", ["seen at the cubs & co tent", "seen at the cubs and co tent"])
def test_a_force_finds_its_own_words_however_they_are_typed(log: str) -> None:
    """A force's phrase with a sign that is read otherwise names a child still, in stage 1 as in stage 2."""
    phrases = (("cubs & co", "child"),)
    assert [mention.rule for mention in read_log(log, ON, phrases).mentions] == ["force-phrase"]
    assert match_logs(stage_one_parts(phrases), [log]) == [True]


def test_what_is_quoted_is_what_stands_there() -> None:
    log = "1402  mum rang,  her  boy  (9)  is w/ a mate & his dad"
    assert next(mention.words for mention in read_log(log, ON).mentions).startswith("boy  (9")
    risk = "1402  female  has been  strangled by him"
    assert {risk[said.start : said.end] for said in read_risks(risk)} == {"strangled"}


@pytest.mark.parametrize("opening", ["[12:45] ", "[1:05] ", "1402 ", "14.02 ", "14:02 - ", "1402hrs: "])
def test_the_time_of_an_entry_lets_no_log_pass(opening: str) -> None:
    """Else half of all logs would be read in vain."""
    assert match_logs((OPAQUE,), [f"{opening}unit on scene", "a [7] b"]) == [False, True]


def test_the_expression_is_one_line() -> None:
    """Other tools take an expression of two lines for two."""
    assert len(STAGE_ONE.splitlines()) == 1
