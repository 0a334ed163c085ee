"""How gradings of the same PPN met: one count for the page of those who check PPNs and for the figures (R19)."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from childtonotice.casework.lists.ppn_facts import PpnFact

Matrix = npt.NDArray[np.int64]


def cross_grades(ppns: Iterable[PpnFact], one: str, other: str) -> Matrix:
    """How often each grading of the one met each of the other: the one's down, the other's across."""
    matrix = np.zeros((3, 3), np.int64)
    for ppn in ppns:
        pair = getattr(ppn, one), getattr(ppn, other)
        if all(pair):
            matrix[pair[0] - 1, pair[1] - 1] += 1
    return matrix


def count_under(matrix: Matrix) -> int:
    """Pairs in which the one saw less risk than the other."""
    return int(np.triu(matrix, 1).sum())


def count_over(matrix: Matrix) -> int:
    """Pairs in which the one saw more risk than the other."""
    return int(np.tril(matrix, -1).sum())
