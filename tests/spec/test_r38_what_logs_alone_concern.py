"""What an incident concerns where only the log tells of the child (T1 to T15)."""

from __future__ import annotations

import pytest

from childtonotice.screening.rules.triggers import TRIGGERS
from tests.spec.conftest import Spec

PHRASES = {trigger.name: trigger.phrase for trigger in TRIGGERS} | {"T14": "by a child or against one|by or against"}
TOLD = """
T1 | headbutted by her husband, toddler in the doorway
T1 | stepdad pushed mum over, girl of 7 hid
T2 | whereabouts of a lad of 14 not known, should have been home at six
T2 | girl 15 gone again, nobody has heard from her
T3 | boy 15 told to carry a package, burner in his sock
T3 | girl 14 groomed by a neighbour, he buys her vapes
T4 | lad 13 sextorted, clip to be posted
T4 | topless photos sent on whatsapp by a girl of 13
T5 | prisoner is father of two
T5 | prisoner  is  father  of  three
T6 | suspect for voyeurism has a daughter aged 5
T7 | powers of protection used, boys of 2 and 3
T8 | toddler crawling through dog mess, house freezing
T8 | boy 7 begging neighbours for food
T9 | lad 15 swallowed 12 paracetamol
T9 | girl 13 hears voices, s136 considered
T10 | girl of 15 arrested for affray
T10 | SUS, 14, threw a slab at the bus
T10 | guard holding a boy of 12 for theft
T11 | bong on the table beside the cot, baby awake
T13 | parents making her marry, girl 16
T13 | boy 14 radicalised online
T14 | lad 12 punched by three others
T14 | mum slapped the toddler
T14 | lad  12  was  punched  by three others
T15 | foster carer with boy of 8
T15 | girl 6 on a CP plan
"""
NOT_TOLD = """
T1 | domestic appliances tipped by a boy of 15
T2 | purse missing, girl 12 upset
T2 | boy 13 has been missing school
T4 | trainers ordered online for a boy of 11
T7 | lad 9 dropped at nan's, police protection considered and refused
T8 | girl 12 walks to school on her own
T10 | stepdad arrested, girl of 4 asleep
T10 | two kids upstairs, arrested for assault
T14 | dad hit by a neighbour, boys of 4 and 6 in the car
"""


@pytest.mark.parametrize("drawn, met", [(TOLD, True), (NOT_TOLD, False)], ids=["told", "not told"])
def test_a_log_alone_says_what_it_concerns(spec: Spec, drawn: str, met: bool) -> None:
    """Each trigger is met by the words of a log where no record names the child, and not by their likeness."""
    rows = [line.split(" | ") for line in drawn.strip().splitlines()]
    told = "\n".join(f"I{number:02} | Other | {log}" for number, (_, log) in enumerate(rows))
    spec.given(f"incidents\nincident_id | opening_code | log\n{told}")
    spec.answers("incident_id | status\n" + "\n".join(f"I{number:02} | no-ppn" for number in range(len(rows))))
    reasons = [" ".join(finding.reasons) for finding in sorted(spec.screening.findings, key=lambda f: f.incident_id)]
    wrong = [
        row
        for row, reason in zip(rows, reasons, strict=True)
        if any(phrase in reason for phrase in PHRASES[row[0]].split("|")) is not met
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "log, category", [("dad arrested, girl of 5 with gran", "other"), ("girl of 15 arrested for affray", "detained")]
)
def test_detained_is_a_childs_category(spec: Spec, log: str, category: str) -> None:
    """The category detained stands for a child who is held; a grown-up's arrest is none of a child's (T10)."""
    spec.given(f"incidents\nincident_id | opening_code | log\nONE | Other | {log}")
    spec.answers(f"incident_id | status | categories\nONE | no-ppn | {category}")
