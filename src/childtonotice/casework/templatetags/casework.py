"""What every template may use: times and numbers as people say them, and what was typed into a form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django import template

from childtonotice.casework.govuk.numbers import count_of
from childtonotice.casework.govuk.times import say_day, say_exactly
from childtonotice.casework.govuk.widgets import draw_widget
from childtonotice.casework.guidance import guide_in_force
from childtonotice.casework.lists.item_values import Entry, Part
from childtonotice.casework.reasons import TAKEN_ELSEWHERE
from childtonotice.casework.wording import name_ppn

register = template.Library()
register.filter("govuk_widget", draw_widget)
register.filter("count_of", count_of)
register.filter("day", say_day)
register.filter("exactly", say_exactly)

FILTERS = {
    "day": ("Day", "All days"),
    "band": ("Order", "First, next and then"),
    "status": ("Cover", "Any cover"),
    "found_by": ("Found by", "Found by any sign"),
    "category": ("Category", "All categories"),
    "grade": ("Response grade", "All grades"),
}
KINDS = {"denial": "says none present", "blame": "wording"}
CLAIMS = {
    "done": "says {ppn} done",
    "promised": "says {ppn} to follow",
    "deferred": "says {ppn} later",
    "not-required": "says no {ppn} needed",
    "adult-only": "says {ppn} for an adult",
}
ASKS = {
    "which-taken": "Who took it, when, and their reference?",
    "which-ppn": "Which {ppn}? Give its number.",
    "which-incident": "Which incident? Give its reference.",
    "whom": "Whom do you ask?",
    "whom-and-until": "What do you wait for, and from whom?",
}


@register.filter
def filter_title(code: str) -> str:
    """What a filter narrows by."""
    return FILTERS.get(code, (code, ""))[0]


@register.filter
def filter_all(code: str) -> str:
    """The choice that narrows nothing."""
    return FILTERS.get(code, ("", "All"))[1]


@register.filter
def takes_elsewhere(reason: str) -> bool:
    """Whether a reason hands a child on to somebody else, of which the proof is asked (R54)."""
    return reason in TAKEN_ELSEWHERE


@register.filter
def asks_title(code: str, ppn: str) -> str:
    """The question that a decision asks besides its reason."""
    return ASKS[code].format(ppn=ppn)


@register.filter
def ppn_word(words: str, word: str) -> str:
    """A sentence in the force's own word for a PPN."""
    return words.replace("PPN", word)


@register.filter
def named_ppn(ppn_id: str, word: str) -> str:
    """A PPN by its number, with the force's word for it."""
    return name_ppn(word, ppn_id)


@register.filter
def thousands(number: int) -> str:
    """A number with a comma at the thousands."""
    return f"{number:,}"


@register.filter
def machine_time(at: datetime) -> str:
    """The time as a machine reads it."""
    return at.isoformat()


@register.filter
def mark_words(part: Part, ppn: str) -> str:
    """What a mark in the log means, in words: never by colour alone (pages 14)."""
    if part.kind == "claim":
        return CLAIMS.get(part.label, CLAIMS["done"]).format(ppn=ppn)
    if part.kind == "heading":
        return part.label.lower()
    return KINDS.get(part.kind, "") if part.kind != "risk" else f"risk: {part.label}" if part.label else "risk"


@register.filter
def has_risk(entry: Entry) -> bool:
    """Whether an entry of the log holds risk words, so that it gets a bar in the margin."""
    return any(part.kind == "risk" for part in entry.parts)


@register.filter
def value_of(typed: Mapping[str, object], name: str) -> str:
    """What stands in a field of a form: the last value where it came several times."""
    value = typed.get(name, "") if typed else ""
    return str(value[-1] if isinstance(value, list | tuple) and value else value or "")


@register.filter
def ticks(typed: Mapping[str, object], child: int) -> bool:
    """Whether the child is ticked."""
    return str(child) in _several(typed, "child")


@register.filter
def picks(typed: Mapping[str, object], category: str) -> bool:
    """Whether the category is ticked."""
    return category in _several(typed, "categories")


def _several(typed: Mapping[str, object], name: str) -> list[str]:
    value = typed.get(name, ()) if typed else ()
    return [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)]


@register.filter
def read_undo(tags: str) -> dict[str, str]:
    """What the "Undo" beside a message takes back: "undo NUMBER REVIEW" a decision, "hand-back NUMBER" a handing on."""
    address, number, review = [*tags.split(), ""][:3]
    return {"address": address, "number": number, "review": review}


@register.inclusion_tag("casework/parts/guide.html", takes_context=True)
def guide(context: template.Context, code: str) -> dict[str, object]:
    """The help beside a field, folded: the manual's own sentences, in the force's word for a PPN."""
    found, word = guide_in_force(code), context["frame"].ppn_word
    return {"title": found.title, "sentences": [sentence.replace("PPN", word) for sentence in found.sentences]}
