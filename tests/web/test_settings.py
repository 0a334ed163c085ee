"""Settings changed on a page (R20, R42): in force from their moment, every version kept, old decisions untouched."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from childtonotice.casework.access import NotFound, reader_of
from childtonotice.casework.actions import Conflict, Refused
from childtonotice.casework.actions.decisions import decide
from childtonotice.casework.actions.settings import change_setting
from childtonotice.casework.force import our_force, shipped_force
from childtonotice.casework.guidance import guide_in_force
from childtonotice.casework.lessons import lessons_in_force
from childtonotice.casework.lists import item_page
from childtonotice.casework.lists.settings_page import setting_page
from childtonotice.casework.models import AuditEvent, Decision, Item, Recovery, Role, SettingVersion, User
from childtonotice.casework.reasons import REASONS as SHIPPED
from childtonotice.casework.reasons import reasons_of, risks_in_force, title_then
from childtonotice.casework.settable import all_settings
from childtonotice.screening.fingerprints import fingerprint_force
from tests.web.answers import NEEDED, NOT_NEEDED, errors_of, save
from tests.web.made_up import make_user

WHY = "Readers found the old words unclear."
REASONS = "reasons-ppn-not-needed"
DAY = timedelta(days=1)


@pytest.fixture
def now() -> datetime:
    """What is in force is asked of the present moment."""
    return datetime.now(UTC)


def change(users: dict[str, User], code: str, words: dict[str, str], now: datetime, **more: object) -> SettingVersion:
    outcome = change_setting(
        by=users["coordinator"],
        code=code,
        words=words,
        now=now,
        **{"seen": 0, "why": WHY, **more},  # type: ignore[arg-type]
    )
    assert isinstance(outcome, SettingVersion), outcome
    return outcome


def refusals(users: dict[str, User], code: str, words: dict[str, str], now: datetime, **more: object) -> dict[str, str]:
    outcome = change_setting(
        by=users["coordinator"],
        code=code,
        words=words,
        now=now,
        **{"seen": 0, "why": WHY, **more},  # type: ignore[arg-type]
    )
    assert isinstance(outcome, Refused), outcome
    return dict(outcome.errors)


def test_a_reason_is_offered_in_its_new_words_and_an_old_decision_keeps_its_own(
    users: dict[str, User], item: Item, now: datetime
) -> None:
    save(users["manager"], item, NOT_NEEDED, now - timedelta(hours=1))
    change(users, REASONS, {"seen-and-well": "Seen by an officer and well"}, now)
    assert dict(reasons_of(Decision.NOT_NEEDED))["seen-and-well"] == "Seen by an officer and well"
    shown = item_page(reader_of(users["manager"], now), item.number, now=now)
    assert "Seen and well, and the log says so" in str(shown)
    assert title_then(Decision.NOT_NEEDED, "seen-and-well", now + DAY) == "Seen by an officer and well"


def test_a_reason_that_was_taken_away_can_no_longer_be_chosen_and_its_code_never_comes_back(
    users: dict[str, User], item: Item, now: datetime
) -> None:
    first = change(users, REASONS, {"seen-and-well": ""}, now)
    outcome = decide(by=users["manager"], number=item.number, version=item.version, answer=NOT_NEEDED, now=now)
    assert errors_of(outcome)["reason"] == "Choose a reason"
    again = change(users, REASONS, {}, now, seen=first.pk, added=["Seen and well"])
    assert dict(again.value)["seen-and-well-2"] == "Seen and well"
    assert title_then(Decision.NOT_NEEDED, "seen-and-well", now - DAY) == "Seen and well, and the log says so"


def test_targets_count_for_requests_made_from_then_on(users: dict[str, User], item: Item, now: datetime) -> None:
    change(users, "targets", {"recovery_hours": "12"}, now)
    save(users["manager"], item, NEEDED, now)
    assert Recovery.objects.get().due_at == now + timedelta(hours=12)
    assert our_force().recovery_hours == 12


def test_a_target_changes_nothing_in_what_is_screened_by(users: dict[str, User], now: datetime) -> None:
    before = fingerprint_force(shipped_force())
    change(users, "targets", {"recovery_hours": "12"}, now)
    assert fingerprint_force(shipped_force()) == before


def test_a_step_that_nobody_feeds_is_switched_off(users: dict[str, User], now: datetime) -> None:
    assert our_force().fed_steps == ("vat",)
    first = change(users, "steps", {"vat": "off"}, now)
    assert our_force().fed_steps == ()
    change(users, "steps", {"vat": "on", "shared": "on"}, now, seen=first.pk)
    assert our_force().fed_steps == ("vat", "shared")


def test_a_line_that_came_with_a_later_release_is_there_to_be_changed(users: dict[str, User], now: datetime) -> None:
    SettingVersion.objects.create(
        code="targets", value=[["recovery_hours", "12"]], by=users["coordinator"], at=now, starts_at=now, why=WHY
    )
    lines = {line.code: line.words for line in setting_page(reader_of(users["coordinator"], now), "targets", now).lines}
    assert (lines["recovery_hours"], lines["vat_hours"]) == ("12", "24")


def test_a_change_for_later_counts_from_its_day(users: dict[str, User], now: datetime) -> None:
    change(users, "contacts", {"contact-1": "Control room: 0100 555 0199"}, now, starts_on=(now + 2 * DAY).date())
    assert our_force().contacts == shipped_force().contacts
    assert "counts from" in setting_page(reader_of(users["coordinator"], now), "contacts", now).past[0].counts


def test_help_grades_and_templates_change_too(users: dict[str, User], now: datetime) -> None:
    change(users, "risks", {"high": "High: act before the end of the shift"}, now)
    change(users, "guide-risk", {"1": "Choose the grade that you see."}, now)
    change(users, "lesson-good-ppn", {"words": "Your {word} was a pleasure to read, thank you."}, now)
    assert dict(risks_in_force())["high"] == "High: act before the end of the shift"
    assert guide_in_force("risk").sentences[0] == "Choose the grade that you see."
    good = next(lesson for lesson in lessons_in_force() if lesson.code == "good-ppn")
    assert good.words == "Your {word} was a pleasure to read, thank you."
    assert good.praise


@pytest.mark.parametrize(
    ("code", "words", "field"),
    [
        ("targets", {"recovery_hours": "soon"}, "recovery_hours"),
        ("targets", {"recovery_hours": "0"}, "recovery_hours"),
        ("steps", {"vat": "sometimes"}, "vat"),
        ("risks", {"high": ""}, "high"),
        ("contacts", {"contact-1": "Control room"}, "contact-1"),
        (REASONS, {"other": "x" * 601}, "other"),
        (REASONS, {}, "words"),
        (REASONS, dict.fromkeys(dict(SHIPPED[Decision.NOT_NEEDED]), ""), "added"),
    ],
)
def test_what_cannot_be_a_setting_is_refused(
    users: dict[str, User], now: datetime, code: str, words: dict[str, str], field: str
) -> None:
    assert field in refusals(users, code, words, now)
    assert not SettingVersion.objects.exists()


def test_why_and_a_day_to_come_are_asked_and_six_reasons_are_enough(users: dict[str, User], now: datetime) -> None:
    words = {"other": "Something else"}
    assert "why" in refusals(users, REASONS, words, now, why="noted")
    assert "starts_on" in refusals(users, REASONS, words, now, starts_on=(now - 2 * DAY).date())
    assert "added" in refusals(users, REASONS, {}, now, added=["A seventh reason"])


def test_of_two_who_change_at_once_the_second_is_told(users: dict[str, User], now: datetime) -> None:
    change(users, "prompts", {"friends": "Friends who were there"}, now)
    outcome = change_setting(
        by=make_user("dora.kay", Role.COORDINATOR),
        code="prompts",
        seen=0,
        words={"friends": "Guests"},
        why=WHY,
        now=now,
    )
    assert isinstance(outcome, Conflict)
    assert "Your words are kept" in outcome.said


def test_versions_are_never_altered_and_the_audit_log_holds_no_words(users: dict[str, User], now: datetime) -> None:
    version = change(users, "prompts", {"friends": "Friends who were there"}, now)
    event = AuditEvent.objects.get(verb="setting.change")
    assert event.subject == "setting:prompts"
    assert "Friends" not in event.details
    with pytest.raises(DatabaseError), transaction.atomic():
        SettingVersion.objects.filter(pk=version.pk).update(why="Another reason.")


def test_only_who_may_change_settings_may(users: dict[str, User], now: datetime) -> None:
    for role in ("manager", "sergeant", "board", "auditor"):
        with pytest.raises(NotFound):
            change_setting(by=users[role], code="prompts", seen=0, words={}, why=WHY, now=now)


def test_every_setting_has_a_page_and_the_pages_work(client: Client, users: dict[str, User], now: datetime) -> None:
    client.force_login(users["coordinator"])
    every = client.get("/settings/").content.decode()
    for code, setting in all_settings().items():
        assert f"/settings/{code}/" in every
        assert client.get(f"/settings/{code}/").status_code == 200
        assert setting.shipped
    post = {"seen": "0", "words-friends": "Friends who stayed the night", "why": WHY, "starts_on": ""}
    assert client.post("/settings/prompts/change/", post).status_code == 302
    page = client.get("/settings/prompts/").content.decode()
    assert "became “Friends who stayed the night”" in page
    wrong = client.post("/settings/prompts/change/", {**post, "words-friends": "Typed and kept", "why": ""})
    assert "Typed and kept" in wrong.content.decode()
    client.force_login(users["manager"])
    assert client.get("/settings/").status_code == client.get("/settings/nothing/").status_code == 404


def test_the_settings_are_read_once_for_a_page(
    client: Client, users: dict[str, User], item: Item, now: datetime
) -> None:
    change(users, "prompts", {"friends": "Friends who were there"}, now)
    client.force_login(users["manager"])
    with CaptureQueriesContext(connection) as captured:
        page = client.get(f"/items/{item.number}/").content.decode()
    asked = [one for one in captured.captured_queries if 'FROM "casework_settingversion"' in one["sql"]]
    assert len(asked) == 1
    assert "Friends who were there" in page
