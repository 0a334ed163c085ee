"""What the link in a mail shows to whoever opens it, signed in or not."""

from __future__ import annotations

from dataclasses import dataclass

from childtonotice.casework.reply_links import LinkState


@dataclass(frozen=True, slots=True)
class LinkPage:
    """What a mailed link shows. Nothing but its state where it was never ours."""

    state: LinkState
    number: str = ""
    reference: str = ""
    reported: str = ""
    due: str = ""
    late: str = ""
    children: int = 0
