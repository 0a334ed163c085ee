"""Which incidents are counted for readers who may not open them: nine in ten, drawn by lot once and for all.

Whoever may put any filter to rounded counts can work the true ones out of enough of them: two areas with "fewer than 5"
whose total reads 10 had four each. So what such a reader sees follows from the incidents that were drawn and from
nothing else. One that was not drawn leaves no trace anywhere, and nobody can tell whether there was one more.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache

from django.conf import settings
from django.utils.crypto import salted_hmac

# Of ten lots one is blank.
LOTS = 10
SHARE_DRAWN = (LOTS - 1) / LOTS
_SALT = "childtonotice.casework.drawn"


def is_drawn(reference: str) -> bool:
    """Whether this incident is among the nine in ten. The lot is a keyed hash: nobody outside can work it out."""
    told = hashlib.blake2b(reference.encode("utf-8", "surrogatepass"), key=_key(settings.SECRET_KEY), digest_size=4)
    return int.from_bytes(told.digest(), "big") % LOTS > 0


@lru_cache(maxsize=4)
def _key(secret: str) -> bytes:
    return salted_hmac(_SALT, "lot", secret=secret, algorithm="sha256").digest()
