"""Pairs of PPN and incident in pandas: joined by time, by a key of the name, by the date of birth."""

from __future__ import annotations

import numpy as np
import pandas as pd

from childtonotice.screening.link.names import name_keys

MINUTE, SLACK, DAY = pd.Timedelta(minutes=1), pd.Timedelta(hours=2), pd.Timedelta(days=1)
PAIR = ["incident_id", "ppn_id"]


def keep_in_time(pairs: pd.DataFrame, days: int) -> pd.DataFrame:
    """The pairs whose PPN came between the report and so many days later."""
    after = pairs["submitted_at"] - pairs["reported_at"]
    return pairs.loc[(after > -MINUTE) & (after <= days * DAY + SLACK), PAIR].drop_duplicates()


def pair_in_time(referrals: pd.DataFrame, incidents: pd.DataFrame, days: int) -> pd.DataFrame:
    """Every PPN with every incident reported in the days before it."""
    incidents = incidents.sort_values("reported_at", ignore_index=True)
    reported = incidents["reported_at"].to_numpy()
    first = np.searchsorted(reported, (referrals["submitted_at"] - days * DAY - SLACK).to_numpy(), "left")
    last = np.searchsorted(reported, (referrals["submitted_at"] + MINUTE).to_numpy(), "left")
    counts = last - first
    rows = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts) + np.repeat(first, counts)
    left = referrals.loc[referrals.index.repeat(counts)].reset_index(drop=True)
    return pd.concat([left, incidents.iloc[rows].reset_index(drop=True)], axis=1)


def explode_keys(frame: pd.DataFrame, *, forename_only: bool = False) -> pd.DataFrame:
    """A row for each key of each name."""
    surnames = [""] * len(frame) if forename_only else frame["surname"]
    keys = [list(name_keys(a, b)) for a, b in zip(frame["forename"], surnames, strict=True)]
    return frame.assign(name_key=keys).explode("name_key").dropna(subset=["name_key"])


def may_be_same(one: pd.Series, other: pd.Series) -> pd.Series:
    """Whether two columns of dates of birth are equal, swapped, or blank."""
    return one.isna() | other.isna() | (one == other) | is_swapped(one, other)


def is_swapped(one: pd.Series, other: pd.Series) -> pd.Series:
    """Whether day and month are exchanged."""
    return (one.dt.day == other.dt.month) & (one.dt.month == other.dt.day)


def may_agree(one: pd.Series, other: pd.Series) -> pd.Series:
    """Whether two columns of dates of birth may be those of one person: two parts of three, or near."""
    same = [getattr(one.dt, part) == getattr(other.dt, part) for part in ("day", "month", "year")]
    only_year = same[2] & ((one.dt.day_of_year == 1) | (other.dt.day_of_year == 1))
    near = (one - other).abs() <= 31 * DAY
    return one.isna() | other.isna() | (np.sum(same, axis=0) >= 2) | is_swapped(one, other) | only_year | near
