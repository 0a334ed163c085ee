"""The only bridge from findings to people's lists: it adds, updates and reopens items.

No run ever writes or changes a human decision, and publishing the same findings twice changes nothing. All of a run is
published or none of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from childtonotice.casework.areas import draw_code, find_area
from childtonotice.casework.attendance import Attended, keep_attended
from childtonotice.casework.audit import record
from childtonotice.casework.changes import compare
from childtonotice.casework.dated import fold
from childtonotice.casework.derive import Event, note_event, settle
from childtonotice.casework.groups import draw_ties, keep_ties
from childtonotice.casework.models import (
    OPEN,
    READERS_CHILD,
    UNDECIDED,
    Area,
    ChildIncident,
    Item,
    ItemChild,
    ItemPpn,
    Run,
    State,
)
from childtonotice.casework.recover import answer_recoveries, open_recoveries, refused_ppns
from childtonotice.casework.shown import Shown, show
from childtonotice.casework.submitted import Publishing, publish_ppns
from childtonotice.casework.taken import Explained
from childtonotice.screening.findings import Cover, Status
from childtonotice.screening.force import Force


@dataclass(frozen=True, slots=True)
class Bridge:
    """What one publishing works with."""

    run: Run
    force: Force
    now: datetime
    areas: dict[str, Area]


@dataclass(slots=True)
class Prepared:
    """What is to be published, drawn before anything is written: what is new or changed, and who had a part in what.

    ``done`` counts what needs no writing: items unchanged, incidents not listed.
    """

    shown: list[Shown] = field(default_factory=list)
    parts: dict[tuple[str, str], Mapping[str, Any]] = field(default_factory=dict)
    attended: dict[str, Attended] = field(default_factory=dict)
    ppns: Iterable[Mapping[str, Any]] = ()
    done: Counter[str] = field(default_factory=Counter)


def publish(
    run: Run, explained: Iterable[Explained], *, force: Force, now: datetime, gone: Iterable[str] = ()
) -> Counter[str]:
    """Publish a run's findings and return what was done: added, updated, reopened, ppn-found, submitted, unchanged.

    ``explained``: each finding with its circumstances, once an incident. ``gone``: ids of incidents that were screened
    again and no longer show a child; a person, not the run, takes them off the list.
    """
    return publish_prepared(run, prepare(explained, force), force=force, now=now, gone=gone)


def prepare(explained: Iterable[Explained], force: Force) -> Prepared:
    """Draw what is to be published. Writes nothing: screening may take minutes, and people go on working meanwhile."""
    prepared = Prepared()
    digests = dict(Item.objects.values_list("incident_id", "digest"))
    for circumstances, finding in explained:
        shown = show(circumstances, finding, force)
        prepared.parts.update(_parts(shown))
        prepared.attended.update(_attended(shown))
        known = digests.get(shown.incident_id)
        if known == shown.digest:
            prepared.done["unchanged"] += 1
        elif known is None and not _is_wanted(shown):
            prepared.done["not listed"] += 1
        else:
            digests[shown.incident_id] = shown.digest
            prepared.shown.append(shown)
    return prepared


def publish_prepared(
    run: Run, prepared: Prepared, *, force: Force, now: datetime, gone: Iterable[str] = ()
) -> Counter[str]:
    """Write what was prepared, in one transaction; returns what was done as publish does."""
    done = Counter(prepared.done)
    with transaction.atomic():
        bridge = Bridge(run, force, now, keep_areas(force))
        # Before the items: a PPN that was returned and sent again answers a request once more.
        done += publish_ppns(Publishing(run, force, now, partial(area_for, bridge)), prepared.ppns)
        for shown in prepared.shown:
            done[publish_shown(bridge, shown)] += 1
        for item in Item.objects.select_for_update().filter(incident_id__in=list(gone)):
            done[_note_gone(bridge, item)] += 1
        _keep_parts(bridge, prepared.parts.values())
        keep_attended(
            (one, area_for(bridge, one.area, timezone.localdate(one.reported_at))) for one in prepared.attended.values()
        )
        record("run.publish", by=run.started_by, subject=f"run:{run.number}", details=dict(done), now=now)
    return done


def keep_areas(force: Force) -> dict[str, Area]:
    """Every area by folded name; an area new in the force's settings is added."""
    for area in force.areas:
        Area.objects.get_or_create(name=area.name, defaults={"code": draw_code(area.name)})
    return {fold(area.name): area for area in Area.objects.all()}


