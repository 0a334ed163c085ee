"""Search within what a reader may see: a reference, our number, an officer, a PPN or a name. The words are not kept."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from childtonotice.casework.access import Reader, items_for, require
from childtonotice.casework.lists.rows import make_rows
from childtonotice.casework.lists.values import Found
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import ItemChild, ItemPpn

MOST_FOUND = 50
SHORTEST = 3


def search(reader: Reader, words: str, now: datetime | None = None) -> Found:
    """The items that these words find, newest first. Names are searched only for readers who may see names."""
    require(reader, Verb.LIST)
    moment, asked = now or timezone.now(), " ".join(words.split())
    if len(asked) < SHORTEST:
        return Found((), "Type at least three letters or digits.")
    wanted = Q(incident_id__iexact=asked) | Q(number__iexact=asked) | Q(officer_id__iexact=asked)
    wanted |= Q(pk__in=ItemPpn.objects.filter(ppn_id__iexact=asked).values("item"))
    children = ItemChild.objects.filter(_all_words(asked))
    with_names = items_for(reader, Verb.NAMES).filter(pk__in=children.values("item")).values("pk")
    items = items_for(reader, Verb.LIST).filter(wanted | Q(pk__in=with_names)).order_by("-reported_at", "pk")
    count = items.count()
    rows = make_rows(items, moment, reader.user.pk)[:MOST_FOUND]
    return Found(rows, _said(count))


def _all_words(asked: str) -> Q:
    wanted = Q()
    for word in asked.split():
        wanted &= Q(name__icontains=word)
    return wanted


def _said(count: int) -> str:
    if not count:
        return "Nothing found in your areas. Search for a reference, an officer's number, a PPN or a child's name."
    if count > MOST_FOUND:
        return f"{count} found; the newest {MOST_FOUND} are shown. Search for more exact words."
    return "1 found." if count == 1 else f"{count} found."
