"""Which PPN is in question for which incident, in pandas: the part of the reference that is all joins."""

from __future__ import annotations

import pandas as pd

from bench.reference_joins import PAIR, explode_keys, keep_in_time, may_agree
from bench.reference_texts import find_text_edges
from childtonotice.screening.force import Force

Frames = dict[str, pd.DataFrame]


def find_edges(
    frames: Frames, noticed: pd.DataFrame, children: pd.DataFrame, mentions: pd.DataFrame, force: Force
) -> pd.DataFrame:
    """Each pair of incident and PPN that a rule will have to look at."""
    ppns = frames["ppns"]
    frames["referrals"] = ppns.loc[ppns["kind"] != "adult", ["ppn_id", "incident_id", "submitted_at", "kind"]]
    subjects = frames["ppn_subjects"].merge(frames["referrals"][["ppn_id", "submitted_at"]], on="ppn_id")
    parts = [
        frames["referrals"].merge(noticed, on="incident_id")[PAIR],
        match_persons(frames, noticed, children, subjects, force),
        match_names(frames, noticed, children, subjects, force),
        *find_text_edges(frames, noticed, mentions, force),
    ]
    return pd.concat(parts).drop_duplicates()


def match_persons(
    frames: Frames, noticed: pd.DataFrame, children: pd.DataFrame, subjects: pd.DataFrame, force: Force
) -> pd.DataFrame:
    """By the number of a person."""
    theirs = pd.concat([frames["involvements"][["incident_id", "person_id"]], children]).drop_duplicates()
    named = subjects.loc[subjects["person_id"] != ""]
    return keep_in_time(named.merge(theirs, on="person_id").merge(noticed, on="incident_id"), force.context_days)


def match_names(
    frames: Frames, noticed: pd.DataFrame, children: pd.DataFrame, subjects: pd.DataFrame, force: Force
) -> pd.DataFrame:
    """By a key of the name, with a date of birth that agrees in two of its parts or is blank."""
    people = frames["people"].loc[lambda frame: frame["person_id"].isin(children["person_id"])]
    ours = explode_keys(people[["person_id", "forename", "surname", "date_of_birth"]])
    theirs = explode_keys(subjects[["ppn_id", "submitted_at", "forename", "surname", "date_of_birth"]])
    pairs = theirs.merge(ours, on="name_key", suffixes=("", "_ours"))
    pairs = pairs.loc[may_agree(pairs["date_of_birth"], pairs["date_of_birth_ours"])]
    pairs = pairs.merge(children.drop_duplicates(), on="person_id").merge(noticed, on="incident_id")
    return keep_in_time(pairs, force.context_days)
