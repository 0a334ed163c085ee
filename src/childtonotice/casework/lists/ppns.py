"""PPNs to be checked, one PPN with all that its check needs, and how PPNs were graded (R19, R24, R25, R26, R32)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median

from django.db.models import Case, Count, Q, QuerySet, When
from django.utils import timezone

from childtonotice.casework.access import Reader, assessments_told, items_for, ppn_numbered, ppns_for
from childtonotice.casework.aware import ANSWERS, HEADINGS, THERE, find_headings, name_missing, tell_asked
from childtonotice.casework.blaming import Phrase, find_blame
from childtonotice.casework.clocks import (
    add_hours,
    start_of_today,
    tell_age,
    tell_both,
    tell_exact,
    tell_lateness,
    tell_length,
    tell_moment,
)
from childtonotice.casework.ethnicity import Told, read_ethnicity
from childtonotice.casework.force import our_force
from childtonotice.casework.govuk.times import say_date
from childtonotice.casework.lists.item_values import Part
from childtonotice.casework.lists.ppn_texts import mark_text
from childtonotice.casework.lists.rows import POOL_NAME
from childtonotice.casework.lists.values import Choice
from childtonotice.casework.models import Assessment, Outcome, PpnState, Rag, RecoveryChild, SubmittedPpn
from childtonotice.casework.partners import NOT_RECORDED, is_fed
from childtonotice.casework.reasons import risks_in_force
from childtonotice.casework.wording import join_words
from childtonotice.screening import GRAVE, GRAVEST
from childtonotice.screening.text.saying import read_risks

OPEN = (PpnState.TO_CHECK, PpnState.SENT_AGAIN)
TABS = {"to-check": "To check", "returned": "With the officer", "checked": "Checked today"}
MOST = 200
WEEK = timedelta(days=7)
# High before medium; what has no grading is looked at before what was called standard; adults come last.
GRADING_PLACE = Case(When(kind="adult", then=4), When(grading="high", then=0), When(grading="medium", then=1),
                     When(grading="standard", then=3), default=2)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PpnRow:
    """One PPN of the queue. ``why``: what makes it stand where it stands; never a child's name."""

    number: str
    ppn_id: str
    grading: str
    kind: str
    children: str
    categories: str
    submitted: str
    exact: str
    age: str
    late: str
    officer: str
    area: str
    state: str
    missing: str


@dataclass(frozen=True, slots=True)
class PpnQueue:
    """The queue. ``off``: why there is nothing to do here, where the force records no checks."""

    tab: str
    tabs: tuple[tuple[str, str, int], ...]
    rows: tuple[PpnRow, ...]
    more: int
    oldest: str
    late: int
    taken: str
    restricted: int
    next_number: str
    off: str = ""


@dataclass(frozen=True, slots=True)
class HeadingShown:
    """One heading of the check: what our reading found in the text, and what is pre-set because of it."""

    code: str
    title: str
    asks: str
    found: str
    suggested: str


@dataclass(frozen=True, slots=True)
class SubjectShown:
    """One person named on the PPN."""

    name: str
    born: str
    role: str
    ethnicity: str
    told: bool


@dataclass(frozen=True, slots=True)
class Assessed:
    """One earlier check of the PPN."""

    said: str
    who: str
    when: str
    missing: str
    grading: str
    rag: str
    words: str


@dataclass(frozen=True, slots=True)
class PpnPage:
    """One PPN to be checked. ``gradings``: by whom and what, side by side; ``advice``: where the facts speak louder."""

    number: str
    ppn_id: str
    state: str
    open: bool
    stamp: str
    submitted: str
    age: str
    late: str
    facts: tuple[tuple[str, str], ...]
    subjects: tuple[SubjectShown, ...]
    text: tuple[Part, ...]
    headings: tuple[HeadingShown, ...]
    answers: tuple[tuple[str, str], ...]
    gradings: tuple[tuple[str, str], ...]
    officer_grading: str
    risks: tuple[Choice, ...]
    rags: tuple[Choice, ...]
    advice: str
    blame: tuple[Phrase, ...]
    earlier: tuple[Assessed, ...]
    item: str
    recovered: bool
    left: int


