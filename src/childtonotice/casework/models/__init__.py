"""What casework keeps: users, runs, items, reviews, recoveries and the audit log."""

from childtonotice.casework.models.audit import AuditEvent
from childtonotice.casework.models.items import READERS_CHILD, ChildIncident, Item, ItemChild, ItemEvent, ItemPpn, State
from childtonotice.casework.models.reviews import (
    Danger,
    Decision,
    Hold,
    OutboxMessage,
    OutsideLook,
    Recovery,
    RecoveryChild,
    Recusal,
    Review,
    ReviewChild,
    SecondOpinion,
)
from childtonotice.casework.models.runs import Feed, Run, RunProblem, RunStatus, Sample, Stratum
from childtonotice.casework.models.users import Area, Grant, Officer, Role, User

__all__ = [
    "READERS_CHILD",
    "Area",
    "AuditEvent",
    "ChildIncident",
    "Danger",
    "Decision",
    "Feed",
    "Grant",
    "Hold",
    "Item",
    "ItemChild",
    "ItemEvent",
    "ItemPpn",
    "Officer",
    "OutboxMessage",
    "OutsideLook",
    "Recovery",
    "RecoveryChild",
    "Recusal",
    "Review",
    "ReviewChild",
    "Role",
    "Run",
    "RunProblem",
    "RunStatus",
    "Sample",
    "SecondOpinion",
    "State",
    "Stratum",
    "User",
]
