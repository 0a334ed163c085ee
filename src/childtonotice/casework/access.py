"""The one door: who may see and do what, by role and area (R36). Every page, list and action asks here.

Not allowed and not existing look the same: both raise NotFound with the same sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone

from childtonotice.casework.clocks import end_of_day
from childtonotice.casework.matrix import MATRIX, Reach, Verb
from childtonotice.casework.models import (
    ASKED_FOR,
    Area,
    Assessment,
    Decision,
    Feedback,
    Grant,
    Item,
    OutsideLook,
    Question,
    Recovery,
    Recusal,
    Review,
    Role,
    Run,
    RunProblem,
    Sample,
    SubmittedPpn,
    User,
)
from childtonotice.casework.officers import officers_under
from childtonotice.casework.once import once

NO_SUCH_ITEM = "There is no such item in your areas."
NO_SUCH_PPN = "There is no such PPN for you."
POOL = "unknown"
OUTSIDE_LOOK_LASTS = timedelta(minutes=15)


class NotFound(Http404):
    """The thing is not there, or not there for this reader: which of the two is not said."""

    def __init__(self, words: str = NO_SUCH_ITEM) -> None:
        super().__init__(words)


@dataclass(frozen=True, slots=True)
class Held:
    """One role that a reader holds today. ``areas`` is None for all areas, the shared pool among them.

    ``named``: the same areas, as they are called.
    """

    role: Role
    areas: frozenset[int] | None
    restricted: bool
    named: tuple[Area, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """A user as the door knows them today: their roles, areas, officer number and team."""

    user: User
    held: tuple[Held, ...]
    officer_id: str
    team: frozenset[str]

    @property
    def name(self) -> str:
        """The name that colleagues see."""
        return self.user.shown_name

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles held today, in the order of the matrix."""
        return tuple(role for role in Role if any(held.role == role for held in self.held))

    @property
    def named_for_restricted(self) -> bool:
        """Whether this is a named reader of RESTRICTED incidents."""
        return any(held.restricted for held in self.held)

    @property
    def replies_for(self) -> frozenset[str]:
        """The officers in whose place this reader may reply: themselves, and those of their team."""
        return (self.team | {self.officer_id}) - {""}

    def reaches(self, verb: Verb) -> Iterator[tuple[Held, Reach]]:
        """Each role held with what it reaches for this verb, where it reaches anything."""
        for held in self.held:
            reach = MATRIX[held.role].get(verb, Reach.NONE)
            if reach is not Reach.NONE:
                yield held, reach


def reader_of(user: User, now: datetime | None = None) -> Reader:
    """The reader that a signed-in user is at this moment; a lapsed or withdrawn grant gives nothing."""
    today = timezone.localdate(now or timezone.now())
    return once(
        ("reader", user.pk, today),
        lambda: Reader(user, tuple(_held(user, today)), user.officer_id, officers_under(user.officer_id, today)),
    )


def reader_named(username: str, now: datetime | None = None) -> Reader | None:
    """The reader who signs in under this name; None where nobody does, or no longer may."""
    user = User.objects.filter(username=username, is_active=True).first()
    return reader_of(user, now) if user else None


def _held(user: User, today: date) -> Iterator[Held]:
    if not user.is_active:
        return
    grants = Grant.objects.filter(user=user, starts_on__lte=today, withdrawn_at=None)
    for grant in grants.filter(Q(ends_on=None) | Q(ends_on__gte=today)).prefetch_related("areas"):
        named = () if grant.all_areas else tuple(grant.areas.all())
        areas = None if grant.all_areas else frozenset(area.pk for area in named)
        yield Held(Role(grant.role), areas, grant.names_restricted, named)


def may(reader: Reader, verb: Verb, item: Item | None = None) -> bool:
    """Whether this reader may do this, to this item where one is given."""
    if item is None:
        return any(True for _ in reader.reaches(verb))
    return items_for(reader, verb).filter(pk=item.pk).exists()


