"""The risk that a form is pre-set with: the record's word, never ours, and never that little is at stake (pages 19)."""

from __future__ import annotations

import pytest

from childtonotice.casework.models import Item
from childtonotice.casework.risks import suggest_risk


@pytest.mark.parametrize(
    ("categories", "label", "risk"),
    [
        (["other"], "", ""),
        (["neglect"], "", "medium"),
        (["other"], "missing", "medium"),
        (["neglect"], "strangulation", "high"),
        (["sexual"], "", "high"),
    ],
)
def test_the_gravest_that_the_record_names_sets_the_risk(
    item: Item, categories: list[str], label: str, risk: str
) -> None:
    item.ppns.all().delete()
    item.categories = categories
    item.marks = [["risk", 0, 4, label, 0]] if label else []
    assert suggest_risk(item) == risk


def test_an_officers_grading_goes_first(item: Item) -> None:
    item.ppns.update(grading="standard")
    item.categories = ["sexual"]
    assert suggest_risk(item) == "standard"
