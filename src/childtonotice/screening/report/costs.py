"""What is lost where an export does not hold a table or a column: which rulings cannot work, in plain words."""

from __future__ import annotations

from dataclasses import dataclass

GRAVE, LARGE, SMALL = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Cost:
    """What is lost without a column (or, with no column named, without a table), and the rulings that rest on it."""

    table: str
    column: str
    weight: int
    lost: str
    rulings: tuple[int, ...] = ()


COSTS = (
    Cost("involvements", "", GRAVE, "Nobody is linked to an incident, so a child is found only in the words of a log.",
         (1, 2)),
    Cost("people", "", GRAVE, "No date of birth, name or address is known: a linked child is known by a recorded age "
         "only, and no PPN can be matched by name.", (1, 8, 14)),
    Cost("ppns", "", GRAVE, "No incident can be covered: every child is listed as if no PPN had been sent.", (12, 13)),
    Cost("ppn_subjects", "", GRAVE, "No PPN names anybody, so none covers for certain.", (12, 14)),
    Cost("officers", "", SMALL, "Nobody can be told about a missing PPN by name or e-mail."),
    Cost("incidents", "log", GRAVE, "Children known only from the words of a log are not found.", (3, 4, 5, 6, 15)),
    Cost("incidents", "opening_code", LARGE, "No category can name a child or show the risk, and children of the "
         "household are not looked for at the address.", (7, 8)),
    Cost("incidents", "closing_codes", SMALL, "A final category that names a child is not seen.", (7,)),
    Cost("incidents", "flags", LARGE, "Nothing is left out as MARAC, strategy meeting, test or duplicate, and "
         "restricted incidents are not known.", (11,)),
    Cost("incidents", "area", LARGE, "Every incident goes to the pool \"Area not known\"."),
    Cost("incidents", "location", LARGE, "No child is found at the address, and a PPN cannot be matched by it.",
         (8, 15)),
    Cost("incidents", "response_grade", SMALL, "How fast police were sent does not count for what is read first."),
    Cost("incidents", "officer_id", LARGE, "The officer who should send the missing PPN is not known."),
    Cost("incidents", "updated_at", SMALL, "Which of two versions of an incident is newer is not known."),
    Cost("incidents", "closed_at", SMALL, "How long a closed log may be kept cannot be counted."),
    Cost("people", "date_of_birth", GRAVE, "Age rests on what was recorded on the day, and a PPN is not matched by "
         "name for certain.", (1, 14)),
    Cost("people", "forename", GRAVE, "No PPN can be matched by name.", (14,)),
    Cost("people", "surname", GRAVE, "No PPN can be matched by name.", (14,)),
    Cost("people", "address", LARGE, "Children recorded at the address of an incident are not found.", (8,)),
    Cost("people", "ethnicity", SMALL, "Figures on fairness cannot be drawn up."),
    Cost("people", "looked_after", SMALL, "That a child is looked after is known only where a log says so."),
    Cost("ppns", "kind", GRAVE, "No PPN covers for certain: all are shown for a person to check.", (12,)),
    Cost("ppns", "incident_id", GRAVE, "PPNs are matched by name and day alone: at most seven days after the report.",
         (13, 15)),
    Cost("ppns", "narrative", LARGE, "Which incident a PPN tells of cannot be read, and a child without a name is not "
         "matched by description.", (13, 15)),
    Cost("ppns", "grading", SMALL, "The officer's grading cannot be set against the facts."),
    Cost("ppns", "officer_id", SMALL, "Who sent a PPN is not known."),
    Cost("ppn_subjects", "forename", GRAVE, "A PPN covers only by person number.", (12, 14)),
    Cost("ppn_subjects", "surname", GRAVE, "A PPN covers only by person number.", (12, 14)),
    Cost("ppn_subjects", "date_of_birth", LARGE, "Without the incident's number a PPN is only perhaps the child's.",
         (14,)),
    Cost("ppn_subjects", "role", LARGE, "Who is the child on a domestic PPN is known by age alone.", (12,)),
    Cost("ppn_subjects", "person_id", SMALL, "PPNs are matched by name, and each such match is shown and sampled.",
         (14,)),
    Cost("officers", "email", SMALL, "Feedback cannot be sent by e-mail."),
    Cost("officers", "supervisor_id", SMALL, "Nobody is asked where an officer is away."),
)  # fmt: skip
# A column that is there but hardly filled is as good as missing; for a grave one sooner.
MOSTLY_EMPTY = {GRAVE: 0.5, LARGE: 0.9, SMALL: 1.0}


def name_rulings(rulings: tuple[int, ...]) -> str:
    """The rulings in words: "Ruling 8", "Rulings 13 and 15"; empty where there is none."""
    if not rulings:
        return ""
    numbers = [str(number) for number in rulings]
    listed = " and ".join([", ".join(numbers[:-1]), numbers[-1]] if len(numbers) > 1 else numbers)
    return f"Ruling{'s' if len(numbers) > 1 else ''} {listed}"
