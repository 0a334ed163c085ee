"""Saving a decision from the page: what is read from the form, what is kept, and where the reader goes next."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from childtonotice.casework.models import Danger, Item, Review, User
from childtonotice.casework.pages.danger import read_clock
from childtonotice.casework.pages.decision_form import place_errors

SOON = f"{datetime.now(UTC) + timedelta(days=3):%Y-%m-%d}"
WORDS = "Two children were upstairs during the assault and nobody has referred them."


def form_of(manager: Client, item: Item) -> dict[str, object]:
    """What the page's form holds when nobody has touched it: the ticks, presets and the version."""
    words = manager.get(f"/items/{item.number}/").content.decode()
    version = re.search(r'name="version" value="(\d+)"', words)
    assert version
    ticked = re.findall(r'name="child" value="(\d+)" checked', words)
    categories = re.findall(r'name="categories" value="([^"]+)" checked', words)
    return {"version": version[1], "child": ticked, "categories": categories, "school": "unknown"}


def save(manager: Client, item: Item, **typed: object) -> str:
    """Send the form as filled in; returns the page that follows."""
    response = manager.post(f"/items/{item.number}/decide/", form_of(manager, item) | typed, follow=True)
    return str(response.content.decode())


def needed(**more: object) -> dict[str, object]:
    """A whole answer: PPN needed."""
    return {"decision": "ppn-needed", "reason-ppn-needed": "no-referral", "risk": "high", "words": WORDS, **more}


def test_ppn_needed_asks_for_every_child_without_one(manager: Client, item: Item) -> None:
    said = save(manager, item, **needed(officer_words="Please send one."))
    review = Review.objects.get(item=item)
    assert [row.answer for row in review.children.order_by("child__position")] == [
        "ppn-needed",
        "ppn-needed",
        "already-submitted",
    ]
    assert "Request for 2 children goes to officer 1184" in said
    assert "Undo" in said


def test_save_and_next_goes_to_the_next_items_heading(manager: Client, item: Item) -> None:
    response = manager.post(f"/items/{item.number}/decide/", form_of(manager, item) | needed(then="next"))
    assert re.fullmatch(r"/items/\w{8}/#item-heading", response.headers["Location"])
    assert item.number not in response.headers["Location"]


def test_a_child_left_unticked_needs_a_reason(manager: Client, item: Item) -> None:
    # pages 19: untick with a reason
    first, second = form_of(manager, item)["child"]  # type: ignore[misc]
    said = save(manager, item, **needed(child=[first]))
    assert "Say why no PPN is asked for child 2" in said
    assert f'id="child-{second}"' in said
    save(
        manager,
        item,
        **needed(child=[first]),
        **{f"why-{second}": "He lives with his aunt and was not there", f"instead-{second}": "no-child"},
    )
    answers = Review.objects.get(item=item).children.order_by("child__position")
    assert [row.answer for row in answers][:2] == ["ppn-needed", "no-child"]


def test_what_is_missing_is_said_in_the_order_of_the_form_and_no_word_is_lost(manager: Client, item: Item) -> None:
    said = save(manager, item, decision="ppn-needed", words="Seen, noted.", officer_words="My own long words.")
    summary = re.findall(r'<li><a href="#([^"]+)">([^<]+)</a>', said)
    assert summary == [
        ("reason-ppn-needed", "Choose a reason"),
        ("risk", "Choose the risk as you see it"),
        ("words", "Say in one sentence what in the record decides it"),
    ]
    assert all(f'id="{field}"' in said for field, _ in summary)
    assert "My own long words." in said
    assert "Seen, noted." in said
    assert not Review.objects.exists()


def test_the_risk_is_preset_where_an_officer_graded_it(manager: Client, item: Item) -> None:
    words = manager.get(f"/items/{item.number}/").content.decode()
    assert re.findall(r'name="risk" value="(\w+)" checked', words) == ["medium"]


def test_already_submitted_asks_which(manager: Client, item: Item) -> None:
    said = save(manager, item, decision="already-submitted", words=WORDS, **{"reason-already-submitted": "same-event"})
    assert '<li><a href="#which-already-submitted">Say which PPN</a>' in said


