"""A screening sergeant answers a blind check."""

from __future__ import annotations

from datetime import datetime

from childtonotice.casework.models import Area, Run, Sample, Stratum
from tests.browser.visitor import Visitor

LOG = "0110 loud music from no 12\n0125 attended, female at door with small child on her hip, polite, will turn it down"


def test_a_sergeant_reads_blind_and_finds_a_child(visitor: Visitor, now: datetime) -> None:
    # Given an incident drawn from those that nobody was asked to read
    facts = {"opening_code": "Noise", "response_grade": "Scheduled", "location": "12 Alder Row, Northvale"}
    Sample.objects.create(
        run=Run.objects.first(), stratum=Stratum.UNLISTED, stratum_size=300, incident_id="EX-7001",
        area=Area.objects.get(name="Northvale"), reported_at=now, facts=facts, log=LOG,
    )  # fmt: skip
    # When the sergeant reads it, and saves without an answer
    visitor.sign_in("ines.rowe").follow("Blind checks").follow("Read the next").press("Save and next")
    # Then the page says what is missing
    assert visitor.sees("Choose an answer")
    # When they say that a child is there and a PPN is needed
    visitor.page.get_by_label("A child is involved, and a PPN is needed").check()
    visitor.page.get_by_label("In one sentence").fill("A small child was on her hip at one in the morning.")
    visitor.press("Save and next")
    # Then nothing is left to check, and the incident stands on its area's list
    assert visitor.sees("It is now on its area’s list")
    assert visitor.sees("All checks are answered")
    visitor.open("/lists/northvale/to-read/")
    assert visitor.sees("Found by a blind check")