def ppn_queue(reader: Reader, tab: str = "to-check", now: datetime | None = None) -> PpnQueue:
    """The PPNs of one tab, those to check by grading and age; with the backlog and the time that checks take."""
    moment, force = now or timezone.now(), our_force()
    mine = ppns_for(reader)
    tab = tab if tab in TABS else "to-check"
    counts = _count_tabs(mine, moment)
    chosen = _in_tab(mine, tab, moment)
    waiting = _in_tab(mine, "to-check", moment)
    oldest = waiting.order_by("submitted_at").values_list("submitted_at", flat=True).first()
    rows = list(_in_order(chosen, tab).select_related("area").prefetch_related("assessments")[:MOST])
    numbers = waiting if tab != "to-check" else None
    following = _in_order(numbers, "to-check").first() if numbers is not None else (rows[0] if rows else None)
    return PpnQueue(
        tab=tab,
        tabs=tuple((code, words, counts[code]) for code, words in TABS.items()),
        rows=tuple(show_ppn(ppn, moment) for ppn in rows),
        more=max(0, counts[tab] - MOST),
        oldest=f"{tell_moment(oldest, moment)} ({tell_age(oldest, moment)})" if oldest else "",
        late=waiting.filter(submitted_at__lt=add_hours(moment, -force.vat_hours)).count(),
        taken=_tell_taken(mine, moment),
        restricted=_count_restricted(reader),
        next_number=following.number if following else "",
        off="" if is_fed("vat", force) else NOT_RECORDED["vat"],
    )


def count_ppns(reader: Reader) -> int:
    """How many PPNs wait to be checked."""
    return ppns_for(reader).filter(state__in=OPEN).count() if is_fed("vat", our_force()) else 0


def _in_tab(ppns: QuerySet[SubmittedPpn], tab: str, now: datetime) -> QuerySet[SubmittedPpn]:
    if tab == "returned":
        return ppns.filter(state=PpnState.RETURNED)
    return ppns.filter(assessed_at__gte=start_of_today(now)) if tab == "checked" else ppns.filter(state__in=OPEN)


def _in_order(ppns: QuerySet[SubmittedPpn], tab: str) -> QuerySet[SubmittedPpn]:
    if tab == "checked":
        return ppns.order_by("-assessed_at", "pk")
    return ppns.annotate(place=GRADING_PLACE).order_by("place", "submitted_at", "pk")


def _count_tabs(ppns: QuerySet[SubmittedPpn], now: datetime) -> dict[str, int]:
    return ppns.aggregate(**{
        "to-check": Count("pk", filter=Q(state__in=OPEN)),
        "returned": Count("pk", filter=Q(state=PpnState.RETURNED)),
        "checked": Count("pk", filter=Q(assessed_at__gte=start_of_today(now))),
    })  # fmt: skip


def _count_restricted(reader: Reader) -> int:
    """How many wait that only named readers see: counted, and without a word of them (R36)."""
    if reader.named_for_restricted:
        return 0
    return SubmittedPpn.objects.filter(restricted=True, state__in=OPEN).count()


def _tell_taken(ppns: QuerySet[SubmittedPpn], now: datetime) -> str:
    """How long it took, in the middle, from submission to the check, in the last seven days."""
    done = ppns.filter(assessed_at__gte=now - WEEK).values_list("submitted_at", "assessed_at")
    lengths = [(after - before).total_seconds() for before, after in done if after and after > before]
    return tell_length(now - timedelta(seconds=median(lengths)), now) if lengths else ""


