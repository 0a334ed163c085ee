"""One item, whole: why it is read, every child, the people, what was known before and what happened to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

from django.db.models import prefetch_related_objects
from django.utils import timezone

from childtonotice.casework.access import (
    POOL,
    NotFound,
    Reader,
    item_numbered,
    item_outside,
    items_for,
    may,
    may_add_opinion,
    may_undo,
    outside_items,
    rights_on,
)
from childtonotice.casework.beside import put_rules_beside, say_once
from childtonotice.casework.clocks import submit_by, tell_both, tell_due, tell_exact, tell_length
from childtonotice.casework.force import our_force
from childtonotice.casework.lists.children import show_children
from childtonotice.casework.lists.history import History, history_of
from childtonotice.casework.lists.item_values import (
    DecisionChoice,
    HoldShown,
    ItemPage,
    OpinionShown,
    PersonShown,
    PpnShown,
    ReviewShown,
    SchoolShown,
)
from childtonotice.casework.lists.known import known_before
from childtonotice.casework.lists.log_parts import Span, split_log
from childtonotice.casework.lists.questions import questions_of
from childtonotice.casework.lists.requests import tell_reply, tell_request
from childtonotice.casework.lists.rows import POOL_NAME, tell_state
from childtonotice.casework.lists.timeline import show_timeline
from childtonotice.casework.lists.together import group_of
from childtonotice.casework.lists.values import Choice, DangerShown
from childtonotice.casework.lists.worklist import numbers_to_read
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import UNDECIDED, Advisor, Decision, Item, ItemChild, SecondOpinion, State, Told
from childtonotice.casework.officers import tell_leave
from childtonotice.casework.owners import owner_of
from childtonotice.casework.reasons import ASKS, LONG_AGO, prompts_in_force, reasons_of, risks_in_force, title_then
from childtonotice.casework.recover import whom_to_ask
from childtonotice.casework.risks import suggest_risk
from childtonotice.casework.school import school_notice_of, wants_school_notice
from childtonotice.casework.wording import BANDS, NOTES, band_of, calm, tell_cover, tell_type
from childtonotice.screening.findings import Cover
from childtonotice.screening.tables import CATEGORIES
from childtonotice.screening.text.past import PAST

TELLS_OF_LONG_AGO = re.compile(rf"\b{PAST}\b")
ENDED = (State.DONE, State.SUBMITTED, State.PPN_FOUND, State.COVERED)
BRINGS_BACK = (State.PPN_FOUND, State.COVERED, State.LEFT_OUT)


def item_page(reader: Reader, number: str, *, now: datetime | None = None, outside: bool = False) -> ItemPage:
    """The page of one item; NotFound where it is not this reader's, or (``outside``) no look was recorded."""
    moment = now or timezone.now()
    item = _found(reader, number, moment, outside)
    prefetch_related_objects([item], "children", "ppns")  # read by half the page
    rights = _rights(reader, item, outside)
    history = history_of(item)
    names, log_shown, can_decide = (verb in rights for verb in (Verb.NAMES, Verb.LOG, Verb.DECIDE))
    return ItemPage(
        **_head(reader, item, history, moment),
        **_children(item, history, moment, names=names),
        **_record(item, history, moment, names=names, log_shown=log_shown),
        **_form(item, moment),
        known=known_before(reader, item, moment),
        questions=() if outside else questions_of(reader, item, moment),
        group=None if outside else group_of(reader, item, moment),
        reviews=_reviews(reader, history, moment),
        request=tell_request(item, moment, reader.officer_id) if Verb.RECOVER in rights else "",
        # Of a request it is said where the request stands.
        owner="" if item.state == State.REQUESTED else owner_of(item, moment).words,
        can_feedback=Verb.FEEDBACK in rights and item.state in ENDED,
        hold=_hold(reader, item, moment),
        outside=outside,
        can_decide=can_decide and item.state in UNDECIDED,
        may_decide=can_decide,
        can_return=can_decide and item.state in BRINGS_BACK,
        can_confirm_danger=Verb.CONFIRM_DANGER in rights,
        log_shown=log_shown,
        log_erased=tell_exact(item.log_erased_at) if item.log_erased_at and not item.log else "",
        names_shown=names,
    )


