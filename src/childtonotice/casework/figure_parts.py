"""The parts of the dashboard, each with its figures in order; their codes stand in addresses."""

from __future__ import annotations

# Each part with its figures; the first is opened first.
PARTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "overview": ("Overview", ("trend", "areas", "missed-by-category", "hours", "decisions", "statuses")),
    "missed": (
        "What was missed",
        (
            "yield", "yield-by-week", "missed-by-area", "missed-by-team", "missed-by-type", "missed-by-found-by",
            "missed-by-response", "missed-by-weekday", "missed-by-hour", "missed-hours", "places",
        ),
    ),
    "requests": (
        "Requests and lists",
        (
            "recoveries", "recovery-times", "needless", "partner-answers", "ages", "states", "missing-lists",
            "unread-days", "unsupervised",
        ),
    ),
    "gradings": ("Gradings", ("ppns", "grades-officer-team", "grades-officer-manager", "grades-manager-team")),
    "work": ("Work and teams", ("load", "forecast", "hours-a-ppn", "teams")),
    "change": ("Did it work?", ("control-missed", "control-hours", "change", "feedback", "again")),
    "children": (
        "Fairness",
        (
            "children-by-sex", "children-by-age", "children-by-ethnicity", "children-by-looked-after", "ethnicity",
            "grading-by-ethnicity",
        ),
    ),
}  # fmt: skip
FIRST = "overview"
