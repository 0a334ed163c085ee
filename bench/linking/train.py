"""Trains the shipped model of whole-register linking on made-up children: ``python -m bench.linking.train``."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from importlib.metadata import version

import duckdb
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from bench.linking.records import make_register
from childtonotice.screening.link.register_model import BLOCKS, MODEL, list_names

CHILDREN, SEED = 20_000, 40
# Of ten records one has a second beside it: what forces say of their registers, and kept low so as to join too little.
SECONDS = 0.1
HOW = (
    f"Splink on {CHILDREN:,} made-up children, each written down twice with the errors of bench/linking/records.py, "
    f"seed {SEED}; no record of any real person was used."
)


def train_model() -> dict[str, object]:
    """The model with the date and the way it was trained."""
    records = make_register(CHILDREN, SEED)
    people = [
        (str(place), each.forename, each.surname, each.date_of_birth) for place, each in enumerate(records.identities)
    ]
    with duckdb.connect() as connection:
        table = DuckDBAPI(connection=connection).register(list_names(people))
        linker = Linker(table, describe_settings(), log_level=logging.ERROR)
        training = linker.training
        training.estimate_probability_two_random_records_match([block_on("forename", "surname", "dob")], recall=0.6)
        training.estimate_u_using_random_sampling(max_pairs=5e6, seed=SEED)
        for columns in (("forename", "surname"), ("dob",)):
            training.estimate_parameters_using_expectation_maximisation(block_on(*columns))
        settings = {**linker.misc.save_model_to_json(), "linker_uid": "children"}
    made = {"version": 1, "trained": f"{datetime.now(UTC):%Y-%m-%d}", "how": HOW, "splink": version("splink")}
    return {**made, "seconds": SECONDS, "settings": settings}


def describe_settings() -> SettingsCreator:
    """What is compared: both halves of the name, with how often each name is borne, and the date of birth."""
    names = [cl.NameComparison(half).configure(term_frequency_adjustments=True) for half in ("forename", "surname")]
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[*names, cl.DateOfBirthComparison("dob", input_is_string=True)],
        blocking_rules_to_generate_predictions=[block_on(*columns) for columns in BLOCKS],
    )


if __name__ == "__main__":
    MODEL.write_text(json.dumps(train_model(), indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(f"Written: {MODEL}")
