"""What an incident concerns, trigger by trigger, and that each can be switched off (T1 to T15)."""

import pytest

from tests.spec.conftest import Spec


def concerns(spec: Spec, code: str, role: str, log: str, *, care: str = "", off: tuple[str, ...] = ()) -> str:
    """The sentence of one incident with one child of twelve that says what it concerns; empty where there is none."""
    spec.settings(rules_off=off)
    spec.given(f"""
        incidents
        incident_id | opening_code | log
        ONE         | {code}       | {log}
        people
        person_id | forename | surname | date_of_birth | looked_after
        P1        | Rufus    | Dinsdale | 2014-04-09   | {care}
        involvements
        incident_id | person_id | role
        ONE         | P1        | {role}
    """)
    spec.answers("""
        incident_id | status
        ONE         | no-ppn
    """)
    (finding,) = spec.screening.findings
    return next((reason for reason in finding.reasons if reason.startswith("It concerns")), "")


@pytest.mark.parametrize(
    "code, role, log, met",
    [
        ("Domestic Incident", "child", "1015 row upstairs, kettle thrown", True),
        ("Burglary", "child", "1015 shed broken into", False),
    ],
)
def test_is_domestic_around_a_child(spec: Spec, code: str, role: str, log: str, met: bool) -> None:
    """Domestic abuse where a child is present, hears it or lives, even if out at the time (T1)."""
    assert ("domestic abuse around a child" in concerns(spec, code, role, log)) is met


@pytest.mark.parametrize(
    "code, role, log, met",
    [
        ("Concern for Safety", "missing", "1015 closed, back home by tea", True),
        ("Concern for Safety", "witness", "1015 parcel on the step", False),
    ],
)
def test_was_a_child_missing(spec: Spec, code: str, role: str, log: str, met: bool) -> None:
    """A child was missing, also where it was found or the log was closed as something else (T2)."""
    assert ("a child who was missing" in concerns(spec, code, role, log)) is met


@pytest.mark.parametrize(
    "code, role, log, met",
    [
        ("Concern for Safety", "involved", "1015 carrying for a county line, two phones", True),
        ("Theft", "involved", "1015 bike gone", False),
    ],
)
def test_is_a_child_exploited(spec: Spec, code: str, role: str, log: str, met: bool) -> None:
    """Signs of sexual or criminal exploitation, county lines or debt to dealers (T3)."""
    assert ("signs of exploitation" in concerns(spec, code, role, log)) is met


@pytest.mark.parametrize(
    "code, role, log, met",
    [
        ("Online Abuse", "victim", "1015 pictures asked for", True),
        ("Assault", "victim", "1015 pushed over", False),
    ],
)
def test_is_harm_online(spec: Spec, code: str, role: str, log: str, met: bool) -> None:
    """Abuse or pictures online: the victim and each other child named (T4)."""
    assert ("pictures or messages online" in concerns(spec, code, role, log)) is met


@pytest.mark.parametrize(
    "code, role, log, met",
    [
        ("Concern for Safety", "child", "1015 taken under police protection at 1030", True),
        ("Concern for Safety", "child", "1015 all well", False),
    ],
)
def test_was_police_protection_used(spec: Spec, code: str, role: str, log: str, met: bool) -> None:
    """Police protection was used (T7)."""
    assert ("police protection" in concerns(spec, code, role, log)) is met


@pytest.mark.parametrize(
    "code, role, log, met",
    [
        ("Neglect", "child", "1015 no food in, bare mattress", True),
        ("Noise", "child", "1015 music down", False),
    ],
)
def test_is_a_child_neglected(spec: Spec, code: str, role: str, log: str, met: bool) -> None:
    """Neglect, a poor home, a child alone or with a drunk carer, in any kind of call (T8)."""
    assert ("neglect of a child" in concerns(spec, code, role, log)) is met


@pytest.mark.parametrize(
    "code, role, log, met",
    [
        ("Concern for Safety", "involved", "1015 has taken an overdose", True),
        ("Concern for Safety", "involved", "1015 lost key", False),
    ],
)
def test_is_a_child_in_crisis(spec: Spec, code: str, role: str, log: str, met: bool) -> None:
    """Self-harm, talk of suicide or a crisis of mental health (T9)."""
    assert ("self-harm or talk of suicide" in concerns(spec, code, role, log)) is met


@pytest.mark.parametrize(
    "code, role, log, met",
    [
        ("Theft", "suspect", "1015 stopped by staff", True),
        ("Theft", "victim", "1015 phone taken", False),
    ],
)
def test_is_a_child_held(spec: Spec, code: str, role: str, log: str, met: bool) -> None:
    """A child is suspected, arrested or detained (T10)."""
    assert ("a child suspected or detained" in concerns(spec, code, role, log)) is met


