"""The decision form: what it is filled with at first, what was typed, and where each error belongs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.http import QueryDict

from childtonotice.casework.actions.answers import Answer
from childtonotice.casework.days import read_day
from childtonotice.casework.govuk.numbers import count_of
from childtonotice.casework.lists.item_values import ChildShown, ItemPage

LONDON = ZoneInfo("Europe/London")
NEEDED, NOT_NEEDED, SUBMITTED = "ppn-needed", "ppn-not-needed", "already-submitted"
# An error of these is shown at the field of the decision that was chosen.
OF_THE_DECISION = ("reason", "which", "whom")

FORM_ORDER = (
    "prompts",
    "school",
    "school-words",
    "decision",
    "which",
    "whom",
    "until",
    "reason",
    "children",
    "child",
    "risk",
    "categories",
    "words",
)

Typed = Mapping[str, list[str]]


def fill_at_first(page: ItemPage, ppn_word: str) -> Typed:
    """What the record already says: every child without a PPN ticked, risk and category, and a PPN that may be it."""
    maybe = [child.ppn_id for child in page.children if child.cover == "perhaps"]
    return {
        "child": [str(child.id) for child in page.children if child.cover != "certain"],
        "risk": [page.suggested_risk] if page.suggested_risk else [],
        "categories": [choice.code for choice in page.categories if choice.chosen],
        f"which-{SUBMITTED}": maybe[:1],
        "officer_words": [write_kindly(page, ppn_word)],
    }


def keep_typed(post: QueryDict) -> Typed:
    """Everything that was typed, so that no word of it is lost."""
    return {name: list(values) for name, values in post.lists()}


def read_answer(post: QueryDict, page: ItemPage) -> Answer:
    """What the form says, as the action wants it."""
    decision = post.get("decision", "")
    needed = decision == NEEDED
    return Answer(
        decision=decision,
        reason=post.get(f"reason-{decision}", ""),
        words=post.get("words", ""),
        officer_words=post.get("officer_words", "") if needed else "",
        risk=post.get("risk", "") if needed else "",
        categories=tuple(post.getlist("categories")) if needed else (),
        children=dict(_answers(post, page)) if needed else {},
        child_reasons={child.id: post.get(f"why-{child.id}", "") for child in page.children} if needed else {},
        added=tuple(_added(post, page)) if needed else (),
        prompts={code: given for choice in page.prompts if (given := post.get(f"prompt-{(code := choice.code)}"))},
        which=post.get(f"which-{decision}", ""),
        whom=post.get(f"whom-{decision}", ""),
        school=post.get("school", ""),
        school_words=post.get("school-words", ""),
        until=_end_of(post.get(f"until-{decision}", "")),
    )


def _answers(post: QueryDict, page: ItemPage) -> Iterator[tuple[int, str]]:
    ticked = set(post.getlist("child"))
    for child in page.children:
        yield child.id, NEEDED if str(child.id) in ticked else _instead(post, child)


def _instead(post: QueryDict, child: ChildShown) -> str:
    return SUBMITTED if child.cover == "certain" else post.get(f"instead-{child.id}", NOT_NEEDED)


def _added(post: QueryDict, page: ItemPage) -> Iterator[str]:
    for choice in page.prompts:
        words = post.get(f"added-{choice.code}", "").strip()
        if words and post.get(f"prompt-{choice.code}") == "yes":
            yield words


def _end_of(day: str) -> datetime | None:
    """The last minute of the day named, in London."""
    date = read_day(day)
    return datetime.combine(date, time(23, 59), LONDON) if date else None


def place_errors(errors: tuple[tuple[str, str], ...], decision: str) -> dict[str, str]:
    """Each error under the id of the field that it belongs to, in the order of the form."""
    ordered = sorted(errors, key=lambda error: _place(error[0]))
    return {f"{field}-{decision}" if field in OF_THE_DECISION else _named(field): words for field, words in ordered}


def _place(field: str) -> int:
    """Where a field stands in the form; of one a child or a decision, where those stand."""
    return FORM_ORDER.index(field if field in FORM_ORDER else field.partition("-")[0])


def _named(field: str) -> str:
    return {"until": "until-wait", "prompts": "prompt-siblings"}.get(field, field)


def write_kindly(page: ItemPage, ppn_word: str) -> str:
    """The words that an officer is sent, kind and without a name; the reader may change them (pages 21)."""
    without = sum(child.cover != "certain" for child in page.children)
    return (
        f"Hello. We read every incident in which a child may have been present. For our number {page.number}, reported "
        f"{page.reported}, the record shows {count_of(without, 'child')} without a {ppn_word}. Please submit one "
        f"{page.due}, or tell us its number if it is already there, or why none is needed. Thank you."
    )