def _head(reader: Reader, item: Item, history: History, now: datetime) -> dict[str, Any]:
    """What the sticky bar and the first lines say."""
    place, previous, following = _neighbours(reader, item, now)
    changed, changed_from = _changed(item, history, now)
    return {
        "number": item.number,
        "version": item.version,
        "reference": item.incident_id,
        "type": tell_type(item.type),
        "reported": tell_exact(item.reported_at),
        "area": item.area.name if item.area else POOL_NAME,
        "area_code": item.area.code if item.area else POOL,
        "state": item.state,
        "state_words": tell_state(item, now, reader.user.pk) or State(item.state).label,
        "band_words": BANDS[band_of(item.priority, item.note)],
        "place_in_list": place,
        "previous": previous,
        "next": following,
        "why": item.why,
        "sentences": say_once(put_rules_beside(item.reasons, item.found_by, item.status, our_force().ppn_word)),
        "changed": changed,
        "changed_from": changed_from,
    }


def _children(item: Item, history: History, now: datetime, *, names: bool) -> dict[str, Any]:
    """The check-list: the children whom the record shows now, and those whom it showed once."""
    rows = list(item.children.all())
    current = [row for row in rows if row.current]
    shown = list(zip(rows, show_children(item, rows, names=names, now=now, last=history.last), strict=True))
    return {
        "children_heading": tell_cover(sum(row.cover == Cover.CERTAIN for row in current), len(current)),
        "children": tuple(child for row, child in shown if row.current),
        "gone": tuple(child for row, child in shown if not row.current),
    }


def _record(item: Item, history: History, now: datetime, *, names: bool, log_shown: bool) -> dict[str, Any]:
    """What the force's records say, and what happened since."""
    current = [child for child in item.children.all() if child.current]
    return {
        "ppns": _ppns(item, now, names=names, log_shown=log_shown),
        "facts": _facts(item, now, names=names),
        "people": _people(item, names=names),
        "log": split_log(item.log, _marks(item, current)) if log_shown else (),
        "timeline": show_timeline(item, now, names=names, events=history.events),
        "dangers": _dangers(item),
    }


def _form(item: Item, now: datetime) -> dict[str, Any]:
    """What there is to choose from, pre-set where the record says."""
    force = our_force()
    return {
        "decisions": _decisions(),
        "risks": tuple(Choice(code, words) for code, words in risks_in_force()),
        "categories": tuple(Choice(code, code, chosen=code in item.categories) for code in CATEGORIES),
        "prompts": tuple(Choice(code, words) for code, words in _prompts(item)),
        "school": _school(item, now),
        "asked": _asked(item, now),
        "due": tell_due(submit_by(now, force), now),
        "contacts": force.contacts,
        "record_link": _record_link(force.record_link, item.incident_id),
        "suggested_risk": suggest_risk(item, [ppn.grading for ppn in item.ppns.all()]),
        "advisors": tuple(_advisors(item, now)),
        "longest_wait": f"{now + timedelta(days=force.longest_wait_days):%Y-%m-%d}",
    }


def _advisors(item: Item, now: datetime) -> Iterator[Choice]:
    """Whom a reader may ask; the officer only where somebody can be written to."""
    officer, role = whom_to_ask(item, now)
    for advisor in Advisor:
        if advisor is not Advisor.OFFICER:
            yield Choice(advisor.value, advisor.label)
        elif officer:
            yield Choice(advisor.value, f"{role.capitalize()} {officer}, by mail (read after signing in)")


def _prompts(item: Item) -> tuple[tuple[str, str], ...]:
    """Whom to think of besides; where the log tells of abuse long ago, the children of today too (R55)."""
    prompts = prompts_in_force()
    return (*prompts, LONG_AGO) if TELLS_OF_LONG_AGO.search(item.log.lower()) else prompts


def _school(item: Item, now: datetime) -> SchoolShown | None:
    if not wants_school_notice(item):
        return None
    known = school_notice_of(item)
    chosen = known.told if known else Told.UNKNOWN.value
    says = f", says {known.by.shown_name}, {tell_both(known.at, now)}." if known and chosen != Told.UNKNOWN else ""
    said = f"{Told(chosen).label}{says}" if says else ""
    choices = tuple(Choice(told.value, told.label, chosen=told.value == chosen) for told in Told)
    return SchoolShown(choices, known.words if known else "", said)