def require(reader: Reader, verb: Verb, item: Item | None = None) -> None:
    """Raise NotFound unless this reader may do this, to this item where one is given."""
    if not may(reader, verb, item):
        raise NotFound


def items_for(reader: Reader, verb: Verb = Verb.ITEM) -> QuerySet[Item]:
    """The items that this reader reaches for this verb; the only way to a set of items.

    RESTRICTED items are there for named readers alone; an item that the reader handed on unseen is not there.
    """
    return _without_handed_on(reader, Item.objects.filter(_reach_of(reader, verb)))


def _without_handed_on(reader: Reader, items: QuerySet[Item]) -> QuerySet[Item]:
    handed_on = _handed_on(reader)
    return items.exclude(pk__in=handed_on) if handed_on else items


def _handed_on(reader: Reader) -> frozenset[int]:
    """The items that this reader handed on unseen: few or none, and asked for once a request."""
    user = reader.user
    return once(("handed on", user.pk), lambda: frozenset(handed_on_by(user).order_by().values_list("item", flat=True)))


def _reach_of(reader: Reader, verb: Verb) -> Q:
    reach = NOTHING
    for held, how_far in reader.reaches(verb):
        seen = Q() if held.restricted else Q(restricted=False)
        reach |= _within(reader, held, how_far) & seen
    return reach


def rights_on(reader: Reader, item: Item) -> frozenset[Verb]:
    """All that this reader may do to this item, read off the item itself: what ``may`` says verb by verb."""
    if item.pk in _handed_on(reader):
        return frozenset()
    own = {reach: _is_asked(reader, reach, item) for reach in _reaches_of_requests(reader)}
    return frozenset(
        verb
        for verb in Verb
        for held, reach in reader.reaches(verb)
        if (held.restricted or not item.restricted) and (own[reach] if reach in own else _has(held, reach, item))
    )


def _reaches_of_requests(reader: Reader) -> set[Reach]:
    return {reach for verb in Verb for _, reach in reader.reaches(verb)} & {Reach.OWN, Reach.TEAM}


def _is_asked(reader: Reader, reach: Reach, item: Item) -> bool:
    """Whether the item is among the requests of an officer, or of a supervisor's team: asked of the database."""
    held = next(held for verb in Verb for held, how_far in reader.reaches(verb) if how_far is reach)
    return Item.objects.filter(_within(reader, held, reach), pk=item.pk).exists()


def _has(held: Held, reach: Reach, item: Item) -> bool:
    """What ``_within`` asks of the database, asked of an item at hand."""
    if reach is Reach.ALL or (reach is Reach.AREA and held.areas is None):
        return True
    if reach is Reach.AREA:
        return item.area_id is None or item.area_id in (held.areas or ())
    return reach is Reach.REQUESTS and item.state in ASKED_FOR


def handed_on_by(user: User) -> QuerySet[Recusal]:
    """What this user handed on unseen and has not taken back."""
    return Recusal.objects.filter(by=user, withdraws=None, withdrawn=None)


def restricted_for(reader: Reader) -> QuerySet[Item]:
    """The RESTRICTED items of this reader's areas that they may count but not see."""
    reach = NOTHING
    for held, how_far in reader.reaches(Verb.LIST):
        if not held.restricted:
            reach |= _within(reader, held, how_far)
    return Item.objects.filter(reach, restricted=True)


# An empty Q is dropped when joined to another, so that "none" and "all" have to be said.
NOTHING = Q(pk__in=())
EVERYTHING = Q(pk__isnull=False)


