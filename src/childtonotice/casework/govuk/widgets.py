"""Form fields dressed as the design system asks, so that a template only names the field."""

from __future__ import annotations

from django import forms
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

CLASSES = (
    (forms.Textarea, "govuk-textarea"),
    (forms.Select, "govuk-select"),
    (forms.CheckboxInput, "govuk-checkboxes__input"),
    (forms.TextInput, "govuk-input"),
    (forms.PasswordInput, "govuk-input"),
)


def draw_widget(field: BoundField) -> SafeString:
    """The field's own element, with the design system's class, tied to its hint and its error."""
    widget = field.field.widget
    name = next((name for kind, name in CLASSES if isinstance(widget, kind)), "govuk-input")
    if field.errors:
        name += f" {name}--error"
    # Django 5.2 names the hint by itself; the error it does not.
    described = [f"{field.auto_id}_helptext"] if field.help_text else []
    described += [f"{field.auto_id}_error"] if field.errors else []
    attributes: dict[str, str | bool] = {"class": name}
    if described:
        attributes["aria-describedby"] = " ".join(described)
    return field.as_widget(attrs=attributes)
