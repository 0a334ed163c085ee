"""What stands around every page: the force, the area, who is signed in, and the one banner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Frame:
    """What the header, banner and footer show."""

    force_name: str
    signed_in: bool = False
    user_name: str = ""
    area_name: str = ""
    may_search: bool = False
    has_keys: bool = False
    keys: bool = False
    links: tuple[object, ...] = ()
    banner: object | None = None


def describe_frame(request: HttpRequest) -> dict[str, Any]:
    """The frame of a page, for its template."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"frame": Frame("Example Police")}
    return {"frame": Frame("Example Police", signed_in=True, user_name=user.shown_name)}
