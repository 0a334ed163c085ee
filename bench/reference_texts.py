"""PPNs in question for a child known only from the text, in pandas: by forename, age, adult, place, or no name."""

from __future__ import annotations

import numpy as np
import pandas as pd

from bench.reference_joins import DAY, PAIR, SLACK, explode_keys, keep_in_time, may_be_same, pair_in_time
from childtonotice.screening.circumstances import Subject
from childtonotice.screening.force import Force
from childtonotice.screening.link.lines import address_line, spell_out
from childtonotice.screening.link.names import fold
from childtonotice.screening.link.naming import FEMALE_WORDS, MALE_WORDS, names_someone
from childtonotice.screening.text.forenames import FORENAMES

Frames = dict[str, pd.DataFrame]
YEAR = 365.25
NO_WORDS: frozenset[str] = frozenset()
WORDS_OF_SEX = {"F": frozenset(FEMALE_WORDS), "M": frozenset(MALE_WORDS)}


def find_text_edges(frames: Frames, noticed: pd.DataFrame, mentions: pd.DataFrame, force: Force) -> list[pd.DataFrame]:
    """Every such pair, way by way."""
    referrals = frames["referrals"]
    free = referrals.loc[~is_taken(frames, noticed, mentions, force)]
    subjects = frames["ppn_subjects"].merge(free[["ppn_id", "submitted_at"]], on="ppn_id")
    return [
        match_forenames(noticed, mentions, subjects, force),
        match_ages(frames, noticed, mentions, subjects, force),
        match_adults(frames, noticed, mentions, subjects, force),
        match_places(frames, noticed, mentions, free, force),
        pair_in_time(find_nameless(frames), noticed, force.cover_days)[PAIR],
    ]


def is_taken(frames: Frames, noticed: pd.DataFrame, mentions: pd.DataFrame, force: Force) -> pd.Series:
    """Whether a PPN belongs elsewhere for certain: by its id, or by a child on record."""
    links = frames["involvements"].merge(frames["incidents"][["incident_id", "reported_at"]], on="incident_id")
    links = links.merge(frames["people"][["person_id", "date_of_birth"]], on="person_id")
    age = (links["reported_at"] - links["date_of_birth"]) / DAY
    young = links.loc[(age > 1) & (age < 17 * YEAR + 354), "incident_id"]
    referrals = frames["referrals"]
    named = frames["ppn_subjects"].loc[lambda frame: (frame["role"] == "child") & (frame["person_id"] != "")]
    sure = referrals.loc[referrals["kind"].isin(("child", "domestic"))].merge(
        named[["ppn_id", "person_id"]], on="ppn_id"
    )
    sure = sure.merge(frames["involvements"], on="person_id", suffixes=("", "_link"))
    sure = sure.merge(noticed.rename(columns={"incident_id": "incident_id_link"}), on="incident_id_link")
    after = sure["submitted_at"] - sure["reported_at"]
    near = (after >= pd.Timedelta(minutes=1)) & (after <= force.cover_days * DAY - SLACK)
    sure = sure.loc[near | (sure["incident_id"] == sure["incident_id_link"])]
    shown = pd.concat([mentions["incident_id"], young])
    return referrals["ppn_id"].isin(sure["ppn_id"]) | referrals["incident_id"].isin(shown)


def match_forenames(
    noticed: pd.DataFrame, mentions: pd.DataFrame, subjects: pd.DataFrame, force: Force
) -> pd.DataFrame:
    """By a forename that the log gives a child."""
    spoken = mentions.loc[mentions["forename"] != "", ["incident_id", "forename"]].drop_duplicates()
    ours = explode_keys(spoken, forename_only=True).merge(noticed, on="incident_id")
    theirs = explode_keys(subjects[["ppn_id", "submitted_at", "forename"]], forename_only=True)
    return keep_in_time(theirs.merge(ours, on="name_key"), force.context_days)