def _record_link(template: str, reference: str) -> str:
    """Where the force's own system shows this record; empty where the force gives no web address for it."""
    if not template.startswith(("https://", "http://")):
        return ""
    return template.replace("{incident_id}", quote(reference, safe=""))


def _found(reader: Reader, number: str, now: datetime, outside: bool) -> Item:
    return item_outside(reader, number, now) if outside else item_numbered(reader, number)


def _rights(reader: Reader, item: Item, outside: bool) -> frozenset[Verb]:
    """What the reader may do here. A recorded look outside the area shows what they would see at home, and no more."""
    if outside:
        return frozenset(verb for verb in (Verb.NAMES, Verb.LOG) if may(reader, verb))
    return rights_on(reader, item)


def _neighbours(reader: Reader, item: Item, now: datetime) -> tuple[str, str, str]:
    """ "3 of 23", the number before and the number after, in the order in which the list is to be read."""
    if not may(reader, Verb.LIST):
        return "", "", ""
    numbers = numbers_to_read(reader, item.area, now)
    if item.number not in numbers:
        return "", "", numbers[0] if numbers else ""
    at = numbers.index(item.number)
    following = numbers[at + 1] if at + 1 < len(numbers) else ""
    return f"{at + 1} of {len(numbers)}", numbers[at - 1] if at else "", following


def _changed(item: Item, history: History, now: datetime) -> tuple[str, str]:
    """What changed since the last decision, and that decision beside it; both empty where nothing changed."""
    if not item.note:
        return "", ""
    said = NOTES.get(item.note, "")
    last = history.last
    if last is None:
        return (f"{said}, {tell_both(item.noted_at, now)}." if item.noted_at else f"{said}."), ""
    decision = Decision(last.decision)
    decided = f"{last.by.shown_name} decided on {tell_both(last.at, now)}, {decision.label}"
    then = f"{title_then(decision, last.reason, last.at)}. “{last.words}”".replace("PPN", our_force().ppn_word)
    told = tell_reply(item) if item.note == "said-not-needed" else "."
    return f"Changed since {decided}: {said[:1].lower()}{said[1:]}{told}", f"The decision then: {then}"


def _marks(item: Item, children: list[ItemChild]) -> list[Span]:
    """The engine's marks, and the evidence of each child where no mark of theirs shows it."""
    marks: list[Span] = [(kind, start, end, label, child) for kind, start, end, label, child in item.marks]
    numbered = {mark[4] for mark in marks if mark[0] == "child"}
    return marks + [
        ("child", child.evidence_start, child.evidence_end, "", child.position)
        for child in children
        if child.evidence_start >= 0 and child.position not in numbered
    ]


def _facts(item: Item, now: datetime, *, names: bool) -> tuple[tuple[str, str], ...]:
    facts = item.facts
    attended = {True: "Yes", False: "No"}.get(facts.get("attended"), "")
    closed = facts.get("closed_at")
    rows = (
        ("Opened as", facts.get("opening_code", "")),
        ("Closed as", ", ".join(facts.get("closing_codes", ()))),
        ("Markers", ", ".join(facts.get("flags", ()))),
        ("Response", facts.get("response_grade", "")),
        ("Attended", attended),
        ("Place", calm(facts.get("location" if names else "place", ""))),
        ("Officer", facts.get("officer_id", "")),
        ("Log closed", tell_both(datetime.fromisoformat(closed), now) if closed else ""),
        ("Left out by", ", ".join(item.exclusions)),
        ("Doubtful", "; ".join(item.warnings)),
    )
    return tuple((label, str(value)) for label, value in rows if value)


def _people(item: Item, *, names: bool) -> tuple[PersonShown, ...]:
    return tuple(
        PersonShown(row["name"] if names else "", row["role"], row["age"], bool(row["child"])) for row in item.people
    )


def _ppns(item: Item, now: datetime, *, names: bool, log_shown: bool) -> tuple[PpnShown, ...]:
    return tuple(
        PpnShown(
            ppn_id=ppn.ppn_id,
            submitted=tell_both(ppn.submitted_at, now),
            when=_after(item.reported_at, ppn.submitted_at),
            kind=ppn.kind,
            grading=ppn.grading,
            reference=ppn.incident_id,
            officer=ppn.officer_id,
            categories=tuple(ppn.categories),
            subjects=tuple(ppn.subjects) if names else (),
            narrative=ppn.narrative if log_shown else "",
        )
        for ppn in item.ppns.all()
    )