def area_for(bridge: Bridge, name: str, day: date | None = None) -> Area | None:
    """The area that reads what the force's files put in this one on a day; None, the shared pool, where none (R11).

    The table of areas counts before the name itself. A force without areas in its settings takes every area as it
    comes.
    """
    kept = find_area(name, day, bridge.areas) if day else None
    known = kept or bridge.areas.get(fold(name))
    if known or not name.strip() or bridge.force.areas:
        return known
    return _first_met(bridge, name.strip())


def _first_met(bridge: Bridge, name: str) -> Area:
    area = Area.objects.create(name=name[:100], code=draw_code(name))
    bridge.areas[fold(name)] = area
    return area


def publish_shown(bridge: Bridge, shown: Shown) -> str:
    """Publish what one incident shows; returns in one word what was done."""
    item = Item.objects.select_for_update().filter(incident_id=shown.incident_id).first()
    return _add(bridge, shown) if item is None else _update(bridge, item, shown)


def _is_wanted(shown: Shown) -> bool:
    status = Status(shown.item["status"])
    return status.needs_a_look or status is Status.EXCLUDED or bool(shown.item["by_name"])


def _first_event(shown: Shown) -> Event:
    status = Status(shown.item["status"])
    if status is Status.EXCLUDED:
        return Event.LEFT_OUT
    return Event.LISTED if status.needs_a_look else Event.COVERED


def _add(bridge: Bridge, shown: Shown) -> str:
    item = Item.objects.create(
        incident_id=shown.incident_id, first_run=bridge.run, listed_at=bridge.now, **_columns(bridge, shown)
    )
    ItemChild.objects.bulk_create(
        ItemChild(item=item, first_seen_at=bridge.now, **row, **shown.beside.get(row["key"], {}))
        for row in shown.children
    )
    ItemPpn.objects.bulk_create(ItemPpn(item=item, **row) for row in shown.ppns)
    keep_ties(item, _ties(bridge, shown))
    note_event(item, _first_event(shown), bridge.now, run=bridge.run)
    settle(item)
    return "added"


def _ties(bridge: Bridge, shown: Shown) -> set[tuple[str, str]]:
    return draw_ties(shown.item["people"], shown.children, shown.item["facts"]["location"], bridge.force)


def _columns(bridge: Bridge, shown: Shown) -> dict[str, object]:
    return {
        **shown.item,
        "type": shown.item["type"][:200],
        "response_grade": shown.item["response_grade"][:100],
        "area": area_for(bridge, shown.area, shown.item["reported_on"]),
        "area_said": shown.area[:100],
        "digest": shown.digest,
        "source_digest": shown.source_digest,
        "fingerprint": _rules(bridge.run),
    }


def _rules(run: Run) -> str:
    """The rules that listed the item: the force's settings and the code, as the run knows them (R49)."""
    return "/".join(str(run.fingerprints.get(part, ""))[:16] for part in ("force", "code"))


def _update(bridge: Bridge, item: Item, shown: Shown) -> str:
    children = {child.key: child for child in item.children.all()}
    change = compare(item, children, shown, _rules(bridge.run))
    before = item.state
    columns = _columns(bridge, shown)
    if not Status(shown.item["status"]).needs_a_look:
        del columns["triggers"]  # once its PPN has come it is still told which rules listed it
    for name, value in columns.items():
        setattr(item, name, value)
    item.version += 1
    if change.note:
        item.note, item.noted_at = change.note, bridge.now
    _write_children(item, children, shown, bridge.now)
    came = {row["ppn_id"] for row in shown.ppns} - set(item.ppns.values_list("ppn_id", flat=True))
    _write_ppns(item, shown)
    keep_ties(item, _ties(bridge, shown))
    details = {"codes": list(change.codes), "new": len(change.new), "bared": len(change.bared), "ppns": sorted(came)}
    reopens = change.reopens and before != State.TO_READ
    note_event(item, Event.REOPENED if reopens else Event.CHANGED, bridge.now, run=bridge.run, details=details)
    answered = answer_recoveries(item, bridge.run, bridge.now)
    moved = "" if answered and before == State.REQUESTED else _move_if_found(bridge, item, shown)
    settle(item)
    return answered or moved or ("reopened" if reopens else "updated")


