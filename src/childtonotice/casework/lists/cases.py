"""A case as an inspector asks for it: what was known, the rules, who saw and decided it, what came of it, a hash."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from childtonotice.casework.access import POOL, Reader, item_numbered, items_for, require
from childtonotice.casework.beside import put_rules_beside
from childtonotice.casework.clocks import tell_exact
from childtonotice.casework.force import our_force
from childtonotice.casework.lists.children import show_children
from childtonotice.casework.lists.history import history_of
from childtonotice.casework.lists.item_values import ChildShown, Step
from childtonotice.casework.lists.rows import POOL_NAME
from childtonotice.casework.lists.timeline import show_timeline
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import AuditEvent, Decision, Item, Review, State, User
from childtonotice.casework.reasons import title_then
from childtonotice.casework.wording import EXCLUSIONS, tell_type

MOST_CASES = 30
SEEN = ("item.view", "item.hold", "outside.view")


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision as it was made: what, why, in which words, by whom and when; and the answer for each child."""

    title: str
    reason: str
    words: str
    who: str
    when: str
    stands: bool
    children: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One case. ``why``: each reason with the sentence of its rule. ``seen``: who opened it, how often, first and last.

    ``version``: of the item; ``rules``: the fingerprint of the rules and settings that listed it. ``digest``: of all
    that the record holds of it, so that a later pack of the same case can be compared.
    """

    number: str
    reference: str
    type: str
    area: str
    reported: str
    listed: str
    state: str
    why: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, str], ...]
    children: tuple[ChildShown, ...]
    seen: tuple[tuple[str, str, str, str], ...]
    decided: tuple[Decided, ...]
    steps: tuple[Step, ...]
    version: int
    rules: str
    log: str
    digest: str


def choose_cases(reader: Reader, *, draw: int, start: date, end: date, area: str = "") -> tuple[str, ...]:
    """The numbers of decided cases of a period, drawn so that nobody picks them and anybody can draw them again."""
    require(reader, Verb.ITEM)
    found = items_for(reader, Verb.ITEM).filter(decided_at__isnull=False, reported_on__range=(start, end))
    if area:
        found = found.filter(area=None) if area == POOL else found.filter(area__code=area)
    begin = f"{start}{end}{area}"
    numbers = sorted(
        found.values_list("number", flat=True), key=lambda number: hashlib.sha256((begin + number).encode()).hexdigest()
    )
    return tuple(numbers[: min(draw, MOST_CASES)])


def read_cases(reader: Reader, numbers: Sequence[str], now: datetime) -> tuple[Case, ...]:
    """These cases, whole, without a name; NotFound where one of them is not this reader's."""
    require(reader, Verb.REPORTS)
    return tuple(_case(item_numbered(reader, number, Verb.LOG), now) for number in numbers[:MOST_CASES])


def _case(item: Item, now: datetime) -> Case:
    children = [child for child in item.children.all() if child.current]
    history = history_of(item)
    return Case(
        number=item.number,
        reference=item.incident_id,
        type=tell_type(item.type),
        area=item.area.name if item.area else POOL_NAME,
        reported=tell_exact(item.reported_at),
        listed=tell_exact(item.listed_at),
        state=State(item.state).label.replace("PPN", our_force().ppn_word),
        why=tuple(put_rules_beside(item.reasons, item.found_by, item.status, our_force().ppn_word)),
        facts=tuple(_facts(item)),
        children=show_children(item, children, names=False, now=now, last=history.last),
        seen=_seen(item),
        decided=tuple(_decided(review) for review in _reviews(item)),
        steps=show_timeline(item, now, names=False, events=history.events),
        version=item.version,
        rules=item.fingerprint,
        log=item.log_hash or (hashlib.sha256(item.log.encode()).hexdigest() if item.log else ""),
        digest=digest_case(item),
    )


def _facts(item: Item) -> list[tuple[str, str]]:
    facts = item.facts
    told = (
        ("Opened as", facts.get("opening_code", "")),
        ("Closed as", ", ".join(facts.get("closing_codes", ()))),
        ("Response", facts.get("response_grade", "")),
        ("Place", facts.get("place", "")),
        ("Officer", item.officer_id),
        ("Categories", ", ".join(item.categories)),
        ("Left out by", ", ".join(EXCLUSIONS.get(code, code) for code in item.exclusions)),
    )
    return [(name, words) for name, words in told if words]


def _reviews(item: Item) -> list[Review]:
    found = item.reviews.filter(withdraws=None).select_related("by").prefetch_related("children__child", "withdrawn")
    return list(found.order_by("id"))


def _decided(review: Review) -> Decided:
    decision = Decision(review.decision)
    return Decided(
        title=decision.label.replace("PPN", our_force().ppn_word),
        reason=title_then(decision, review.reason, review.at),
        words=review.words,
        who=review.by.shown_name,
        when=tell_exact(review.at),
        stands=not hasattr(review, "withdrawn"),
        children=tuple((row.child.label, row.said) for row in review.children.all()),
    )


def _seen(item: Item) -> tuple[tuple[str, str, str, str], ...]:
    """Who opened the item, from the audit log: their role, how often, first and last."""
    rows = AuditEvent.objects.filter(subject=f"item:{item.number}", verb__in=SEEN).order_by("id")
    looks = [(who.removeprefix("user:"), at) for who, at in rows.values_list("who", "at")]
    counted = Counter(who for who, _ in looks)
    people = User.objects.filter(pk__in=[who for who in counted if who.isdigit()])
    names = {str(user.pk): user.shown_name for user in people}
    first = dict(reversed(looks))
    last = dict(looks)
    return tuple(
        (names.get(who, "no longer known"), f"{count:,}", tell_exact(first[who]), tell_exact(last[who]))
        for who, count in counted.items()
    )


def digest_case(item: Item) -> str:
    """SHA-256 of all that the record holds of a case, in one fixed form: the same rows give the same hash for ever."""
    kept = {
        "incident": (item.incident_id, _moment(item.reported_at), item.status, item.priority, item.version),
        "digests": (item.digest, item.source_digest, item.fingerprint),
        "reasons": item.reasons,
        "children": list(item.children.order_by("id").values_list("position", "label", "age", "cover", "ppn_id")),
        "reviews": [
            (review.pk, review.by_id, _moment(review.at), review.decision, review.reason, review.words, review.risk)
            for review in item.reviews.order_by("id")
        ],
        "events": [(kind, _moment(at)) for kind, at in item.events.order_by("id").values_list("kind", "at")],
    }
    return hashlib.sha256(json.dumps(kept, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")
