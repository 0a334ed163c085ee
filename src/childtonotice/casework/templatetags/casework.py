"""What every template may use: times as people say them, and the design system's parts."""

from __future__ import annotations

from django import template

from childtonotice.casework.govuk.widgets import draw_widget

register = template.Library()
register.filter("govuk_widget", draw_widget)


@register.filter
def after_dash(words: str) -> str:
    """What follows the first dash: the number in "undo-4HK2"."""
    return words.partition("-")[2]
