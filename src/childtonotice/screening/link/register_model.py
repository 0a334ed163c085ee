"""Splink's part of whole-register linking: which records of people may be one person's, by a shipped model.

Splink is an optional extra: nothing here is imported before the force asks for it.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from childtonotice.screening.errors import CannotStart
from childtonotice.screening.link.folding import fold
from childtonotice.screening.scratch import open_scratch

MODEL = Path(__file__).with_name("register-model.json")
BLOCKS = (("dob",), ("forename", "surname"))
Named = tuple[str, str, str, date | None]
Likely = tuple[str, str, float]


def load_model() -> dict[str, Any]:
    """The shipped model: ``settings`` for Splink, and when and how it was trained."""
    model: dict[str, Any] = json.loads(MODEL.read_text(encoding="utf-8"))
    return model


def require_splink() -> None:
    """Stops with the command that installs it where Splink is missing."""
    try:
        import splink  # noqa: F401
    except ImportError:
        raise CannotStart(
            "force.toml asks for the records of one person to be joined, and Splink, which does it, is not installed.",
            "Install it: CTN_EXTRAS=register make setup. Or write join_records = false.",
        ) from None


def predict_pairs(people: Sequence[Named], least: float) -> Iterator[Likely]:
    """The pairs of records that are one person's at least so likely, the likeliest first.

    ``people``: id, forename, surname, date of birth. The odds are scaled to how many records there are: the same two
    names tell less in a large register than in a small one. Raises CannotStart where Splink is missing.
    """
    require_splink()
    if len(people) < 2:
        return
    from splink import DuckDBAPI, Linker

    with open_scratch() as connection:
        table = DuckDBAPI(connection=connection).register(list_names(people))
        linker = Linker(table, scale_settings(load_model(), len(people)), log_level=logging.ERROR)
        found = linker.inference.predict(threshold_match_probability=least).as_duckdbpyrelation().to_arrow_table()
    columns = (found[name].to_pylist() for name in ("unique_id_l", "unique_id_r", "match_probability"))
    likely = [(min(a, b), max(a, b), probability) for a, b, probability in zip(*columns, strict=True)]
    yield from sorted(likely, key=lambda pair: (-pair[2], pair[0], pair[1]))


def scale_settings(model: dict[str, Any], records: int) -> dict[str, Any]:
    """The model's settings with the odds of a register of so many records: so many seconds among all pairs."""
    pairs = records * (records - 1) / 2
    odds = min(0.5, float(model["seconds"]) * records / pairs)
    return {**model["settings"], "probability_two_random_records_match": odds}


def list_names(people: Sequence[Named]) -> pa.Table:
    """Names and dates of birth as Splink takes them: folded, and nothing where a cell is empty."""
    return pa.table(
        {
            "unique_id": pa.array([each[0] for each in people], pa.string()),
            "forename": pa.array([fold(each[1]) or None for each in people], pa.string()),
            "surname": pa.array([fold(each[2]) or None for each in people], pa.string()),
            "dob": pa.array([each[3].isoformat() if each[3] else None for each in people], pa.string()),
        }
    )
