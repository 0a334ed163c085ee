"""The engine: plain Python over a force's extract; knows nothing of the web, the clock or the network.

From a notebook::

    from childtonotice.screening import screen
    screening = screen("extract")
    screening.write("answer")
"""

from childtonotice.screening.errors import CannotStart, Failed
from childtonotice.screening.findings import Child, Cover, Evidence, Finding, Mark, Notice, Problem, Status
from childtonotice.screening.force import Area, Force
from childtonotice.screening.rules.urgency import GRAVE, GRAVEST
from childtonotice.screening.screen import Screening, screen

__all__ = [
    "GRAVE",
    "GRAVEST",
    "Area",
    "CannotStart",
    "Child",
    "Cover",
    "Evidence",
    "Failed",
    "Finding",
    "Force",
    "Mark",
    "Notice",
    "Problem",
    "Screening",
    "Status",
    "screen",
]  # fmt: skip
