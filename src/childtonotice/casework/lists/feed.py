"""Whether what a reader sees is all there is: late or odd files, failed runs, and why a list is empty (feature 75)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import Count, Min, Q
from django.utils import timezone

from childtonotice.casework.access import POOL, Reader, areas_for, items_for, may, problems_for
from childtonotice.casework.clocks import start_of_today, tell_both, tell_due, tell_moment
from childtonotice.casework.duty import areas_on_duty
from childtonotice.casework.force import our_force
from childtonotice.casework.govuk.numbers import count_of
from childtonotice.casework.lists.requests import messages_to_settle
from childtonotice.casework.lists.values import Banner, DangerShown, Empty
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import Area, Danger, Feed, Run, RunStatus, State
from childtonotice.casework.once import once
from childtonotice.casework.order import to_read
from childtonotice.screening.circumstances import LONDON

COLOURS = ("red", "yellow", "blue")
READ_FIRST = 1
GRACE = timedelta(minutes=30)
QUARANTINED = "quarantined"


@dataclass(frozen=True, slots=True)
class FeedState:
    """The last published run, and whether today's is late."""

    run: Run | None
    late: bool


def feed_state(now: datetime) -> FeedState:
    """The last published run, and whether today's file should have been read by now."""
    run = newest_published()
    hour, minute = (int(part) for part in our_force().feed_due.split(":"))
    due = datetime.combine(now.astimezone(LONDON).date(), time(hour, minute), tzinfo=LONDON)
    if now < due + GRACE:
        due = datetime.combine(due.date() - timedelta(days=1), time(hour, minute), tzinfo=LONDON)
    # A run that began a little early is today's run all the same.
    late = run is not None and run.started_at < due - timedelta(hours=6)
    return FeedState(run, late)


def newest_published() -> Run | None:
    """The run that was published last: nearly always the last there was."""
    last = newest_run()
    if last is None or last.status == RunStatus.PUBLISHED:
        return last
    return Run.objects.filter(status=RunStatus.PUBLISHED).order_by("-published_at").first()


def newest_run() -> Run | None:
    """The last run there was, however it ended."""
    return once("newest run", lambda: Run.objects.order_by("-id").first())


def banners(
    reader: Reader, area_code: str | None = None, now: datetime | None = None, *, pool: int | None = None
) -> tuple[Banner, ...]:
    """What stands above every page, the worst first: danger, a late file, a failed run, a short file, odd rows.

    ``pool``: how many items of no known area are to be read, where the caller has counted them.
    """
    moment = now or timezone.now()
    found = [*_danger_banners(reader), *_feed_banners(moment)]
    if may(reader, Verb.LIST):
        found += [*_unreadable_banners(reader), *_pool_banners(reader, area_code, moment, pool)]
    if may(reader, Verb.DECIDE):
        found += [*_message_banners(reader, moment), *_duty_banners(reader, moment)]
    return tuple(sorted(found, key=lambda banner: COLOURS.index(banner.colour)))


def open_dangers(reader: Reader) -> tuple[DangerShown, ...]:
    """Each child who may be in danger now and for whom nobody has confirmed action, oldest first."""
    unconfirmed = list(Danger.objects.filter(confirmed_at=None).values_list("pk", flat=True))
    if not unconfirmed:  # as nearly always: the longer question is not asked
        return ()
    dangers = Danger.objects.filter(pk__in=unconfirmed, item__in=items_for(reader)).select_related("item", "by")
    return tuple(
        DangerShown(
            danger.pk,
            danger.item.number,
            f"{danger.by.shown_name} told {danger.told} at {_clock(danger.told_at)}; not yet confirmed.",
            confirmed=False,
            reference=danger.item.incident_id,
        )
        for danger in dangers.order_by("at")
    )


def _clock(at: datetime) -> str:
    return f"{at.astimezone(LONDON):%H:%M}"


def _danger_banners(reader: Reader) -> list[Banner]:
    return [
        Banner("danger", "red", f"A child may be in danger now ({danger.reference}). {danger.words}", danger.number)
        for danger in open_dangers(reader)
    ]


def _feed_banners(now: datetime) -> list[Banner]:
    state = feed_state(now)
    if state.run is None:
        return []
    found = [Banner("feed-late", "red", tell_late(state.run, now))] if state.late else []
    last = newest_run()
    if last and last.status in (RunStatus.FAILED, RunStatus.INTERRUPTED):
        ends = _ends(state.run, now)
        found.append(Banner("run-failed", "red", f"The last run did not finish. {ends} Tell the data manager."))
    if state.run.feed == Feed.SHORT:
        found.append(Banner("feed-short", "yellow", tell_short(state.run)))
    return found


def _ends(run: Run, now: datetime) -> str:
    end = run.window_to or run.started_at
    return f"This list ends {tell_moment(end, now)}. It is not an all-clear."


