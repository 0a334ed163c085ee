"""Which status: excluded, covered, part-covered, check-match, no-ppn, in this order (ruling 16)."""

import pytest

from childtonotice.screening.findings import Cover, Status
from childtonotice.screening.rules.answers import Answer
from childtonotice.screening.rules.judge import decide_status


@pytest.mark.parametrize(
    "covers, exclusions, status",
    [
        ("certain", ("marac",), Status.EXCLUDED),
        ("none", ("test",), Status.EXCLUDED),
        ("certain", (), Status.COVERED),
        ("certain certain", (), Status.COVERED),
        ("certain none", (), Status.PART_COVERED),
        ("certain perhaps", (), Status.PART_COVERED),
        ("perhaps", (), Status.CHECK_MATCH),
        ("perhaps none", (), Status.CHECK_MATCH),
        ("none", (), Status.NO_PPN),
        ("none none", (), Status.NO_PPN),
    ],
)
def test_decide_status(covers: str, exclusions: tuple[str, ...], status: Status) -> None:
    """Covered is every child for certain; part-covered at least one and not all; else one perhaps is a match to check (R7)."""
    assert decide_status([Answer(Cover(each)) for each in covers.split()], exclusions) is status
