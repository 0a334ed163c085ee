"""What went wrong while an extract was read: every problem with its place, and which records were set aside."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from childtonotice.screening.findings import Problem

QUARANTINED = "quarantined"
WARNING = "warning"


@dataclass(slots=True)
class Ledger:
    """Problems in the order in which they were found; records are numbered as the contract says."""

    problems: list[Problem] = field(default_factory=list)
    aside: dict[str, set[int]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    repeats: set[tuple[str, int]] = field(default_factory=set)
    _seen: set[Problem] = field(default_factory=set)

    def warn(self, file: str, record: int, column: str, problem: str, cure: str) -> None:
        """Say that a record is doubtful, though it is accepted."""
        self._add(Problem(file, record, column, WARNING, problem, cure))

    def set_aside(self, file: str, record: int, column: str, problem: str, cure: str) -> None:
        """Say that a record cannot be read, and leave it out."""
        self.aside.setdefault(file, set()).add(record)
        self._add(Problem(file, record, column, QUARANTINED, problem, cure))

    def repeat(self, file: str, record: int, column: str, problem: str) -> None:
        """Set aside a record that says nothing which another does not say; its words are not lost."""
        self.repeats.add((file, record))
        self.set_aside(file, record, column, problem, "Nothing to do; leave repeats out of the export where you can.")

    def note(self, sentence: str) -> None:
        """Say something about the extract as a whole, once."""
        if sentence not in self.notes:
            self.notes.append(sentence)

    def _add(self, problem: Problem) -> None:
        # A record that feeds two tables may break the same rule in both: it is said once.
        if problem not in self._seen:
            self._seen.add(problem)
            self.problems.append(problem)

    def ordered(self, ending: dict[tuple[str, int], str]) -> tuple[Problem, ...]:
        """Every problem by file and record; ``ending`` adds words to what is said of a record set aside."""
        said = (_with_ending(problem, ending) for problem in self.problems)
        return tuple(sorted(said, key=lambda problem: (problem.file, problem.record)))


def _with_ending(problem: Problem, ending: dict[tuple[str, int], str]) -> Problem:
    words = ending.get((problem.file, problem.record)) if problem.severity == QUARANTINED else None
    return replace(problem, problem=f"{problem.problem}; {words}") if words else problem