def show_ppn(ppn: SubmittedPpn, now: datetime) -> PpnRow:
    """One PPN as a row of a list."""
    last = max(ppn.assessments.all(), key=lambda one: one.pk, default=None)
    open_now = ppn.state in OPEN
    due = add_hours(ppn.changed_at or ppn.submitted_at, our_force().vat_hours)
    children = sum(subject["role"] != "adult" for subject in ppn.subjects)
    return PpnRow(
        number=ppn.number,
        ppn_id=ppn.ppn_id,
        grading=ppn.grading or "not graded",
        kind=ppn.kind,
        children=f"{children or 'No'} {'child' if children == 1 else 'children'} named",
        categories=", ".join(ppn.categories),
        submitted=tell_moment(ppn.submitted_at, now),
        exact=tell_exact(ppn.submitted_at),
        age=tell_age(ppn.submitted_at, now),
        late=tell_lateness(due, now) if open_now else "",
        officer=ppn.officer_id,
        area=ppn.area.name if ppn.area else POOL_NAME,
        state=PpnState(ppn.state).label if ppn.state != PpnState.TO_CHECK else "",
        missing=join_words(name_missing(last.missing)) if last and ppn.state == PpnState.RETURNED else "",
    )


def ppn_page(reader: Reader, number: str, now: datetime | None = None) -> PpnPage:
    """One PPN with all that its check needs; NotFound where it is not this reader's."""
    moment = now or timezone.now()
    ppn = ppn_numbered(reader, number)
    found = find_headings(ppn.narrative)
    item = items_for(reader).filter(incident_id=ppn.incident_id).first() if ppn.incident_id else None
    due = add_hours(ppn.changed_at or ppn.submitted_at, our_force().vat_hours)
    manager, recovered = _manager_grading(ppn.ppn_id)
    earlier = tuple(_assessed(one, moment) for one in ppn.assessments.select_related("by").order_by("-id"))
    return PpnPage(
        number=ppn.number,
        ppn_id=ppn.ppn_id,
        state=PpnState(ppn.state).label,
        open=ppn.state in OPEN,
        stamp=ppn.stamp,
        submitted=tell_exact(ppn.submitted_at),
        age=tell_age(ppn.submitted_at, moment),
        late=tell_lateness(due, moment) if ppn.state in OPEN else "",
        facts=_facts(ppn),
        subjects=tuple(_subject(one) for one in ppn.subjects),
        text=mark_text(ppn.narrative),
        headings=_headings(ppn, found),
        answers=ANSWERS,
        gradings=(
            ("Officer", ppn.grading or "not graded"),
            ("Performance manager", manager or "did not grade it"),
            (our_force().vat_word, earlier[0].grading if earlier and earlier[0].grading else "not yet"),
        ),
        officer_grading=ppn.grading,
        risks=tuple(Choice(code, words) for code, words in risks_in_force()),
        rags=tuple(Choice(rag.value, rag.label) for rag in Rag),
        advice=_advise(ppn),
        blame=find_blame(ppn.narrative),
        earlier=earlier,
        item=item.number if item else "",
        recovered=recovered,
        left=count_ppns(reader),
    )


def _facts(ppn: SubmittedPpn) -> tuple[tuple[str, str], ...]:
    rows = (
        ("Kind", ppn.kind or "not known"),
        ("Officer", ppn.officer_id or "not recorded"),
        ("Area", ppn.area.name if ppn.area else POOL_NAME),
        ("Incident", ppn.incident_id or "none given"),
        ("Categories", ", ".join(ppn.categories) or "none"),
    )
    return tuple(rows)


def _tell_born(day: str) -> str:
    try:
        return say_date(date.fromisoformat(day))
    except ValueError:
        return day or "not recorded"


def _subject(subject: dict[str, str]) -> SubjectShown:
    told, words = read_ethnicity(subject["ethnicity"])
    return SubjectShown(
        subject["name"] or "no name", _tell_born(subject["born"]), subject["role"] or "role not recorded", words,
        told is Told.TOLD,
    )  # fmt: skip