def _within(reader: Reader, held: Held, reach: Reach) -> Q:
    if reach is Reach.ALL or (reach is Reach.AREA and held.areas is None):
        return EVERYTHING
    if reach is Reach.AREA:
        # The shared pool is every area's: an incident that nobody's area claims must not vanish (R11).
        return Q(area_id__in=held.areas) | Q(area=None)
    asked = Q(state__in=ASKED_FOR)
    if reach is Reach.REQUESTS:
        return asked
    officers = ({reader.officer_id} if reach is Reach.OWN else reader.team) - {""}
    # Whoever is asked sees it for as long as they are, also where the item is read again meanwhile.
    recoveries = Recovery.objects.filter(asked_officer__in=officers, ended_at=None, review__withdrawn=None)
    return (asked & Q(officer_id__in=officers)) | Q(pk__in=recoveries.values("item"))


def areas_for(reader: Reader, verb: Verb = Verb.LIST) -> list[Area]:
    """The areas whose lists this reader reaches, in the order of their names."""
    wanted: dict[int, Area] = {}
    for held, reach in reader.reaches(verb):
        if reach is Reach.ALL or held.areas is None:
            return every_area()
        wanted |= {area.pk: area for area in held.named if reach is Reach.AREA}
    return sorted(wanted.values(), key=lambda area: area.name)


def every_area() -> list[Area]:
    """Every area by name: what a role may be given for. Names of areas are no secret of the force."""
    return list(once("areas", lambda: tuple(Area.objects.all())))


def area_named(reader: Reader, code: str, verb: Verb = Verb.LIST) -> Area | None:
    """The area of this fixed code; None for the shared pool. NotFound where it is not the reader's."""
    require(reader, verb)
    if code == POOL:
        return None
    for area in areas_for(reader, verb):
        if area.code == code:
            return area
    raise NotFound


def item_numbered(reader: Reader, number: str, verb: Verb = Verb.ITEM, *, lock: bool = False) -> Item:
    """The item of this public number, where the reader may do this to it; else NotFound.

    ``lock``: nobody else changes it until the caller's transaction ends.
    """
    items = items_for(reader, verb).filter(number=number)
    item = (items.select_for_update(of=("self",)) if lock else items.select_related("area", "hold__by")).first()
    if item is None:
        raise NotFound
    return item


def may_undo(reader: Reader, review: Review, now: datetime) -> bool:
    """Whether this reader may withdraw this decision now: its decider until midnight, then who may undo later."""
    if review.by_id == reader.user.pk and now < end_of_day(review.at):
        return may(reader, Verb.DECIDE, review.item)
    return may(reader, Verb.UNDO_LATER, review.item)


def may_add_opinion(reader: Reader, review: Review) -> bool:
    """Whether this reader may give a second opinion: one on a colleague's final decision, where they may decide."""
    mine = review.by_id == reader.user.pk or any(opinion.by_id == reader.user.pk for opinion in review.opinions.all())
    return not mine and Decision(review.decision).final and may(reader, Verb.DECIDE, review.item)


def item_outside(reader: Reader, number: str, now: datetime | None = None) -> Item:
    """An item of another area that this reader has asked to see today and had recorded; else NotFound."""
    item = outside_items(reader).filter(number=number).first()
    since = (now or timezone.now()) - OUTSIDE_LOOK_LASTS
    if item is None or not OutsideLook.objects.filter(item=item, by=reader.user, at__gte=since).exists():
        raise NotFound
    return item


def outside_items(reader: Reader) -> QuerySet[Item]:
    """The items beyond the reader's own areas at which they may look, recorded; never a RESTRICTED one."""
    if not may(reader, Verb.LOOK_OUTSIDE):
        return Item.objects.none()
    return _without_handed_on(reader, Item.objects.filter(restricted=False))


def problems_for(reader: Reader, verb: Verb = Verb.LIST) -> QuerySet[RunProblem]:
    """The unreadable rows of this reader's areas and of the shared pool."""
    return RunProblem.objects.filter(_reach_of_areas(reader, verb))


def messages_of_areas(reader: Reader) -> Q:
    """The messages to who is on duty for an area in which this reader may decide."""
    return Q(area__isnull=False) & _reach_of_areas(reader, Verb.DECIDE)