def tell_late(run: Run, now: datetime) -> str:
    """The sentence of the red banner when the day's file has not come."""
    day = now.astimezone(LONDON).date()
    missing = f"{day:%A}'s file has not come."
    return f"{missing} {_ends(run, now)} Tell the data manager."


def tell_short(run: Run) -> str:
    """The sentence of the yellow banner when the file held fewer incidents than is usual."""
    low, high = run.counts.get("usual", (0, 0))
    usual = f", usually {low} to {high}" if high else ", fewer than usual"
    count = run.counts.get("incidents", 0)
    return f"Only {count} incidents{usual}: some children may be missing from this list."


def _unreadable_banners(reader: Reader) -> list[Banner]:
    problems = problems_for(reader).filter(severity=QUARANTINED, checked_at=None)
    counted = problems.aggregate(all=Count("pk"), children=Count("pk", filter=Q(may_hold_child=True)))
    if not counted["all"]:
        return []
    records = "1 record" if counted["all"] == 1 else f"{counted['all']} records"
    may_be = f"; {counted['children']} may concern a child: check on the force's system" if counted["children"] else ""
    return [Banner("unreadable", "yellow", f"{records} could not be read{may_be}.")]


def _pool_banners(reader: Reader, area_code: str | None, now: datetime, pool: int | None) -> list[Banner]:
    if area_code == POOL:
        return []
    count = items_for(reader, Verb.LIST).filter(to_read(now), area=None).count() if pool is None else pool
    incidents = "1 incident has" if count == 1 else f"{count} incidents have"
    words = f"{incidents} no known area: read them too, whichever area is yours."
    return [Banner("pool", "yellow", words)] if count else []


def _message_banners(reader: Reader, now: datetime) -> list[Banner]:
    count = messages_to_settle(reader, now).count()
    return [Banner("messages", "yellow", f"{count_of(count, 'mail')} may not have arrived.")] if count else []


def _duty_banners(reader: Reader, now: datetime) -> list[Banner]:
    """What the weekend duty reader has to read first today, area by area."""
    areas = areas_on_duty(reader.user.get_username(), areas_for(reader), now)
    if not areas:
        return []
    first = items_for(reader, Verb.DECIDE).filter(to_read(now), priority__lte=READ_FIRST, area__in=areas)
    counts = dict(first.order_by().values_list("area__name").annotate(Count("pk")))
    told = ", ".join(f"{area.name} {counts.get(area.name, 0)} to read first" for area in areas)
    return [Banner("duty", "blue", f"You are on duty today: {told}.")]


def why_empty(reader: Reader, area: Area | None, now: datetime) -> Empty:
    """Why nothing is to be read in this area: file late, file short, all done with time, or none found with counts."""
    state = feed_state(now)
    if state.run is None:
        return Empty("no-run", "No file has been read yet. The data manager starts the first run.")
    if state.late:
        return Empty("feed-late", tell_late(state.run, now))
    if state.run.feed == Feed.SHORT:
        return Empty("feed-short", f"{tell_short(state.run)} None of those read is left to read.")
    done = _tell_done(reader, area, now)
    return Empty("done", done) if done else Empty("none-found", _tell_none(state.run, area, now))


def _tell_done(reader: Reader, area: Area | None, now: datetime) -> str:
    items = items_for(reader, Verb.LIST).filter(area=area)
    today = items.filter(decided_at__gte=start_of_today(now))
    count, last = today.count(), today.order_by("-decided_at").first()
    if not count or last is None or last.decided_at is None:
        return ""
    asked = items.filter(state=State.REQUESTED).aggregate(count=Count("pk"), due=Min("due_at"))
    requests = ""
    if asked["count"]:
        requests = f" {_tell_open(asked['count'], asked['due'], now)}."
    next_list = f" The next list comes tomorrow at {our_force().feed_due}."
    return f"All {count} read at {_clock(last.decided_at)}.{requests}{next_list}"


def _tell_open(count: int, due: datetime, now: datetime) -> str:
    """How many requests are open and when the first is due; what was due before now is late, and not to come."""
    one = count == 1
    when = f"was due {tell_both(due, now)}" if due < now else f"due {tell_due(due, now)}"
    if due < now:
        return f"1 request is open and {when}" if one else f"{count} requests are open; the first {when}"
    return f"1 request is open, {when}" if one else f"{count} requests are open, the first {when}"


def _tell_none(run: Run, area: Area | None, now: datetime) -> str:
    by_area = run.counts.get("areas")
    counts = by_area.get(area.name if area else "", {}) if by_area else run.counts
    window = ""
    if run.window_from and run.window_to:
        window = f" from {tell_moment(run.window_from, now)} to {tell_moment(run.window_to, now)}"
    word = our_force().ppn_word
    left_out, covered = counts.get("excluded", 0), counts.get("covered", 0)
    shown = f"{counts.get('with-child', 0)} with a child, {covered} covered, {left_out} left out, none without a {word}"
    return f"{counts.get('incidents', 0)} incidents{window} were read: {shown}."