def _headings(ppn: SubmittedPpn, found: dict[str, tuple[str, ...]]) -> tuple[HeadingShown, ...]:
    """The headings, each with what was found; the ethnicity is read from those whom the PPN names."""
    children = [one for one in ppn.subjects if one["role"] != "adult"]
    told = [read_ethnicity(one["ethnicity"])[0] for one in children]
    missing = [kind for kind in told if kind is not Told.TOLD]
    said = f"{len(told) - len(missing)} of {len(told)} told" if told else "no child is named"
    if missing:
        said += f" ({join_words(sorted({kind.value for kind in missing}))})"
    shown = []
    for heading in HEADINGS:
        words = ", ".join(f"“{one}”" for one in found.get(heading.code, ()))
        is_there = bool(told) and not missing if heading.code == "ethnicity" else bool(words)
        shown.append(
            HeadingShown(
                heading.code, heading.title, heading.asks,
                f"On the record: {said}." if heading.code == "ethnicity"
                else f"Found in the text: {words}." if words else "Nothing found in the text.",
                THERE if is_there else "",
            )
        )  # fmt: skip
    return tuple(shown)


def _manager_grading(ppn_id: str) -> tuple[str, bool]:
    """How the performance manager who asked for this PPN saw the risk; and whether anybody asked for it."""
    asked = RecoveryChild.objects.filter(ppn_id=ppn_id, recovery__review__withdrawn=None)
    risk = asked.values_list("recovery__review__risk", flat=True).first()
    return risk or "", risk is not None


def _advise(ppn: SubmittedPpn) -> str:
    """What the text says that a grading of standard, or none, does not fit: said, never decided (R19)."""
    if ppn.grading not in ("", "standard"):
        return ""
    told = [said for said in read_risks(ppn.narrative) if said.kind == "risk" and said.label in GRAVE | GRAVEST]
    words = dict.fromkeys(ppn.narrative[said.start : said.end].casefold() for said in told)
    if not words:
        return ""
    graded = "graded it standard" if ppn.grading else "did not grade it"
    return f"The text speaks of “{'”, “'.join(list(words)[:3])}” and the officer {graded}: look at the grading."


def _assessed(given: Assessment, now: datetime) -> Assessed:
    return Assessed(
        said=Outcome(given.outcome).label,
        who=given.by.shown_name if given.by else "The force’s record",
        when=tell_both(given.at, now),
        missing=join_words(name_missing(given.missing)),
        grading=given.grading,
        rag=Rag(given.rag).label if given.rag else "",
        words=" ".join(part for part in (given.grading_words, given.words) if part),
    )


@dataclass(frozen=True, slots=True)
class ToldShown:
    """What the team wrote to an officer on a PPN. ``missing``: each heading that lacks, with what it asks for."""

    id: int
    ppn_id: str
    submitted: str
    returned: bool
    missing: tuple[tuple[str, str], ...]
    rag: str
    words: str
    who: str
    when: str
    officer: str
    own: bool
    read: str


def told_to_officers(reader: Reader, now: datetime | None = None) -> tuple[ToldShown, ...]:
    """What the team told this officer, or a supervisor's team, in the last ninety days; newest first."""
    moment = now or timezone.now()
    rows = assessments_told(reader).filter(at__gte=moment - timedelta(days=90)).exclude(words="")
    drawn = rows.select_related("ppn", "by", "read__by").order_by("-id")[:50]
    return tuple(_told(given, reader, moment) for given in drawn)


def _told(given: Assessment, reader: Reader, now: datetime) -> ToldShown:
    read = getattr(given, "read", None)
    return ToldShown(
        id=given.pk,
        ppn_id=given.ppn.ppn_id,
        submitted=tell_both(given.ppn.submitted_at, now),
        returned=given.outcome == Outcome.RETURNED,
        missing=tuple(tell_asked(given.missing)),
        rag=Rag(given.rag).label if given.rag else "",
        words=given.words,
        who=given.by.shown_name if given.by else "",
        when=tell_both(given.at, now),
        officer=given.ppn.officer_id,
        own=given.ppn.officer_id == reader.officer_id,
        read=f"Read, says {read.by.shown_name}, {tell_both(read.at, now)}." if read else "",
    )
