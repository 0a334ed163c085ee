"""The joins and stage one again, in pandas and Python's own ``re``: what an analyst would write first.

It does the same narrowing as the engine's SQL: which incidents show some sign of a child, which PPNs are in question
for each, and all rows around them. The mentions of stage two are given to it. Keys of names and addresses are made by
the same Python functions, so that the difference is joins and scanning alone.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import astuple
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from bench.measure import cost_since, read_clocks
from bench.reference_edges import find_edges
from childtonotice.screening.circumstances import Incident
from childtonotice.screening.force import Force
from childtonotice.screening.gather.rows import split_list
from childtonotice.screening.link.addresses import address_key
from childtonotice.screening.rules.categories import find_child_category, household_matters
from childtonotice.screening.text import STAGE_ONE

TABLES = ("incidents", "people", "involvements", "ppns", "ppn_subjects")
ADULT = pd.DateOffset(years=18)
TWO_DAYS = pd.Timedelta(days=2)
Frames = dict[str, pd.DataFrame]


def load_frames(extract: Path) -> Frames:
    """The tables as pandas reads them from Parquet; times as bare UTC."""
    frames = {name: pd.read_parquet(extract / f"{name}.parquet") for name in TABLES}
    for name, column in (("incidents", "reported_at"), ("ppns", "submitted_at")):
        frames[name][column] = pd.to_datetime(frames[name][column], utc=True, format="ISO8601").dt.tz_localize(None)
    for name in ("people", "ppn_subjects"):
        frames[name]["date_of_birth"] = pd.to_datetime(frames[name]["date_of_birth"], errors="coerce")
    for name, frame in frames.items():
        words = frame.select_dtypes(include=["object", "str"]).columns
        frames[name] = frame.assign(**{column: frame[column].fillna("") for column in words})
    return frames


def scan_logs(incidents: pd.DataFrame) -> int:
    """Stage one: how many logs have a telling word. Small letters cost less than a search in any case."""
    telling = re.compile(STAGE_ONE, re.ASCII).search
    return int(sum(telling(log) is not None for log in incidents["log"].str.lower()))


def find_young(frames: Frames) -> pd.DataFrame:
    """Each pair of incident and person that the record shows to be, or that may be, under 18."""
    links = frames["involvements"].merge(frames["incidents"][["incident_id", "reported_at"]], on="incident_id")
    links = links.merge(frames["people"][["person_id", "date_of_birth"]], on="person_id", how="left")
    born = links["date_of_birth"]
    unknown = born.isna() | (born < pd.Timestamp(1925, 1, 1))
    told = (links["age"] != "") | links["role"].isin(("child", "missing"))
    young = born + ADULT > links["reported_at"] - TWO_DAYS
    return links.loc[young | (unknown & told), ["incident_id", "person_id"]].drop_duplicates()


def tell_kinds(incidents: pd.DataFrame) -> pd.DataFrame:
    """Each pair of categories, with whether it names a child and whether the household matters."""
    kinds = incidents[["opening_code", "closing_codes"]].drop_duplicates()
    rows = kinds.itertuples(index=False)
    samples = [Incident("", pd.Timestamp(0), opening_code=a, closing_codes=split_list(b)) for a, b in rows]
    coded = [bool(find_child_category(sample, Force())) for sample in samples]
    return kinds.assign(coded=coded, household=[household_matters(sample, Force()) for sample in samples])


def find_at_home(frames: Frames, incidents: pd.DataFrame) -> pd.DataFrame:
    """Each pair of incident and person under 18 recorded at its address, where the household matters."""
    places = incidents.loc[incidents["household"] & (incidents["location"] != "")]
    people = frames["people"]
    people = people.loc[(people["date_of_birth"] + ADULT > incidents["reported_at"].min()) & (people["address"] != "")]
    keys = {text: address_key(text) for text in pd.unique(pd.concat([places["location"], people["address"]]))}
    homes = people.assign(key=people["address"].map(keys)).loc[lambda frame: frame["key"] != ""]
    pairs = places.assign(key=places["location"].map(keys)).merge(homes, on="key")
    young = (pairs["date_of_birth"] + ADULT > pairs["reported_at"] - TWO_DAYS) & (
        pairs["date_of_birth"] <= pairs["reported_at"]
    )
    return pairs.loc[young, ["incident_id", "person_id"]].drop_duplicates()


def gather_rows(frames: Frames, edges: pd.DataFrame, noticed: pd.DataFrame) -> int:
    """All rows around the noticed incidents, as the engine hands them to the judge; how many there are."""
    scenes = pd.unique(pd.concat([noticed["incident_id"], edges["incident_id"]]))
    links = frames["involvements"].loc[lambda frame: frame["incident_id"].isin(scenes)]
    parts = (
        frames["incidents"].loc[lambda frame: frame["incident_id"].isin(scenes)],
        links.merge(frames["people"], on="person_id", how="left"),
        frames["ppns"].loc[lambda frame: frame["ppn_id"].isin(edges["ppn_id"])],
        frames["ppn_subjects"].loc[lambda frame: frame["ppn_id"].isin(edges["ppn_id"])],
    )
    return sum(len(part) for part in parts)


def narrow(frames: Frames, mentions: pd.DataFrame) -> dict[str, Any]:
    """The same work as the engine's: hits of stage one, noticed incidents, PPNs in question, rows around them."""
    hits = scan_logs(frames["incidents"])
    kinds = tell_kinds(frames["incidents"])
    incidents = frames["incidents"].merge(kinds, on=["opening_code", "closing_codes"], how="left")
    young, at_home = find_young(frames), find_at_home(frames, incidents)
    coded = incidents.loc[incidents["coded"], ["incident_id"]]
    signs = pd.concat([young, at_home, coded, mentions])["incident_id"].unique()
    noticed = incidents.loc[np.isin(incidents["incident_id"], signs), ["incident_id", "reported_at"]]
    edges = find_edges(frames, noticed, pd.concat([young, at_home]), mentions, Force())
    rows = gather_rows(frames, edges, noticed)
    return {"hits": hits, "noticed": len(noticed), "edges": len(edges), "rows": rows}


def main(extract: str, kept: str) -> None:
    """Load the tables, then narrow them, and print what the narrowing cost."""
    frames = load_frames(Path(extract))
    mentions = pd.read_parquet(kept)
    start = read_clocks()
    figures = narrow(frames, mentions)
    print(json.dumps({"costs": {"joins": astuple(cost_since(start))}, **figures}))


if __name__ == "__main__":
    main(*sys.argv[1:])