def match_ages(
    frames: Frames, noticed: pd.DataFrame, mentions: pd.DataFrame, subjects: pd.DataFrame, force: Force
) -> pd.DataFrame:
    """By an age about that of a child of the log, in the first days, and one thing more."""
    born = subjects.dropna(subset=["date_of_birth"])[["ppn_id", "submitted_at", "date_of_birth", "forename"]]
    born = born.assign(usual_sex=[FORENAMES.get(fold(name), "") for name in born.pop("forename")])
    told = mentions.dropna(subset=["age_low", "age_high"]).merge(noticed, on="incident_id")
    pairs = pair_in_time(born, told, force.cover_days)
    age = (pairs["reported_at"].dt.normalize() - pairs["date_of_birth"]) / DAY / YEAR
    reach = np.where(pairs["age_low"] < pairs["age_high"], 2.02, 1.02)
    least = pairs["age_low"] - reach - (pairs["age_low"] < 4)
    pairs = pairs.loc[(age >= least) & (age <= pairs["age_high"] + reach + 1.03)]
    ppns = frames["ppns"].loc[lambda frame: frame["ppn_id"].isin(pairs["ppn_id"])]
    pairs = pairs.merge(ppns[["ppn_id", "narrative", "officer_id"]], on="ppn_id")
    pairs = pairs.merge(
        frames["incidents"][["incident_id", "location", "officer_id"]], on="incident_id", suffixes=("", "_ours")
    )
    return pairs.loc[has_one_thing_more(pairs), PAIR]


def has_one_thing_more(pairs: pd.DataFrame) -> np.ndarray:
    """Whether sex, officer, place or relation agree too, pair by pair."""
    words = {text: frozenset(spell_out(text).split()) for text in pairs["narrative"].unique()}
    places = {text: frozenset(fold(text).split()) for text in pairs["location"].unique()}
    columns = ("narrative", "location", "sex", "relation", "officer_id", "officer_id_ours", "usual_sex", "forename")
    return np.array(
        [
            bool(
                officer == our_officer
                or words[narrative] & places[location]
                or words[narrative] & WORDS_OF_SEX.get(sex, NO_WORDS)
                or (sex != "" and sex == usual and forename == "")
                or relation in words[narrative]
            )
            for narrative, location, sex, relation, officer, our_officer, usual, forename in zip(
                *(pairs[c] for c in columns), strict=True
            )
        ],
        bool,
    )


def match_adults(
    frames: Frames, noticed: pd.DataFrame, mentions: pd.DataFrame, subjects: pd.DataFrame, force: Force
) -> pd.DataFrame:
    """By the name of anyone who is linked to an incident whose log speaks of a child."""
    links = frames["involvements"].loc[lambda frame: frame["incident_id"].isin(mentions["incident_id"])]
    links = links[["incident_id", "person_id"]].drop_duplicates().merge(noticed, on="incident_id")
    people = frames["people"].loc[lambda frame: frame["person_id"].isin(links["person_id"])]
    ours = explode_keys(people[["person_id", "forename", "surname", "date_of_birth"]])
    theirs = explode_keys(subjects[["ppn_id", "submitted_at", "forename", "surname", "date_of_birth"]])
    pairs = theirs.merge(ours, on="name_key", suffixes=("", "_ours"))
    pairs = pairs.loc[may_be_same(pairs["date_of_birth"], pairs["date_of_birth_ours"])]
    return keep_in_time(pairs.merge(links, on="person_id"), force.context_days)


def match_places(
    frames: Frames, noticed: pd.DataFrame, mentions: pd.DataFrame, free: pd.DataFrame, force: Force
) -> pd.DataFrame:
    """By an address that the narrative repeats."""
    spoken = frames["incidents"].loc[lambda frame: frame["incident_id"].isin(mentions["incident_id"])]
    lines = spoken[["incident_id", "location"]].assign(line=spoken["location"].map(address_line))
    lines = lines.loc[lines["line"] != ""].merge(noticed, on="incident_id")
    told = free[["ppn_id", "submitted_at"]].merge(frames["ppns"][["ppn_id", "narrative"]], on="ppn_id")
    told = told.assign(folded=told["narrative"].map(spell_out)).drop(columns="narrative")
    pairs = pair_in_time(told, lines, force.context_days)
    found = [line in text for line, text in zip(pairs["line"], pairs["folded"], strict=True)]
    return pairs.loc[np.array(found, bool), PAIR]


def find_nameless(frames: Frames) -> pd.DataFrame:
    """The PPNs that name no one."""
    subjects = frames["ppn_subjects"]
    values = zip(subjects["person_id"], subjects["forename"], subjects["surname"], strict=True)
    named = np.array([names_someone(Subject(*value)) for value in values], bool)
    unnamed_child = subjects.loc[~named & (subjects["role"] == "child"), "ppn_id"]
    referrals = frames["referrals"]
    none = ~referrals["ppn_id"].isin(subjects["ppn_id"]) | referrals["ppn_id"].isin(unnamed_child)
    known = referrals["incident_id"].isin(frames["incidents"]["incident_id"])
    return referrals.loc[none & ~known, ["ppn_id", "submitted_at"]]
