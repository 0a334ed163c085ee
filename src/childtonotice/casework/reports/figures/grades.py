"""Three gradings of one PPN (R19): the officer's, the reader's who asked for it, the team's; how they agree."""

from __future__ import annotations

from functools import partial

from django.utils.text import slugify

from childtonotice.casework.govuk.numbers import name_many
from childtonotice.casework.lists.crossed import Matrix, count_over, count_under, cross_grades
from childtonotice.casework.lists.ppn_facts import PpnFact, read_ppn_facts
from childtonotice.casework.reasons import GRADES
from childtonotice.casework.reports.grouped import say_part
from childtonotice.casework.reports.ppn_cases import KINDS, code_pair
from childtonotice.casework.reports.ppn_cells import count_ppn_cell
from childtonotice.casework.reports.values import NOT_RECORDED, Figure, Row, Shape
from childtonotice.casework.reports.view import TOO_FEW, View

WORDS = tuple(grade.capitalize() for grade in GRADES)
# A coefficient of fewer pairs swings with every one of them.
FEWEST_PAIRS = 20
GRADERS = {"officer": "the officer", "manager": "the reader who asked for it", "team": "the assessment team"}
PAIRS = (("officer", "team"), ("officer", "manager"), ("manager", "team"))


def ppns_of(view: View) -> list[PpnFact]:
    """The PPNs submitted in the view's period; of its area and team, where it is narrowed to one."""
    asked = view.asked
    key = f"ppns {asked.start} {asked.end}"
    if key not in view.shared:
        view.shared[key] = read_ppn_facts(view.reader, view.whole.mark, asked.start, asked.end)
    seen: list[PpnFact] = view.shared[key]
    return [ppn for ppn in seen if asked.area in ("", ppn.area) and (not asked.team or slugify(ppn.unit) == asked.team)]


def compare_grades(view: View, one: str, other: str) -> Figure:
    """How do two who graded the same PPN agree? The matrix, under- and over-grading, and the weighted kappa.

    Under-graded: the one saw less risk than the other. Kappa is Cohen's with linear weights, with its interval: 1 is
    full agreement, 0 what chance would give. PPNs submitted in the period that both graded; area and team narrow them.
    """
    matrix = cross_grades(ppns_of(view), one, other)
    rows = tuple(
        Row(
            word,
            tuple(count_ppn_cell(view, int(n), code_pair(one, down, other, n_th)) for n_th, n in enumerate(line, 1)),
            code,
        )
        for down, (word, code, line) in enumerate(zip(WORDS, GRADES, matrix, strict=True), 1)
    )
    first = f"{GRADERS[one][:1].upper()}{GRADERS[one][1:]}"
    columns = tuple(f"{word} by {GRADERS[other]}" for word in WORDS)
    title = f"Gradings: {GRADERS[one]} beside {GRADERS[other]}"
    if not any(view.sight.see(int(count)) for count in matrix.ravel()):
        note = NOT_RECORDED if "team" in (one, other) and "vat" not in view.force.fed_steps else ""
        return Figure(
            f"grades-{one}-{other}",
            title,
            note or (NO_PAIR if view.sight.exact else TOO_FEW),
            columns,
            note=note,
            first=first,
        )
    return Figure(
        f"grades-{one}-{other}", title, say_agreement(view, matrix, one, other), columns, rows, shape=Shape.MATRIX,
        first=first, note=f"Rows: {GRADERS[one]}. Columns: {GRADERS[other]}.",
    )  # fmt: skip


NO_PAIR = "No PPN of this period was graded by both."


def say_agreement(view: View, matrix: Matrix, one: str, other: str) -> str:
    """Say how often the one saw less and more, and how far the two agree beyond chance."""
    of, under, over = int(matrix.sum()), count_under(matrix), count_over(matrix)
    if of < FEWEST_PAIRS:
        return f"Fewer than {FEWEST_PAIRS} were graded by both: too few to say anything."
    less, more = (view.share(n, of) for n in (under, over))
    if less.number is None or more.number is None:
        return TOO_FEW
    told = f"Beside {GRADERS[other]}, {GRADERS[one]} saw less risk in {less.words} and more in {more.words}."
    kappa = weigh_agreement(matrix)
    if kappa is None:
        return f"{told} They used one grade only: there is no measure of agreement."
    value, low, high = kappa
    return f"{told} Weighted kappa {value:.2f} ({low:.2f} to {high:.2f}): {name_agreement(value)}."


def weigh_agreement(matrix: Matrix) -> tuple[float, float, float] | None:
    """Cohen's kappa with linear weights and its interval; none for fewer than 20 pairs, or one grade only."""
    used = (matrix.sum(axis=0) > 0) | (matrix.sum(axis=1) > 0)
    if matrix.sum() < FEWEST_PAIRS or used.sum() < 2:
        return None
    from statsmodels.stats.inter_rater import cohens_kappa  # takes a second to load: only when it is used

    found = cohens_kappa(matrix, wt="linear")
    # The interval is a normal one, which does not know that no agreement is fuller than full.
    return float(found.kappa), max(-1.0, float(found.kappa_low)), min(1.0, float(found.kappa_upp))


def name_agreement(kappa: float) -> str:
    """The usual words for a kappa (Landis and Koch 1977)."""
    bands = (
        (0.0, "no better than chance"),
        (0.21, "slight"),
        (0.41, "fair"),
        (0.61, "moderate"),
        (0.81, "substantial"),
    )
    word = next((word for below, word in bands if kappa < below), "almost full")
    return word if word.startswith("no ") else f"{word} agreement"


def count_ppns(view: View) -> Figure:
    """How many PPNs came in the period, how many of them had to be asked for, and how many were checked or returned?"""
    found = ppns_of(view)
    cells = tuple(
        count_ppn_cell(view, sum(fits(ppn) for ppn in found), code)
        for code, (_, fits) in KINDS.items() if code != "ppn-named"
    )  # fmt: skip
    word = view.force.ppn_word
    told = say_part(
        view, sum(ppn.asked for ppn in found), len(found), word, "Of {of} submitted {part} had been asked for",
        f"Too few {name_many(word)} were submitted to say anything of them." if found or not view.sight.exact
        else f"No {word} was submitted in this period.",
    )  # fmt: skip
    note = "" if "vat" in view.force.fed_steps else f"What the {view.force.vat_word} does: {NOT_RECORDED.lower()}"
    columns = ("Submitted", "Asked for", f"Checked by {view.force.vat_word}", "Returned")
    return Figure("ppns", f"{word}s submitted", told, columns, (Row("All", cells),), note=note)


agreement = {f"{one}-{other}": partial(compare_grades, one=one, other=other) for one, other in PAIRS}
