"""Which PPN is in question for which incident, in pandas: the part of the reference that is all joins."""

from __future__ import annotations

import numpy as np
import pandas as pd

from childtonotice.screening.force import Force
from childtonotice.screening.link.names import name_keys

Frames = dict[str, pd.DataFrame]
MINUTE, SLACK = pd.Timedelta(minutes=1), pd.Timedelta(hours=2)
PAIR = ["incident_id", "ppn_id"]


def find_edges(
    frames: Frames, noticed: pd.DataFrame, children: pd.DataFrame, mentions: pd.DataFrame, force: Force
) -> pd.DataFrame:
    """Each pair of incident and PPN that a rule will have to look at."""
    referrals = frames["ppns"].loc[frames["ppns"]["kind"] != "adult", ["ppn_id", "incident_id", "submitted_at"]]
    subjects = frames["ppn_subjects"].merge(referrals[["ppn_id", "submitted_at"]], on="ppn_id")
    by_id = referrals.merge(noticed, on="incident_id")
    parts = [
        by_id[PAIR],
        match_persons(frames, noticed, children, subjects, force),
        match_names(frames, noticed, children, subjects, force),
        match_forenames(noticed, mentions, subjects, force),
    ]
    return pd.concat(parts).drop_duplicates()


def keep_in_time(pairs: pd.DataFrame, days: int) -> pd.DataFrame:
    """The pairs whose PPN came between the report and so many days later."""
    after = pairs["submitted_at"] - pairs["reported_at"]
    return pairs.loc[(after > -MINUTE) & (after <= pd.Timedelta(days=days) + SLACK), PAIR].drop_duplicates()


def match_persons(
    frames: Frames, noticed: pd.DataFrame, children: pd.DataFrame, subjects: pd.DataFrame, force: Force
) -> pd.DataFrame:
    """By the number of a person."""
    theirs = pd.concat([frames["involvements"][["incident_id", "person_id"]], children]).drop_duplicates()
    named = subjects.loc[subjects["person_id"].fillna("") != ""]
    return keep_in_time(named.merge(theirs, on="person_id").merge(noticed, on="incident_id"), force.context_days)


def explode_keys(frame: pd.DataFrame, *, forename_only: bool = False) -> pd.DataFrame:
    """A row for each key of each name."""
    surnames = [""] * len(frame) if forename_only else frame["surname"].fillna("")
    keys = [list(name_keys(a, b)) for a, b in zip(frame["forename"].fillna(""), surnames, strict=True)]
    return frame.assign(name_key=keys).explode("name_key").dropna(subset=["name_key"])


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


def may_agree(one: pd.Series, other: pd.Series) -> pd.Series:
    """Whether two columns of dates of birth may be those of one person."""
    same = [getattr(one.dt, part) == getattr(other.dt, part) for part in ("day", "month", "year")]
    swapped = (one.dt.day == other.dt.month) & (one.dt.month == other.dt.day)
    near = (one - other).abs() <= pd.Timedelta(days=31)
    return one.isna() | other.isna() | (np.sum(same, axis=0) >= 2) | swapped | near


def match_forenames(
    noticed: pd.DataFrame, mentions: pd.DataFrame, subjects: pd.DataFrame, force: Force
) -> pd.DataFrame:
    """By a forename that the log gives a child."""
    spoken = mentions.loc[mentions["forename"] != "", ["incident_id", "forename"]].drop_duplicates()
    ours = explode_keys(spoken, forename_only=True).merge(noticed, on="incident_id")
    theirs = explode_keys(subjects[["ppn_id", "submitted_at", "forename"]], forename_only=True)
    return keep_in_time(theirs.merge(ours, on="name_key"), force.context_days)
