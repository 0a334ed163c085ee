"""An id for what an export gives none: made of its own words, so that it is the same tomorrow."""

from __future__ import annotations

import hashlib

from childtonotice.screening.read.arrow import Cells, encode, pa, pc
from childtonotice.screening.read.mapping import ColumnMap
from childtonotice.screening.read.raw import Raw, as_text

_LENGTH = 16
_BETWEEN = "\x1f"


def make_ids(raw: Raw, how: ColumnMap, unknown: frozenset[str]) -> Cells:
    """An id for each record, of the columns of ``from``; where one of these is empty the ``apart`` columns join in.

    The id does not show the words it is made of. A name alone, without a date of birth, would make one person of two
    namesakes: with the number of the incident beside it they stay two.
    """
    own = [_settled(as_text(raw.columns[name]), unknown) for name in how.sources]
    apart = [_settled(as_text(raw.columns[name]), unknown) for name in how.apart]
    whole = pc.binary_join_element_wise(*own, _BETWEEN)
    if apart:
        torn = pa.chunked_array([pa.repeat(False, raw.length)], pa.bool_())
        for cells in own:
            torn = pc.or_(torn, pc.equal(cells, ""))
        with_rest = pc.binary_join_element_wise(whole, *apart, ",".join(how.sources), _BETWEEN)
        whole = pc.if_else(torn, with_rest, whole)
    return _hashed(whole)


def _settled(cells: Cells, unknown: frozenset[str]) -> Cells:
    """Cells without case, extra blanks and words that mean "not recorded"."""
    encoded = encode(cells)
    folded = (" ".join(value.casefold().split()) for value in encoded.dictionary.to_pylist())
    values = pa.array(["" if value in unknown else value for value in folded], pa.string())
    return pa.chunked_array([values.take(encoded.indices)], pa.string())


def _hashed(cells: Cells) -> Cells:
    encoded = encode(cells)
    values = [_hash(value) for value in encoded.dictionary.to_pylist()]
    return pa.chunked_array([pa.array(values, pa.string()).take(encoded.indices)], pa.string())


def _hash(words: str) -> str:
    if not words.replace(_BETWEEN, ""):
        return ""
    return "M" + hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:_LENGTH]
