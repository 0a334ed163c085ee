"""PPNs as a day's extract would bring them, for the tests of checks and partners; every name and word is made up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from childtonotice.casework.actions.assessments import Judged
from childtonotice.casework.aware import CODES
from childtonotice.casework.models import Area, Role, Run, SubmittedPpn, User
from childtonotice.casework.publish import Bridge, area_for, keep_areas
from childtonotice.casework.submitted import Publishing, publish_ppns
from tests.web.made_up import FORCE, make_user

TEXT = (
    "Mina was in pyjamas and looked tired. She said she hides under the bed when they shout and is scared of Fridays. "
    "She was drawing when we came in and clung to her gran. The kitchen was warm and there was food. "
    "She goes to Millbeck primary school."
)


def row(ppn_id: str, at: datetime, **more: Any) -> dict[str, Any]:
    """One PPN as the store hands it to a run."""
    child = {
        "person_id": "P-301",
        "forename": "Mina",
        "surname": "Harrowgate",
        "date_of_birth": date(2017, 5, 6),
        "ethnicity": "A1",
        "role": "child",
    }
    told = {
        "ppn_id": ppn_id,
        "submitted_at": at,
        "incident_id": "",
        "officer_id": "1184",
        "kind": "child",
        "grading": "medium",
        "categories": "domestic abuse",
        "narrative": TEXT,
        "subjects": [child],
        "area": "Northvale",
        "flags": (),
    }
    return told | more


def bring(*rows: Mapping[str, Any], now: datetime) -> Mapping[str, int]:
    """Publish these PPNs as one run does."""
    run = Run.objects.first() or Run.objects.create(extract="x", day=now.date(), started_at=now)
    bridge = Bridge(run, FORCE, now, keep_areas(FORCE))
    return publish_ppns(Publishing(run, FORCE, now, partial(area_for, bridge)), rows)


def bring_one(now: datetime, ppn_id: str = "N-1", **more: Any) -> SubmittedPpn:
    """One PPN, submitted three hours ago."""
    bring(row(ppn_id, now - timedelta(hours=3), **more), now=now)
    return SubmittedPpn.objects.get(ppn_id=ppn_id)


def make_vat() -> User:
    """Somebody of the assessment team."""
    return make_user("noor.fielding", Role.VAT)


def judged(ppn: SubmittedPpn, outcome: str = "accepted", missing: tuple[str, ...] = (), **more: Any) -> Judged:
    """A check of this PPN as it stands; every heading is there but those named."""
    headings = {code: "missing" if code in missing else "there" for code in CODES}
    told = {"seen": ppn.stamp, "outcome": outcome, "headings": headings, "grading": ppn.grading or "medium"}
    return Judged(**(told | {"rag": "amber" if missing else "green"} | more))


def area(name: str) -> Area:
    """One of the made-up areas."""
    return Area.objects.get(name=name)
