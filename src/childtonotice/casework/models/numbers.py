"""Random public numbers, and the pairs of who and when that the database keeps together."""

from __future__ import annotations

import secrets

from django.db.models import CheckConstraint, Q

# No vowels and nothing that is misread aloud, so that no number spells a word or is taken for another.
ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ"


def draw_number() -> str:
    """A random public number: the only thing of ours that an address or a mail may carry."""
    return "".join(secrets.choice(ALPHABET) for _ in range(8))


def pair(model: str, who: str, when: str) -> CheckConstraint:
    """Who and when are known together or not at all."""
    none = Q(**{f"{who}__isnull": True, f"{when}__isnull": True})
    both = Q(**{f"{who}__isnull": False, f"{when}__isnull": False})
    return CheckConstraint(condition=none | both, name=f"{model}_{who}_and_{when}")
