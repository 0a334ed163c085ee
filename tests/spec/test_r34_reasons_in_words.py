"""The reasons of a row: who the children are, counted as a sergeant would say it, and whom no PPN covers (R5, F2)."""

import pytest

from tests.spec.conftest import Spec


@pytest.mark.parametrize(
    "log, says",
    [
        ("1015 two boys of 11 on the railway line", "Two boys of 11 spoken of in the log."),
        ("1015 toddler crying by the bins, no adult", "Toddler spoken of in the log."),
        ("1015 three kids asleep upstairs", "Three children spoken of in the log."),
        ("1015 twelve children in the minibus", "12 children spoken of in the log."),
        ("1015 her son 9, daughters 6 and 6", "Boy of 9 and two girls of 6 spoken of in the log."),
        ("1015 kids in the flat aged 3, 5, 8, 11 and 14", "5 children spoken of in the log."),
    ],
)
def test_describe_children(spec: Spec, log: str, says: str) -> None:
    """Children of one description are counted together; of more than four descriptions only the number is told."""
    spec.given(f"""
        incidents
        incident_id | log
        I1          | {log}
    """)
    spec.answers(f"""
        incident_id | status | says
        I1          | no-ppn | {says}
    """)


@pytest.mark.parametrize(
    "log, says",
    [
        ("1015 her son 9 and daughter 6 home alone", "covers 1 of 2 children. None is found for the girl of 6."),
        ("1015 two boys of 9 home alone", "covers 1 of 2 children. None is found for the other boy of 9."),
        ("1015 boy of 9 home with 3 little girls", "covers 1 of 4 children. None is found for the three girls."),
        ("1015 kids home alone aged 2, 3, 5, 9, 12 and 15", "covers 1 of 6 children. None is found for the other 5."),
    ],
)
def test_describe_left(spec: Spec, log: str, says: str) -> None:
    """Where a PPN covers some of the children, the reasons say who is left without one."""
    spec.given(f"""
        incidents
        incident_id | log
        I1          | {log}
        ppns
        ppn_id | incident_id
        R1     | I1
        ppn_subjects
        ppn_id | forename | surname | date_of_birth | role
        R1     | Rupert   | Thwaite | 2017-03-02    | child
    """)
    spec.answers(f"""
        incident_id | status       | says
        I1          | part-covered | {says}
    """)


@pytest.mark.parametrize(
    "category, categories",
    [("Abandoned Call", "other"), ("Abandoned 999 Call", "other"), ("Abandoned Child", "neglect")],
)
def test_name_risks_of_a_category(spec: Spec, category: str, categories: str) -> None:
    """A call that was abandoned is no neglect; a child that was is."""
    spec.given(f"""
        incidents
        incident_id | opening_code | log
        I1          | {category}   | 1015 girl of 7 rang and hung up
    """)
    spec.answers(f"""
        incident_id | status | categories
        I1          | no-ppn | {categories}
    """)