def _move_if_found(bridge: Bridge, item: Item, shown: Shown) -> str:
    """Every child is covered for certain: an item that nobody has decided moves out of "To read" (R13)."""
    if shown.item["status"] != Status.COVERED:
        return ""
    ppns = sorted({row["ppn_id"] for row in shown.children})
    undecided = item.state in UNDECIDED
    if undecided and not _was_brought_back(item, ppns):
        note_event(item, Event.PPN_FOUND, bridge.now, run=bridge.run, details={"ppns": ppns})
        return "ppn-found"
    note_event(item, Event.PPN_CAME, bridge.now, run=bridge.run, details={"ppns": ppns})
    return ""


def _was_brought_back(item: Item, ppns: list[str]) -> bool:
    """Whether a person has already said of these PPNs, or of one of them, that they settle nothing."""
    if refused_ppns(item) & set(ppns):
        return True
    back = item.events.filter(kind=Event.BROUGHT_BACK.value).order_by("-id").first()
    return back is not None and set(ppns) <= set(back.details.get("ppns", ()))


def _write_children(item: Item, children: Mapping[str, ItemChild], shown: Shown, now: datetime) -> None:
    known = dict(children)
    for row in shown.children:
        child = known.pop(row["key"], None) or ItemChild(item=item, first_seen_at=now)
        for name, value in row.items():
            setattr(child, name, value)
        for name, value in shown.beside.get(row["key"], {}).items():
            # Whom a reader named as the mother is theirs to change.
            setattr(child, name, value or child.mother if name == "mother" else value)
        child.current = True
        child.save()
    # A child whom a reader added is the reader's to take away.
    missing = [child.pk for key, child in known.items() if not key.startswith(READERS_CHILD)]
    ItemChild.objects.filter(pk__in=missing, current=True).update(current=False)
    added = [child for key, child in known.items() if key.startswith(READERS_CHILD)]
    for place, child in enumerate(added, start=len(shown.children) + 1):
        ItemChild.objects.filter(pk=child.pk).update(position=place)


def _write_ppns(item: Item, shown: Shown) -> None:
    for row in shown.ppns:
        ItemPpn.objects.update_or_create(item=item, ppn_id=row["ppn_id"], defaults=dict(row))


def _note_gone(bridge: Bridge, item: Item) -> str:
    """The record no longer shows a child: said on the item, and left to a person to conclude."""
    if item.note in ("no-sign", "blind-check"):  # a person found what the record's rules did not
        return "unchanged"
    item.note, item.noted_at, item.digest = "no-sign", bridge.now, ""
    item.version += 1
    note_event(item, Event.CHANGED, bridge.now, run=bridge.run, details={"codes": ["no-sign"]})
    settle(item)
    return "updated"


def _parts(shown: Shown) -> Iterator[tuple[tuple[str, str], Mapping[str, Any]]]:
    for row in shown.children:
        if row["person_id"]:
            yield (
                (row["person_id"], shown.incident_id),
                {
                    "person_id": row["person_id"],
                    "incident_id": shown.incident_id,
                    "area": shown.area,
                    "reported_at": shown.item["reported_at"],
                    "type": shown.item["type"][:200],
                    "restricted": shown.item["restricted"],
                    "status": shown.item["status"],
                    "ppn_id": row["ppn_id"] if row["cover"] == Cover.CERTAIN else "",
                },
            )


def _attended(shown: Shown) -> Iterator[tuple[str, Attended]]:
    officer = str(shown.item["officer_id"])
    if officer:
        yield shown.incident_id, Attended(shown.incident_id, officer, shown.item["reported_at"], shown.area)


def _keep_parts(bridge: Bridge, parts: Iterable[Mapping[str, Any]]) -> None:
    """Write who had a part in what, listed or not: all at once, since nearly every row is as it was."""
    ChildIncident.objects.bulk_create(
        [
            ChildIncident(**{**part, "area": area_for(bridge, part["area"], timezone.localdate(part["reported_at"]))})
            for part in parts
        ],
        update_conflicts=True,
        unique_fields=["person_id", "incident_id"],
        update_fields=["area", "reported_at", "type", "restricted", "status", "ppn_id"],
        batch_size=1000,
    )


def open_incidents() -> list[str]:
    """Incidents that every run screens again: open items and unfinished recoveries."""
    open_items = Item.objects.filter(state__in=OPEN)
    unfinished = open_recoveries().values("item__incident_id")
    return sorted(
        {*open_items.values_list("incident_id", flat=True), *(row["item__incident_id"] for row in unfinished)}
    )
