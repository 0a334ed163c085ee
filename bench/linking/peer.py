"""Splink's way: a model trained on the very records, then every pair with the probability that it is one person."""

from __future__ import annotations

import logging

import duckdb
import pyarrow as pa
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from bench.linking.records import Pair, Records
from childtonotice.screening.link.folding import fold

RECALL = 0.6  # of the rule "all three equal", which tells Splink how many pairs to expect
BLOCKS = (("dob",), ("surname",), ("forename",), ("substr(dob, 1, 4)", "substr(surname, 1, 2)"))


def predict_pairs(records: Records) -> dict[Pair, float]:
    """Every pair that Splink thinks at all likely, with its probability."""
    with duckdb.connect() as connection:
        linker = make_linker(records, DuckDBAPI(connection=connection))
        train(linker)
        found = linker.inference.predict(threshold_match_probability=0.001).as_duckdbpyrelation().to_arrow_table()
    columns = ("unique_id_l", "unique_id_r", "match_probability")
    rows = zip(*(found[name].to_pylist() for name in columns), strict=True)
    return {(min(int(a), int(b)), max(int(a), int(b))): probability for a, b, probability in rows}


def make_linker(records: Records, api: DuckDBAPI) -> Linker:
    """Splink with the comparisons that its handbook gives for names and dates of birth."""
    sides = sorted(set(records.sides)) or [0]
    settings = SettingsCreator(
        link_type="link_only" if records.sides else "dedupe_only",
        comparisons=[
            cl.NameComparison("forename"),
            cl.NameComparison("surname"),
            cl.DateOfBirthComparison("dob", input_is_string=True),
        ],
        blocking_rules_to_generate_predictions=[block_on(*columns) for columns in BLOCKS],
    )
    tables = [api.register(list_columns(records, side), dataset_display_name=f"side{side}") for side in sides]
    return Linker(tables if len(tables) > 1 else tables[0], settings, log_level=logging.ERROR)


def list_columns(records: Records, side: int) -> pa.Table:
    """The records of one side as Splink takes them."""
    places = [place for place in range(len(records.identities)) if not records.sides or records.sides[place] == side]
    chosen = [records.identities[place] for place in places]
    return pa.table(
        {
            "unique_id": places,
            "forename": pa.array([fold(each.forename) or None for each in chosen], pa.string()),
            "surname": pa.array([fold(each.surname) or None for each in chosen], pa.string()),
            "dob": pa.array([each.date_of_birth.isoformat() if each.date_of_birth else None for each in chosen]),
        }
    )


def train(linker: Linker) -> None:
    """Learn from the records themselves, as the handbook says."""
    training = linker.training
    training.estimate_probability_two_random_records_match([block_on("forename", "surname", "dob")], recall=RECALL)
    training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for columns in (("forename", "surname"), ("dob",)):
        training.estimate_parameters_using_expectation_maximisation(block_on(*columns))