@pytest.mark.parametrize(
    "code, role, log, met",
    [
        ("Drugs", "child", "1015 warrant, wraps on the table", True),
        ("Burglary", "child", "1015 window broken", False),
    ],
)
def test_is_a_carer_drinking(spec: Spec, code: str, role: str, log: str, met: bool) -> None:
    """Drink or drugs where a child depends on those who take them (T11)."""
    assert ("drink or drugs around a child" in concerns(spec, code, role, log)) is met


@pytest.mark.parametrize(
    "code, role, log, met",
    [
        ("Forced Marriage", "victim", "1015 ticket booked for friday", True),
        ("Theft", "victim", "1015 scooter gone", False),
    ],
)
def test_is_a_practice_harmful(spec: Spec, code: str, role: str, log: str, met: bool) -> None:
    """Forced marriage, mutilation, abuse in the name of honour (T13)."""
    assert ("a harmful practice" in concerns(spec, code, role, log)) is met


@pytest.mark.parametrize(
    "code, role, log, met",
    [
        ("Assault", "victim", "1015 punched at the fair", True),
        ("Assault", "witness", "1015 saw a man punched", False),
    ],
)
def test_was_a_child_hurt(spec: Spec, code: str, role: str, log: str, met: bool) -> None:
    """Violence or sexual harm by a child or against one (T14)."""
    assert ("violence by or against a child" in concerns(spec, code, role, log)) is met


def test_say_without_violence(spec: Spec) -> None:
    """Sexual harm without violence, as online, is not called violence (T14)."""
    told = concerns(spec, "Sexual Offence", "victim", "1015 groomed on a game by a man of 40 who wants pictures")
    assert "sexual harm by a child or against one" in told
    assert "violence" not in told


@pytest.mark.parametrize(
    "log, met",
    [
        ("1015 male arrested for theft, says he has two kids at home", True),
        ("1015 male arrested for theft, lives alone", False),
    ],
)
def test_has_a_suspect_children(spec: Spec, log: str, met: bool) -> None:
    """A grown-up who is suspected or was arrested has children, or contact with some (T5)."""
    assert ("a suspect with children" in concerns(spec, "Theft", "witness", log)) is met


@pytest.mark.parametrize("code, met", [("Sexual Offence", True), ("Theft", False)])
def test_has_a_sexual_suspect_access(spec: Spec, code: str, met: bool) -> None:
    """A suspect of a sexual offence, in person or online, has access to children: no waiting for a warrant (T6)."""
    told = concerns(spec, code, "witness", "1015 male arrested, says he has two kids at home")
    assert ("near children" in told) is met


@pytest.mark.parametrize(
    "log",
    [
        "1015 RSO visit, has moved in with a woman who has a son of 8",
        "1015 raped in 1991, suspect minds his grandchildren now",
    ],
)
def test_is_access_told(spec: Spec, log: str) -> None:
    """A registered offender near children needs no arrest, nor does one of long ago (T6, ruling 9)."""
    assert "near children" in concerns(spec, "Sexual Offence", "witness", log)


@pytest.mark.parametrize(
    "log, met", [("1015 she is 20 weeks pregnant, he kicked her stomach", True), ("1015 row", False)]
)
def test_is_an_unborn_child_at_risk(spec: Spec, log: str, met: bool) -> None:
    """An unborn child whose mother was hurt, threatened, drinking or taking drugs (T12)."""
    assert ("an unborn child at risk" in concerns(spec, "Assault", "witness", log)) is met


@pytest.mark.parametrize("care, met", [("yes", True), ("no", False)])
def test_is_a_child_in_care(spec: Spec, care: str, met: bool) -> None:
    """A child looked after, on a plan or under an order came to notice (T15)."""
    assert ("a child in care" in concerns(spec, "Theft", "witness", "1015 purse gone", care=care)) is met


def test_find_triggers(spec: Spec) -> None:
    """Every item says what it concerns: each trigger that it meets, but for those that the force switched off."""
    log = "1015 drunk father punched him, taken under police protection"
    assert concerns(spec, "Neglect", "victim", log) == (
        "It concerns police protection, neglect of a child and drink or drugs around a child."
    )
    told = concerns(spec, "Neglect", "victim", log, off=("T7", "T8"))
    assert told == "It concerns drink or drugs around a child and violence by or against a child."
    (finding,) = spec.screening.findings
    assert not {"police protection", "neglect"} & set(finding.categories)
    assert concerns(spec, "Neglect", "victim", log, off=tuple(f"T{number}" for number in range(1, 16))) == ""


@pytest.mark.parametrize("flag, met", [("DA", True), ("RURAL", False)])
def test_a_marker_says_what_it_concerns(spec: Spec, flag: str, met: bool) -> None:
    """A marker on the log names a risk as its category does (T1)."""
    spec.given(f"""
        incidents
        incident_id | opening_code | flags  | log
        I1          | Harassment   | {flag} | 1015 forty texts a day since they parted, their boy Kit is 6
    """)
    spec.answers("""
        incident_id | status | children
        I1          | no-ppn | 1
    """)
    (finding,) = spec.screening.findings
    assert any("domestic abuse" in reason for reason in finding.reasons) is met
