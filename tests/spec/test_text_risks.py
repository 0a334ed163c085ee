"""Words of risk and seriousness, the past, access today, and corrections (rulings 7 and 9; T1 to T15)."""

from __future__ import annotations

import pytest

from tests.spec.logs import said, seen

RISKS = [
    ("he grabbed her by the throat", "strangulation"),
    ("knife on the worktop", "weapon"),
    ("threatened to kill the kids", "threat to life"),
    ("she is unconscious and not breathing", "serious injury"),
    ("girl of 15 is suicidal on the bridge", "suicidal"),
    ("mum is drunk, slurring", "drunk carer"),
    ("boy left alone since noon", "alone"),
    ("she is pregnant, he pushed her", "pregnant risk"),
    ("slapped round the head", "physical"),
    ("touched inappropriately by a coach", "sexual"),
    ("house filthy, no food in", "neglect"),
    ("DASH medium, DV marker", "domestic abuse"),
    ("county lines, second phone", "exploitation"),
    ("sent nudes on snapchat", "online"),
    ("missing since 1900", "missing"),
    ("robbed by a gang on the way home", "risk outside the home"),
    ("self harm to arms", "self-harm"),
    ("smell of cannabis in the bedroom", "substance misuse"),
    ("fears a forced marriage abroad", "harmful practice"),
    ("s46 powers used", "police protection"),
    ("16yo in custody, appropriate adult called", "detained"),
    ("terrified, hiding under the table", "emotional"),
    ("admits he hit his eldest lad with a ruler", "physical"),
    ("RSO seen at home, new girlfriend", "sex offender"),
    ("man offered them a lift, kids ran off", "risk outside the home"),
    ("12yo found by himself in the shed", "alone"),
    ("in custody since noon", "detained"),
]  # fmt: skip
NO_RISK = [
    "no weapons seen",
    "WEAPONS: NONE",
    "denies being suicidal",
    "no injuries, not assaulted",
    "without a knife",
    "she came home on her own",
    "grandad lives by himself",
    "parents have joint custody",
    "custody hearing on friday",
    "she wants him arrested",
    "scooter nicked off the drive",
]


@pytest.mark.parametrize("log, label", RISKS, ids=[log[:40] for log, _ in RISKS])
def test_risk_is_named(log: str, label: str) -> None:
    """Each risk is told under its category or by how serious it is."""
    assert label in said(log, "risk")


@pytest.mark.parametrize("log", NO_RISK)
def test_denied_risk_is_none(log: str) -> None:
    """What is denied is no risk."""
    assert said(log, "risk") == []


@pytest.mark.parametrize("log", [
    "IP NOW 44 WAS ABUSED AS A CHILD BY HER UNCLE",
    "non-recent report, happened when she was 9, she is now 51",
    "historic abuse at a school in 1978",
])  # fmt: skip
def test_abuse_of_long_ago_names_no_child(log: str) -> None:
    """Somebody now grown up is no child of the incident (ruling 9)."""
    assert seen(log) == []
    assert "now-adult" in said(log, "historic")


def test_access_today_counts_the_children_it_names() -> None:
    """A suspect of long ago who has children with him today makes them children of the incident (ruling 9)."""
    log = "non-recent rape, caller now 38. suspect still lives with his two grandchildren"
    assert seen(log) == ["2 resident"]
    assert said(log, "access") == ["today"]


@pytest.mark.parametrize("log", [
    "opened as missing child in error, misper is 24 years old",
    "UPDATE: SHE IS 19",
    "now known to be 22, adult misper",
    "wrongly coded, is an adult",
    "caller is 20, not a child",
])  # fmt: skip
def test_correction_of_a_category_is_read(log: str) -> None:
    """What the log corrects is no child (ruling 7)."""
    assert seen(log) == []
    assert said(log, "correction")


@pytest.mark.parametrize("log", [
    "update: 20 mins away",
    "update unit 25 running late",
    "suspect is an adult male",
    "checks show 30 previous calls",
    "actually 45 miles off",
])  # fmt: skip
def test_other_numbers_correct_nothing(log: str) -> None:
    """A time, a distance or a suspect's age takes no category back."""
    assert said(log, "correction") == []
