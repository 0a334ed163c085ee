"""Which status: excluded, covered, part-covered, check-match, no-ppn, in this order (ruling 16)."""

import pytest

from childtonotice.screening.findings import Cover, Status
from childtonotice.screening.rules.answers import Answer
from childtonotice.screening.rules.judge import decide_status

LETTERS = {"c": Cover.CERTAIN, "p": Cover.PERHAPS, "n": Cover.NONE}


@pytest.mark.parametrize(
    "covers, exclusions, status",
    [
        ("c", ("marac",), Status.EXCLUDED),
        ("n", ("test",), Status.EXCLUDED),
        ("c", (), Status.COVERED),
        ("cc", (), Status.COVERED),
        ("cn", (), Status.PART_COVERED),
        ("cp", (), Status.PART_COVERED),
        ("p", (), Status.CHECK_MATCH),
        ("pn", (), Status.CHECK_MATCH),
        ("n", (), Status.NO_PPN),
        ("nn", (), Status.NO_PPN),
    ],
)
def test_decide_status(covers: str, exclusions: tuple[str, ...], status: Status) -> None:
    """Covered is every child for certain; part-covered at least one and not all; else one perhaps is a match to check (R7)."""
    assert decide_status([Answer(LETTERS[letter]) for letter in covers], exclusions) is status