def _reach_of_areas(reader: Reader, verb: Verb) -> Q:
    """What lies in this reader's areas for this verb, or in none."""
    reach = NOTHING
    for held, how_far in reader.reaches(verb):
        if how_far is Reach.ALL or held.areas is None:
            reach |= EVERYTHING
        elif how_far is Reach.AREA:
            reach |= Q(area_id__in=held.areas) | Q(area=None)
    return reach


def samples_for(reader: Reader) -> QuerySet[Sample]:
    """The blind checks that this reader may answer: drawn from the whole force; RESTRICTED ones for named readers."""
    require(reader, Verb.CHECKS)
    seen = Q() if reader.named_for_restricted else Q(restricted=False)
    return Sample.objects.filter(seen)


def sample_numbered(reader: Reader, number: str, *, lock: bool = False) -> Sample:
    """The unanswered blind check of this public number, where it is this reader's; else NotFound."""
    samples = samples_for(reader).filter(number=number, answered_at=None)
    sample = (samples.select_for_update(of=("self",)) if lock else samples).first()
    if sample is None:
        raise NotFound("There is no such check, or it has been answered.")
    return sample


def ppns_for(reader: Reader, verb: Verb = Verb.ASSESS) -> QuerySet[SubmittedPpn]:
    """The submitted PPNs that this reader reaches; RESTRICTED ones for named readers, none of an item handed on."""
    require(reader, verb)
    seen = Q() if reader.named_for_restricted else Q(restricted=False)
    return SubmittedPpn.objects.filter(seen).exclude(
        incident_id__in=handed_on_by(reader.user).values("item__incident_id")
    )


def ppn_numbered(reader: Reader, number: str, verb: Verb = Verb.ASSESS, *, lock: bool = False) -> SubmittedPpn:
    """The PPN of this public number, where it is this reader's; else NotFound."""
    ppns = ppns_for(reader, verb).filter(number=number)
    ppn = (ppns.select_for_update(of=("self",)) if lock else ppns).first()
    if ppn is None:
        raise NotFound(NO_SUCH_PPN)
    return ppn


def _officers_of(reader: Reader) -> tuple[set[str], frozenset[str]]:
    """The reader's own officer number, and those of the team that they supervise."""
    own = {reader.officer_id} if may(reader, Verb.RECOVER) else set()
    team = reader.team if any(reach is Reach.TEAM for _, reach in reader.reaches(Verb.RECOVER)) else frozenset()
    return own - {""}, team - {""}


def questions_asked_of(reader: Reader) -> QuerySet[Question]:
    """The questions that were put to an officer: the officer's own, and those of a supervisor's team.

    Of a RESTRICTED incident they are there for named readers alone.
    """
    own, team = _officers_of(reader)
    seen = Q() if reader.named_for_restricted else Q(item__restricted=False)
    return Question.objects.filter(seen, asked_officer__in=own | team)


def assessments_told(reader: Reader) -> QuerySet[Assessment]:
    """What the team wrote to an officer on a PPN: the officer's own, and those of a supervisor's team."""
    own, team = _officers_of(reader)
    return Assessment.objects.filter(ppn__officer_id__in=own | team).exclude(by=None)


def feedback_for(reader: Reader) -> QuerySet[Feedback]:
    """The feedback that is this reader's to read: an officer's own, and copies of what went to a supervisor's team."""
    own, team = _officers_of(reader)
    copies = Q(supervisor_id__in=own) if team else NOTHING
    return Feedback.objects.filter(Q(officer_id__in=own | team) | copies)


def counted_items(reader: Reader, verb: Verb = Verb.REPORTS) -> QuerySet[Item]:
    """Every item of the force, to be counted and never shown one by one; NotFound for whoever sees no figures."""
    require(reader, verb)
    return Item.objects.all()


def run_numbered(reader: Reader, number: str) -> Run:
    """The run of this public number, where the reader may see runs; else NotFound."""
    require(reader, Verb.RUNS)
    run = Run.objects.filter(number=number).first()
    if run is None:
        raise NotFound("There is no such run.")
    return run