def _after(reported: datetime, submitted: datetime) -> str:
    if submitted < reported:
        return f"{tell_length(submitted, reported)} before the report"
    return f"{tell_length(reported, submitted)} after the report"


def _reviews(reader: Reader, history: History, now: datetime) -> tuple[ReviewShown, ...]:
    standing = history.standing.review
    return tuple(
        ReviewShown(
            id=review.pk,
            decision=review.decision,
            title=Decision(review.decision).label,
            reason=title_then(Decision(review.decision), review.reason, review.at),
            words=review.words,
            which=review.which,
            who=review.by.shown_name,
            when=tell_both(review.at, now),
            stands=standing is not None and standing.pk == review.pk,
            can_undo=standing is not None and standing.pk == review.pk and may_undo(reader, review, now),
            children=tuple((row.child.label, row.said) for row in review.children.all()),
            opinions=tuple(_opinion(opinion, now) for opinion in review.opinions.all()),
            can_add_opinion=standing is not None and standing.pk == review.pk and may_add_opinion(reader, review),
        )
        for review in reversed(history.reviews)
    )


def _opinion(opinion: SecondOpinion, now: datetime) -> OpinionShown:
    said = "agrees" if opinion.agrees else "sees it differently"
    return OpinionShown(f"{opinion.by.shown_name} {said}", tell_both(opinion.at, now), opinion.words)


def _dangers(item: Item) -> tuple[DangerShown, ...]:
    return tuple(
        DangerShown(
            danger.pk,
            item.number,
            f"{danger.by.shown_name} told {danger.told}, {tell_exact(danger.told_at)}. {danger.words}".strip(),
            danger.confirmed_at is not None,
            _confirmed(danger.confirmed_by.shown_name, danger.confirmed_words) if danger.confirmed_by else "",
            item.incident_id,
        )
        for danger in item.dangers.select_related("by", "confirmed_by").order_by("-id")
    )


def _confirmed(who: str, words: str) -> str:
    return f"{who} confirmed: {words}"


def _hold(reader: Reader, item: Item, now: datetime) -> HoldShown | None:
    hold = getattr(item, "hold", None)
    if hold is None:
        return None
    mine = hold.by_id == reader.user.pk
    ends = timezone.localtime(hold.until)
    if hold.until <= now:
        ended = f"Your hold ended at {ends:%H:%M}. Nobody took it: you can still save."
        return HoldShown(ended, True, hold.by.shown_name, hold.until) if mine else None
    words = f"Yours until {ends:%H:%M}" if mine else f"Being read by {hold.by.shown_name} until {ends:%H:%M}"
    return HoldShown(words, mine, hold.by.shown_name, hold.until)


def _decisions() -> tuple[DecisionChoice, ...]:
    word = our_force().ppn_word
    return tuple(
        DecisionChoice(
            decision.value,
            decision.label.replace("PPN", word),
            key,
            decision.final,
            ASKS.get(decision, ""),
            tuple(Choice(code, words.replace("PPN", word)) for code, words in reasons_of(decision)),
        )
        for key, decision in enumerate(Decision, start=1)
    )


def _asked(item: Item, now: datetime) -> str:
    officer, role = whom_to_ask(item, now)
    if role == "officer":
        return f"Officer {officer}"
    away = tell_leave(item.officer_id, timezone.localdate(now))
    if role == "supervisor":
        return f"Supervisor {officer}: officer {item.officer_id} is {away}"
    if away:
        return f"Officer {item.officer_id} is {away}, and nobody above them is known: the area follows it up"
    return "No officer is on the record: the area follows it up"


def outside_summary(reader: Reader, number: str) -> str:
    """What the reader is told before a look outside their area; NotFound where there is nothing to look at."""
    item = outside_items(reader).select_related("area").filter(number=number).first()
    if item is None:
        raise NotFound
    if items_for(reader).filter(pk=item.pk).exists():
        return ""
    area = item.area.name if item.area else POOL_NAME
    return f"This incident belongs to {area}. Opening it is a look outside your area and is recorded."
