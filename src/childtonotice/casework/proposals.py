"""Proposals that wait for another person's agreement (R42)."""

from __future__ import annotations

from childtonotice.casework.models import SettingProposal


def open_proposal(code: str) -> SettingProposal | None:
    """The proposal for a setting that nobody has answered; none where there is none."""
    return SettingProposal.objects.filter(code=code, answer=None).select_related("by").first()
