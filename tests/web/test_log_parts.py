"""A log on the page: cut by time, marked, and never rewritten (R5, R40)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from childtonotice.casework.lists.log_parts import Span, split_log

LOG = (
    "23:41 OP 7712: CALLER SAYS PARTNER HIT HER\n"
    "23:44 UNITS ASSIGNED AT 23:50 SHE LEFT\n"
    "0015hrs [1184] - two girls asleep upstairs.  00:20 PC 1184: PPN done\n"
)


def test_entries_begin_at_their_times() -> None:
    told = [(entry.time, entry.writer, "".join(part.text for part in entry.parts)) for entry in split_log(LOG, [])]
    assert told == [
        ("23:41", "OP 7712", "CALLER SAYS PARTNER HIT HER"),
        ("23:44", "", "UNITS ASSIGNED AT 23:50 SHE LEFT"),
        ("0015hrs", "1184", "two girls asleep upstairs."),
        ("00:20", "PC 1184", "PPN done"),
    ]


def test_a_number_after_a_dash_is_no_end_of_a_span() -> None:
    log = "22:44 LOG READ\n22:51 - 9879 NO ANSWER\n23:05 - 2 PLANTS SEEN\n23:10 - 23:40 SHOUTING, SAYS CALLER\n"
    assert [entry.time for entry in split_log(log, [])] == ["22:44", "22:51", "23:05"]


def test_marks_fall_on_the_words_marked() -> None:
    girls, claim = LOG.index("two girls"), LOG.index("PPN done")
    marks: list[Span] = [("claim", claim, claim + 8, "", 0), ("child", girls, girls + 9, "", 2)]
    parts = [part for entry in split_log(LOG, marks) for part in entry.parts if part.kind]
    assert [(part.text, part.kind, part.label, part.child) for part in parts] == [
        ("two girls", "child", "evidence", 2),
        ("PPN done", "claim", "says PPN done, none found", 0),
    ]
    assert [entry.marked for entry in split_log(LOG, marks)] == [False, False, True, True]


def test_where_marks_overlap_the_child_is_shown() -> None:
    marks: list[Span] = [("risk", 0, 20, "", 0), ("child", 10, 15, "", 1)]
    parts = [part.text for entry in split_log("x" * 30, marks) for part in entry.parts if part.kind == "child"]
    assert parts == ["x" * 5]


def test_a_log_without_times_is_one_entry() -> None:
    assert [entry.number for entry in split_log("NO TIME HERE AT ALL", [])] == [1]
    assert split_log("", []) == ()
    assert split_log(" \n ", []) == ()


LOGS = st.text(alphabet=st.sampled_from("AB 0:12359.\n[]|/-é,"), max_size=120) | st.text(max_size=120)
MARKS = st.lists(
    st.tuples(st.sampled_from(["child", "claim", "denial", "risk", "other"]), st.integers(-2, 130),
              st.integers(-2, 130), st.just(""), st.integers(0, 3)), max_size=6,
)  # fmt: skip


@given(log=LOGS, marks=MARKS)
def test_no_word_is_lost_added_or_moved(log: str, marks: list[Span]) -> None:
    """The parts stand in the log in their order, and all that is not shown is time, writer and what parts them."""
    at, left = 0, []
    for entry in split_log(log, marks):
        for part in entry.parts:
            assert part.text
            found = log.index(part.text, at)
            left.append(log[at:found])
            at = found + len(part.text)
    shown = "".join(part.text for entry in split_log(log, marks) for part in entry.parts)
    prefixes = "".join(entry.time + entry.writer for entry in split_log(log, marks))
    assert sum(map(str.isalpha, log)) <= sum(map(str.isalpha, shown + prefixes))


@given(log=LOGS, marks=MARKS)
def test_every_mark_that_is_kept_shows_its_own_words(log: str, marks: list[Span]) -> None:
    wanted = {log[start:end] for kind, start, end, _, _ in marks if kind == "child"}
    for entry in split_log(log, marks):
        for part in entry.parts:
            if part.kind == "child":
                assert any(part.text in words for words in wanted)