def test_waiting_asks_what_for_and_until_when(manager: Client, item: Item) -> None:
    typed = {"decision": "wait", "reason-wait": "officer", "words": WORDS}
    said = save(manager, item, **typed)
    assert '<a href="#whom-wait">Say what you wait for</a>' in said
    assert '<a href="#until-wait">Say until when</a>' in said
    said = save(manager, item, **typed, **{"whom-wait": "The officer's statement", "until-wait": SOON})
    assert "Saved: Wait for information." in said
    assert Item.objects.get(pk=item.pk).state == "waiting"


def test_a_child_that_the_reader_knows_of_is_added(manager: Client, item: Item) -> None:
    # pages 12: brothers and sisters, friends, the suspect's own children, an unborn child
    save(
        manager,
        item,
        **needed(),
        **{"prompt-siblings": "yes", "added-siblings": "Sister about 2", "prompt-friends": "none"},
    )
    assert item.children.get(label="Sister about 2").found_by == ["reader"]
    assert Review.objects.get(item=item).prompts == {"siblings": "yes", "friends": "none"}


def test_someone_else_decided_meanwhile(manager: Client, item: Item, users: dict[str, User]) -> None:
    # pages 27
    form = form_of(manager, item) | {
        "decision": "no-child",
        "reason-no-child": "adult",
        "words": "She turned 18 in May.",
    }
    other = Client()
    other.force_login(users["sergeant"])
    other.post(f"/items/{item.number}/decide/", form | needed())
    said = manager.post(f"/items/{item.number}/decide/", form).content.decode()
    assert re.search(r"Ines Rowe decided this at [^<]+: PPN needed. Your words are kept below.", said)
    assert "She turned 18 in May." in said
    assert Review.objects.filter(item=item).count() == 1


def test_undo_brings_the_item_back(manager: Client, item: Item) -> None:
    save(manager, item, **needed())
    review = Review.objects.get(item=item)
    said = manager.post(f"/items/{item.number}/undo/", {"review": review.pk}, follow=True).content.decode()
    assert "Undone in time: nothing was sent." in said
    assert Item.objects.get(pk=item.pk).state == "to-read"


def test_danger_is_recorded_beside_the_decision_and_stays_red_until_confirmed(manager: Client, item: Item) -> None:
    # pages 17
    said = manager.post(f"/items/{item.number}/danger/", {"told": "", "told_at": ""}).content.decode()
    assert "Say who was told" in said
    manager.post(
        f"/items/{item.number}/danger/", {"told": "Control room", "told_at": "00:01", "words": "Asked for a visit"}
    )
    assert "A child may be in danger now" in manager.get("/runs/").content.decode()
    danger = Danger.objects.get()
    manager.post(f"/items/{item.number}/danger/{danger.pk}/", {"words": "Visited at 02:10, child safe with aunt"})
    assert "A child may be in danger now" not in manager.get("/runs/").content.decode()
    assert Item.objects.get(pk=item.pk).state == "to-read"


@pytest.mark.parametrize(
    ("typed", "expected"), [("07:40", (7, 40)), ("0740", (7, 40)), ("7.40", (7, 40)), ("23:59", (23, 59))]
)
def test_a_time_is_read_as_people_type_it(typed: str, expected: tuple[int, int]) -> None:
    read = read_clock(typed)
    assert read is not None
    assert (read.hour, read.minute) == expected
    assert read.astimezone(UTC) <= datetime.now(UTC).replace(hour=23, minute=59) or typed == "23:59"


@pytest.mark.parametrize("typed", ["", "soon", "25:00", "12:75", "123456"])
def test_what_is_no_time_is_none(typed: str) -> None:
    assert read_clock(typed) is None


def test_errors_stand_at_their_fields_in_the_order_of_the_form() -> None:
    found = place_errors((("words", "w"), ("risk", "r"), ("reason", "why"), ("child-7", "c")), "ppn-needed")
    assert list(found) == ["reason-ppn-needed", "child-7", "risk", "words"]
