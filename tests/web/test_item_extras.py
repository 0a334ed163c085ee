"""What stands beside a decision: rules, school notice, proof of a hand-over, what was known before."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils.html import escape
from pytest_django.fixtures import Settings

from childtonotice.casework.access import NotFound, reader_of
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.answers import Answer
from childtonotice.casework.actions.decisions import decide
from childtonotice.casework.actions.school import tell_school_notice
from childtonotice.casework.beside import RULES, put_rules_beside
from childtonotice.casework.guidance import GUIDES
from childtonotice.casework.lists import item_page
from childtonotice.casework.lists.item_values import ItemPage
from childtonotice.casework.models import AuditEvent, Item, SchoolNotice, User
from childtonotice.casework.school import DOMESTIC
from childtonotice.screening.findings import Child, Notice
from tests.web.answers import NOT_NEEDED, errors_of, save
from tests.web.made_up import FIRST, SARAH, Story, publish_stories

DAY = timedelta(days=1)


def page_of(user: User, item: Item, now: datetime) -> ItemPage:
    return item_page(reader_of(user, now), item.number, now=now)


def test_each_reason_has_its_rule_in_the_manuals_words() -> None:
    """pages 10: the children, then what covers them, then the claim."""
    reasons = (
        "Girl of 7 named on the record.",
        "No PPN is found.",
        "The log says that a PPN was done, and none is found.",
    )
    told = list(put_rules_beside(reasons, ["text", "linked"], "no-ppn", "PPN"))
    assert [rule for _, rule in told] == [RULES[code][1] for code in ("linked", "time", "claim")]
    assert next(put_rules_beside(reasons[:1], ["address"], "no-ppn", "PPN"))[1] == RULES["address"][1]
    assert list(put_rules_beside(reasons[:2], [], "excluded", "PPN"))[1][1] == RULES["left-out"][1]
    assert "SCR" in list(put_rules_beside(reasons[:2], [], "no-ppn", "SCR"))[1][1]


def test_a_domestic_item_keeps_whether_the_school_was_told(users: dict[str, User], item: Item, now: datetime) -> None:
    """R27: a status with its decision; "not known yet" is one, and "not sent" says why."""
    answer = replace(NOT_NEEDED, school="not-sent")
    refused = decide(by=users["manager"], number=item.number, version=item.version, answer=answer, now=now)
    assert errors_of(refused) == {"school-words": "Say why the school was not told"}
    blank = decide(by=users["manager"], number=item.number, version=item.version, now=now,
                   answer=replace(NOT_NEEDED, school=""))  # fmt: skip
    assert errors_of(blank) == {"school": "Say whether the school was told"}
    save(users["manager"], item, NOT_NEEDED, now)
    notice = SchoolNotice.objects.get()
    assert (notice.told, notice.by) == ("unknown", users["manager"])
    assert "School notice noted" in [step.title for step in page_of(users["manager"], item, now).timeline]


def test_what_becomes_known_of_the_school_notice_is_added(users: dict[str, User], item: Item, now: datetime) -> None:
    save(users["manager"], item, NOT_NEEDED, now)
    assert tell_school_notice(by=users["sergeant"], number=item.number, told="sent", now=now + DAY) is None
    shown = page_of(users["manager"], item, now + DAY).school
    assert shown is not None
    assert shown.said.startswith("Sent, says Ines Rowe")
    assert SchoolNotice.objects.count() == 2
    assert AuditEvent.objects.latest("id").verb == "item.school"
    with pytest.raises(NotFound):
        tell_school_notice(by=users["other"], number=item.number, told="sent", now=now)


def test_no_school_is_told_where_the_only_child_is_unborn(users: dict[str, User], now: datetime) -> None:
    """R27, R53: nobody is asked, and a decision without an answer is saved; a brother of six brings the question."""
    unborn = Child(relation="unborn", presence="unborn", found_by=(Notice.TEXT,))
    brother = Child(relation="son", age="6", found_by=(Notice.TEXT,))
    log = "SARAH IS [child 1|30 WKS PREG], PUSHED. [child 2|SON 6] UPSTAIRS"
    for reference, children in (("EX-8001", (unborn,)), ("EX-8002", (unborn, brother))):
        story = Story(reference, "Domestic Incident", log, children, people=((SARAH, "victim"),))
        publish_stories(story, now=now)
    alone, with_brother = (Item.objects.get(incident_id=reference) for reference in ("EX-8001", "EX-8002"))
    assert DOMESTIC in alone.categories
    assert page_of(users["manager"], alone, now).school is None
    assert page_of(users["manager"], with_brother, now).school is not None
    save(users["manager"], alone, replace(NOT_NEEDED, school=""), now)
    assert not SchoolNotice.objects.exists()


def test_no_school_is_told_of_what_is_not_domestic(users: dict[str, User], now: datetime) -> None:
    other = Item.objects.get(incident_id="EX-1002")
    assert page_of(users["manager"], other, now).school is None
    assert isinstance(tell_school_notice(by=users["manager"], number=other.number, told="sent", now=now), Refused)
    save(users["manager"], other, NOT_NEEDED, now)
    assert not SchoolNotice.objects.exists()


def test_taken_by_another_force_needs_who_and_when(users: dict[str, User], item: Item, now: datetime) -> None:
    """R54: hand-over proof."""
    taken = Answer("ppn-not-needed", "other-force", "Both children live in the next county and were on a visit.")
    refused = decide(by=users["manager"], number=item.number, version=item.version, answer=taken, now=now)
    assert errors_of(refused)["which"] == "Say who took it, when, and their reference"
    proof = "Moorshire Police, control room, 09:40, their reference MS-77"
    save(users["manager"], item, replace(taken, which=proof), now)
    assert proof in [review.which for review in page_of(users["manager"], item, now).reviews]


def test_a_log_of_long_ago_asks_whom_the_suspect_can_reach_today(users: dict[str, User], now: datetime) -> None:
    """R55; other logs do not ask."""
    log = (
        "10:00 CALLER, 34, SAYS HER UNCLE ABUSED HER WHEN SHE WAS 9. [child 1|HE NOW HAS GRANDCHILDREN] LIVING WITH HIM"
    )
    publish_stories(replace(FIRST, reference="L-1", log=log, ppns=()), now=now)
    shown = page_of(users["manager"], Item.objects.get(incident_id="L-1"), now)
    assert "reached-today" in [choice.code for choice in shown.prompts]
    plain = page_of(users["manager"], Item.objects.get(incident_id="EX-1001"), now)
    assert "reached-today" not in [choice.code for choice in plain.prompts]


def test_the_record_opens_in_the_forces_own_system(
    users: dict[str, User], item: Item, now: datetime, settings: Settings, tmp_path
) -> None:
    (tmp_path / "force.toml").write_text(
        'name = "Example Police"\nrecord_link = "https://records.example/open?ref={incident_id}"\n'
    )
    settings.FORCE_DIR = tmp_path
    Item.objects.filter(pk=item.pk).update(incident_id="EX 10/01")
    assert page_of(users["manager"], item, now).record_link == "https://records.example/open?ref=EX%2010%2F01"


def test_the_third_in_three_months_is_said_as_a_fact(users: dict[str, User], now: datetime) -> None:
    """R22, features 15: three of one household, none urgent by itself; two are said of nobody."""
    own = {"people": (), "place": "3 Reed Lane, Millbeck", "ppns": ()}
    low = replace(FIRST, reference="K-1", priority=5, hours_ago=24 * 80, children=(), **own)
    publish_stories(low, replace(low, reference="K-2", hours_ago=24 * 40), now=now)
    publish_stories(replace(low, reference="K-3", hours_ago=3), now=now)
    third = page_of(users["manager"], Item.objects.get(incident_id="K-3"), now).known
    assert third.facts == (
        "Third incident of this child or household in 3 months.",
        "3 of them were not urgent each by itself: read them together.",
    )
    assert {earlier.whose for earlier in third.earlier} == {"this household"}
    first = page_of(users["manager"], Item.objects.get(incident_id="K-1"), now).known
    assert (first.heading, first.facts) == ("Nothing earlier in 12 months", ())


def test_the_page_shows_rule_help_and_school(client: Client, users: dict[str, User], item: Item) -> None:
    client.force_login(users["manager"])
    words = client.get(f"/items/{item.number}/").content.decode()
    assert words.count("<summary>the rule</summary>") == 2
    assert words.count("What is this?") >= 4
    assert "School told (Operation Encompass)" in words
    said = client.post(f"/items/{item.number}/school/", {"school": "not-sent"}).content.decode()
    assert "Say why the school was not told" in said
    said = client.post(f"/items/{item.number}/school/", {"school": "sent"}, follow=True).content.decode()
    assert "Noted. It stands on the item" in said


# Each field of the item page, by the first part of its name, and the help that stands beside it.
GUIDED = {
    "decision": "decision", "reason-": "reason", "which-": "which", "whom-ask-advice": "advice", "whom-wait": "wait",
    "until-wait": "wait", "child": "asked-children", "why-": "asked-children", "instead-": "asked-children",
    "risk": "risk", "categories": "category", "officer_words": "officer-words", "words": "words", "prompt-": "prompts",
    "added-": "prompts", "school": "school", "told": "danger",
}  # fmt: skip


def test_every_field_has_its_help_beside_it_in_the_manuals_words(
    client: Client, users: dict[str, User], item: Item, now: datetime
) -> None:
    """Features 29; issue: in-page guidance beside each field, from the same sentences as the manual."""
    client.force_login(users["manager"])
    page = client.get(f"/items/{item.number}/").content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    fields = re.findall(r"<(?:input|select|textarea)\b[^>]*>", main)
    names = {
        found[1] for field in fields if 'type="hidden"' not in field and (found := re.search(r'name="([^"]+)"', field))
    }
    assert len(names) > 20
    assert [name for name in names if not name.startswith(tuple(GUIDED))] == []
    manual = Path("docs/reading.md").read_text(encoding="utf-8")
    for code in {*GUIDED.values(), "why", "children", "log"}:
        guide = GUIDES[code]
        assert f'What is this?<span class="govuk-visually-hidden"> {escape(guide.title)}</span>' in main, code
        assert all(escape(sentence) in main and sentence in manual for sentence in guide.sentences), code
