"""A simulated year of a made-up force, written straight into the records: quick, seeded, and with known habits."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from childtonotice.casework.models import (
    Area,
    Assessment,
    Attendance,
    Grant,
    Item,
    ItemChild,
    ItemPpn,
    ItemTie,
    Officer,
    PartnerStep,
    Recovery,
    RecoveryChild,
    Review,
    Role,
    Run,
    SubmittedPpn,
    User,
)
from childtonotice.screening.circumstances import LONDON

AREAS = ("Northvale", "Southmoor", "Eastcliff")
TEAMS = ("Response A", "Response B", "Roads", "")
TYPES = ("DOMESTIC INCIDENT", "MISSING PERSON", "CONCERN FOR SAFETY", "ASSAULT", "")
RISKS = ("domestic abuse", "missing", "neglect", "sexual", "physical")
GRADES = ("standard", "medium", "high")
ETHNICITIES = ("W1", "A2", "B1", "", "NS", "IC9")
PLACES = ("Cam Rise, Ellerdale", "Mill Row, Sandwick", "")
STATUSES = ("no-ppn", "part-covered", "check-match", "covered", "excluded")
OTHERS = ("ppn-not-needed", "already-submitted", "no-child", "same-incident")


@dataclass(frozen=True, slots=True)
class Year:
    """How long, how much, from when, and drawn with which seed."""

    start: date = date(2025, 3, 1)
    days: int = 365
    a_day: int = 4
    seed: int = 1

    @property
    def end(self) -> date:
        """Its last day."""
        return self.start + timedelta(days=self.days - 1)

    @property
    def now(self) -> datetime:
        """The morning after."""
        return datetime.combine(self.end + timedelta(days=1), time(7), LONDON)


def make_user(name: str, role: Role, *areas: Area) -> User:
    """Someone with one role, in these areas or in all."""
    user = User.objects.create(username=name, display_name=name)
    held = Grant.objects.create(
        user=user,
        role=role,
        all_areas=not areas,
        starts_on=date(2020, 1, 1),
        granted_at=datetime(2020, 1, 1, tzinfo=UTC),
    )
    held.areas.set(areas)
    return user


def live_a_year(year: Year) -> dict[str, User]:
    """Write the year; returns its users by role: a manager of the first area, a coordinator, a board member."""
    areas = [Area.objects.create(code=name.casefold(), name=name) for name in AREAS]
    Officer.objects.bulk_create(
        Officer(officer_id=f"O{n}", team=TEAMS[n % 4], area=AREAS[n % 3], supervisor_id="") for n in range(24)
    )
    users = {
        "manager": make_user("manager", Role.PERFORMANCE_MANAGER, areas[0]),
        "coordinator": make_user("coordinator", Role.COORDINATOR),
        "board": make_user("board", Role.BOARD),
    }
    Maker(year, areas, [users["manager"], users["coordinator"]]).make()
    return users


class Maker:
    """Draws the rows of a year, one kind after the other, and writes each kind at once."""

    def __init__(self, year: Year, areas: list[Area], readers: list[User]) -> None:
        self.year, self.chance = year, random.Random(year.seed)
        self.areas, self.readers = [*areas, None], readers
        at = datetime.combine(year.start, time(6), LONDON)
        self.run = Run.objects.create(
            extract="a", day=year.end, started_at=at, status="published", published_at=year.now
        )

    def make(self) -> None:
        """Write everything."""
        items = Item.objects.bulk_create(self._item(n) for n in range(self.year.days * self.year.a_day))
        self._tie(items)
        children = ItemChild.objects.bulk_create(child for item in items for child in self._children(item))
        Attendance.objects.bulk_create(
            Attendance(
                incident_id=one.incident_id, officer_id=one.officer_id, reported_at=one.reported_at, area=one.area
            )
            for one in items if one.officer_id
        )  # fmt: skip
        reviews = Review.objects.bulk_create(review for item in items for review in self._reviews(item))
        withdrawn = [review for review in reviews if self.chance.random() < 0.03]
        Review.objects.bulk_create(
            Review(item=one.item, by=one.by, at=one.at, version=1, reason="", words="", withdraws=one)
            for one in withdrawn
        )
        Item.objects.filter(pk__in=[one.item_id for one in withdrawn]).update(state="to-read", decided_at=None)
        self._recover([one for one in reviews if one not in withdrawn and one.decision == "ppn-needed"], children)

    def _item(self, number: int) -> Item:
        chance, day = self.chance, self.year.start + timedelta(days=number % self.year.days)
        at = datetime.combine(day, time(chance.randrange(24), chance.randrange(60)), LONDON)
        status = chance.choices(STATUSES, (60, 12, 8, 8, 12))[0]
        return Item(
            incident_id=f"SY-{number:06}", area=chance.choices(self.areas, (50, 30, 15, 5))[0],
            officer_id=f"O{chance.randrange(24)}" if chance.random() < 0.95 else "", reported_at=at, reported_on=day,
            type=chance.choice(TYPES), response_grade=chance.choice(("Immediate", "Priority", "")), status=status,
            priority=chance.randrange(1, 6), categories=chance.sample(RISKS, chance.randrange(3)),
            found_by=chance.sample(("linked", "text", "code", "address"), chance.randrange(1, 3)),
            facts={"place": chance.choice(PLACES), **self._closing(number)}, first_run=self.run,
            listed_at=at + timedelta(hours=chance.randrange(1, 60)),
            state={"covered": "covered", "excluded": "left-out"}.get(status, "to-read"),
        )  # fmt: skip

    def _closing(self, number: int) -> dict[str, object]:
        """How the force closed the log, drawn apart so that the rest of the year stays as it was."""
        chance = random.Random(f"closing {self.year.seed} {number}")
        codes = chance.choice(([], ["CRIME"], ["Supervisor reviewed"]))
        return {"closed_at": chance.choice(("", "2025-03-02T10:00:00+00:00")), "closing_codes": codes, "flags": []}

    def _tie(self, items: list[Item]) -> None:
        """Some children come again: each item has one of a hundred and twenty."""
        chance = random.Random(f"ties {self.year.seed}")
        ItemTie.objects.bulk_create(ItemTie(item=item, kind="child", key=f"C{chance.randrange(120)}") for item in items)

    def _children(self, item: Item) -> list[ItemChild]:
        chance = self.chance
        return [
            ItemChild(
                item=item, key=f"k{place}", position=place, current=chance.random() < 0.95, cover="none",
                sex=chance.choice(("M", "F", "", "female")), age=chance.choice(("4", "0.5", "17", "10-17", "", "12")),
                presence="unborn" if chance.random() < 0.03 else "", ethnicity=chance.choice(ETHNICITIES),
                looked_after=chance.choice(("yes", "no", "")),
            )
            for place in range(1, chance.randrange(2, 4))
        ]  # fmt: skip

    def _reviews(self, item: Item) -> list[Review]:
        chance = self.chance
        if item.state != "to-read" or chance.random() < 0.1:
            return []
        at = item.listed_at + timedelta(minutes=chance.randrange(5, 2000))
        decision = (
            "ppn-needed" if chance.random() < 0.11 else chance.choice(OTHERS) if chance.random() < 0.97 else "wait"
        )
        item.state = {"ppn-needed": "requested", "wait": "waiting"}.get(decision, "done")
        item.decided_at = at if decision != "wait" else None
        Item.objects.filter(pk=item.pk).update(state=item.state, decided_at=item.decided_at)
        by = chance.choice(self.readers)
        risk = chance.choice(("", *GRADES))
        return [Review(item=item, by=by, at=at, version=1, decision=decision, reason="x", words="x", risk=risk)]

    def _recover(self, reviews: list[Review], children: list[ItemChild]) -> None:
        first = {child.item_id: child for child in reversed(children)}
        for number, review in enumerate(reviews):
            came = review.at + timedelta(hours=self.chance.expovariate(1 / 20)) if self.chance.random() < 0.85 else None
            ended = review.at if came is None and self.chance.random() < 0.2 else None
            recovery = Recovery.objects.create(
                review=review, item=review.item, asked_role="officer", requested_at=review.at,
                due_at=review.at + timedelta(hours=24), submitted_at=came, ended_at=ended,
            )  # fmt: skip
            if came:
                ppn = f"P-{number:05}"
                RecoveryChild.objects.create(
                    recovery=recovery, child=first[review.item_id], ppn_id=ppn, submitted_at=came
                )
                Item.objects.filter(pk=review.item_id).update(state="submitted")
                self._submit(ppn, came, review.item)

    def _submit(self, ppn_id: str, at: datetime, item: Item) -> None:
        chance, grading = self.chance, self.chance.choice(("", *GRADES))
        ItemPpn.objects.create(item=item, ppn_id=ppn_id, submitted_at=at, grading=grading)
        subjects = [
            {"name": "x", "born": f"{at.year - 9}-01-01", "role": "victim", "ethnicity": chance.choice(ETHNICITIES)},
            {"name": "y", "born": "1980-01-01", "role": "suspect", "ethnicity": ""},
        ]
        ppn = SubmittedPpn.objects.create(
            ppn_id=ppn_id, submitted_at=at, incident_id=item.incident_id, officer_id=item.officer_id, area=item.area,
            grading=grading, subjects=subjects, digest="d", first_run=self.run, came_at=at, state="accepted",
        )  # fmt: skip
        for _ in range(chance.randrange(3)):
            Assessment.objects.create(
                ppn=ppn, at=at, digest="d", outcome="accepted", grading=chance.choice(GRADES),
                unnecessary=chance.random() < 0.1,
            )  # fmt: skip
        if chance.random() < 0.4:
            answer = chance.choice(("early-help", "no-further-action", "not-needed"))
            PartnerStep.objects.create(ppn=ppn, step="answered", at=at, answer=answer, noted_at=at)
