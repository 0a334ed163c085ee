"""The star that other tools read: facts and dimensions as SQL views, without names, references or words of a log.

On PostgreSQL the views stand in the schema ``reporting``; on SQLite they bear the prefix ``reporting_``. A column is
never taken away or given another meaning without a new VERSION; new columns come at the end.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

from childtonotice.screening.rules.triggers import TRIGGERS

VERSION = 1
SCHEMA = "reporting"


@dataclass(frozen=True, slots=True)
class StarColumn:
    """One column: its name, its kind (text, whole, yes-no, time, day), its meaning, and the SQL that gives it."""

    name: str
    kind: str
    meaning: str
    sql: str


@dataclass(frozen=True, slots=True)
class StarView:
    """One view. ``source``: what its columns are taken from. ``by_item``: each row belongs to one item, by number."""

    name: str
    meaning: str
    columns: tuple[StarColumn, ...]
    source: str
    by_item: bool = True


def _column(told: str) -> StarColumn:
    name, kind, meaning, sql = (part.strip() for part in told.split("|", 3))
    return StarColumn(name, kind, meaning, sql)


def _list_triggers() -> str:
    rows = (f"SELECT '{each.name}' AS name, '{each.phrase}' AS meaning, '{each.category}' AS category"
            for each in TRIGGERS)  # fmt: skip
    return " UNION ALL ".join(rows)


# The team of each officer today: the table of teams before the force's list. Of two lines the later counts.
TEAMS = """SELECT f.officer_id, COALESCE(k.says, f.team) AS team FROM casework_officer f
LEFT JOIN (SELECT l.subject, l.says, ROW_NUMBER() OVER (PARTITION BY l.subject ORDER BY l.starts_on DESC, l.id DESC)
  AS place FROM casework_datedline l LEFT JOIN casework_datedline r ON r.replaces_id = l.id
  WHERE l."table" = 'teams' AND r.id IS NULL AND NOT l.gone AND l.says <> ''
  AND l.starts_on <= {{today}} AND (l.ends_on IS NULL OR l.ends_on >= {{today}})) k
ON k.subject = f.officer_id AND k.place = 1"""
STANDING = """casework_item i
LEFT JOIN casework_area a ON a.id = i.area_id
LEFT JOIN ({teams}) o ON o.officer_id = i.officer_id AND i.officer_id <> ''
LEFT JOIN (SELECT r.item_id, MAX(r.id) AS id FROM casework_review r
  LEFT JOIN casework_review w ON w.withdraws_id = r.id
  WHERE r.withdraws_id IS NULL AND w.id IS NULL GROUP BY r.item_id) s ON s.item_id = i.id
LEFT JOIN casework_review d ON d.id = s.id AND i.state IN ('requested', 'submitted', 'done', 'waiting')"""
ITEM = _column("item|text|our own number of the item, random; the key that joins the facts|i.number")

VIEWS = (
    StarView(
        "fact_item",
        "One row an item: an incident that was listed, left out by a rule, or covered by a name match.",
        (
            ITEM,
            _column("date_key|day|London day of the report; joins dim_date|i.reported_on"),
            _column("hour|whole|London hour of the report, 0 to 23|{hour:i.reported_at}"),
            _column("area|text|code of the area; joins dim_area|COALESCE(a.code, 'unknown')"),
            _column("team|text|team of the officer; joins dim_team|COALESCE(o.team, '')"),
            _column("rule|text|settings and code that listed it; joins dim_rule|i.fingerprint"),
            _column("type|text|type of incident; empty where RESTRICTED|{unrestricted:i.type}"),
            _column(
                "response_grade|text|how fast police were to attend; empty where RESTRICTED"
                "|{unrestricted:i.response_grade}"
            ),
            _column("restricted|yes-no|for named readers only|i.restricted"),
            _column("status|text|what the screening says|i.status"),
            _column("state|text|where it stands for people|i.state"),
            _column("priority|whole|1 is read first|i.priority"),
            _column("reported_at|time|when it was reported, UTC|i.reported_at"),
            _column("listed_at|time|when it came on the list that stands, UTC|i.listed_at"),
            _column("decision|text|the decision that stands; empty where none does|COALESCE(d.decision, '')"),
            _column(
                "decided_at|time|when that was decided, where it is final, UTC"
                "|CASE WHEN i.state <> 'waiting' THEN d.at END"
            ),
            _column("reader_risk|text|the reader's own grading|COALESCE(d.risk, '')"),
        ),
        STANDING,
    ),
    StarView(
        "fact_child",
        "One row a child of an item. Of a RESTRICTED item nothing is told of it but that it is there.",
        (
            ITEM,
            _column("child|whole|its place among the item's children|c.position"),
            _column("is_current|yes-no|whether the record still shows it|c.current"),
            _column("sex|text|as the record has it|{unrestricted:c.sex}"),
            _column("age|text|years on the day, as the record has them|{unrestricted:c.age}"),
            _column("ethnicity|text|as the record has it; empty is blank|{unrestricted:c.ethnicity}"),
            _column("looked_after|text|yes, no, or empty where not told|{unrestricted:c.looked_after}"),
            _column("cover|text|how surely a PPN answers for it: certain, perhaps, none|c.cover"),
        ),
        "casework_itemchild c JOIN casework_item i ON i.id = c.item_id",
    ),
    StarView(
        "fact_review",
        "One row a review: one person read one version of an item and decided. Withdrawn ones are there, and say so.",
        (
            ITEM,
            _column("review|whole|key of the review|r.id"),
            _column("at|time|when, UTC|r.at"),
            _column("decision|text|what was concluded|r.decision"),
            _column("reason|text|code of the reason; empty where RESTRICTED|{unrestricted:r.reason}"),
            _column("risk|text|the reader's grading|r.risk"),
            _column("withdrawn|yes-no|taken back later|w.id IS NOT NULL"),
            _column("version|whole|which version of the item was read|r.version"),
        ),
        "casework_review r JOIN casework_item i ON i.id = r.item_id "
        "LEFT JOIN casework_review w ON w.withdraws_id = r.id WHERE r.withdraws_id IS NULL",
    ),
    StarView(
        "fact_recovery",
        "One row a PPN that was asked for.",
        (
            ITEM,
            _column("review|whole|the review that asked; joins fact_review|v.review_id"),
            _column("requested_at|time|when, UTC|v.requested_at"),
            _column("due_at|time|by when, UTC|v.due_at"),
            _column("submitted_at|time|when it came, UTC|v.submitted_at"),
            _column("ended_at|time|since when nobody has to send it, UTC|v.ended_at"),
            _column("withdrawn|yes-no|the review was taken back|w.id IS NOT NULL"),
        ),
        "casework_recovery v JOIN casework_item i ON i.id = v.item_id "
        "LEFT JOIN casework_review w ON w.withdraws_id = v.review_id",
    ),
    StarView(
        "item_category",
        "Which items are of which category of risk; an item may be of several. Of RESTRICTED ones nothing is told.",
        (ITEM, _column("category|text|joins dim_category|each.value")),
        "casework_item i {each:i.categories} WHERE NOT i.restricted",
    ),
    StarView(
        "item_notice",
        "How the children of an item came to notice: linked, text, code, address. Of RESTRICTED ones nothing is told.",
        (ITEM, _column("notice|text|the way|each.value")),
        "casework_item i {each:i.found_by} WHERE NOT i.restricted",
    ),
    StarView(
        "item_trigger",
        "Which rules listed an item: the triggers that it meets, T1 to T15; it may meet several. Of RESTRICTED ones "
        "nothing is told.",
        (ITEM, _column("trigger|text|joins dim_trigger|each.value")),
        "casework_item i {each:i.triggers} WHERE NOT i.restricted",
    ),
    StarView(
        "item_exclusion",
        "Which rules of the force left an item out. Of RESTRICTED ones nothing is told.",
        (ITEM, _column("exclusion|text|the name of the rule: marac, strategy-meeting, test, duplicate|each.value")),
        "casework_item i {each:i.exclusions} WHERE NOT i.restricted",
    ),
    StarView(
        "dim_date",
        "One row a day: whole years without a gap, from the first to the last in which anything was reported.",
        (
            _column("date_key|day|the London day|i.reported_on"),
            _column("year|whole|year|{part:%Y:YYYY:i.reported_on}"),
            _column("month|whole|month, 1 to 12|{part:%m:MM:i.reported_on}"),
            _column("day_of_month|whole|day of the month|{part:%d:DD:i.reported_on}"),
            _column("weekday|whole|1 is Monday, 7 is Sunday|{weekday:i.reported_on}"),
        ),
        "({calendar}) i",
        by_item=False,
    ),
    StarView(
        "dim_area",
        "One row an area, and one for items whose area is not known.",
        (_column("area|text|the code|a.code"), _column("name|text|the name|a.name")),
        "(SELECT code, name FROM casework_area UNION ALL SELECT 'unknown', 'Area not known') a",
        by_item=False,
    ),
    StarView(
        "dim_team",
        "One row a team of officers; the empty one is of officers whose team is not known.",
        (_column("team|text|the team|o.team"),),
        "(SELECT DISTINCT team FROM ({teams}) t UNION SELECT '') o",
        by_item=False,
    ),
    StarView(
        "dim_category",
        "One row a category of risk.",
        (_column("category|text|the category|each.value"),),
        "(SELECT DISTINCT each.value FROM casework_item i {each:i.categories} WHERE NOT i.restricted) each",
        by_item=False,
    ),
    StarView(
        "dim_rule",
        "One row a set of rules: the fingerprints of the force's settings and of the code that listed items.",
        (
            _column("rule|text|the fingerprints|i.fingerprint"),
            _column("first_day|day|first report listed by it|i.first_day"),
            _column("last_day|day|last report listed by it|i.last_day"),
        ),
        "(SELECT fingerprint, MIN(reported_on) AS first_day, MAX(reported_on) AS last_day "
        "FROM casework_item GROUP BY fingerprint) i",
        by_item=False,
    ),
    StarView(
        "dim_trigger",
        "One row a trigger: a rule by which an item concerns a child, and the category of risk that it stands for.",
        (
            _column("trigger|text|its name|t.name"),
            _column("meaning|text|what it says of an item|t.meaning"),
            _column("category|text|the category of risk|t.category"),
        ),
        f"({_list_triggers()}) t",
        by_item=False,
    ),
    StarView(
        "about",
        "Which version of this star it is.",
        (_column(f"version|whole|changes when a column goes or means something else|{VERSION}"),),
        "(SELECT 1 AS one) x",
        by_item=False,
    ),
)


def full_name(view: StarView, vendor: str) -> str:
    """The name of a view as one asks for it in SQL."""
    return f"{SCHEMA}.{view.name}" if vendor == "postgresql" else f"{SCHEMA}_{view.name}"


def make_views(connection: BaseDatabaseWrapper) -> None:
    """Make the views anew; safe to repeat."""
    drop_views(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
        for view in VIEWS:
            name, query = full_name(view, connection.vendor), describe_query(view, connection.vendor)
            cursor.execute(f"CREATE VIEW {name} AS {query}")


def drop_views(connection: BaseDatabaseWrapper) -> None:
    """Take the views away: before tables change their shape, since a view holds on to the columns that it names."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
        return
    with connection.cursor() as cursor:
        for view in VIEWS:
            cursor.execute(f"DROP VIEW IF EXISTS {full_name(view, connection.vendor)}")


def describe_query(view: StarView, vendor: str) -> str:
    """The query of a view in one database's own words."""
    columns = ", ".join(f"{column.sql} AS {column.name}" for column in view.columns)
    return _translate(f"SELECT {columns} FROM {view.source}", vendor)


# SQLite keeps times as words in UTC and knows no time zones: London is an hour ahead from the last Sunday of March,
# 01:00, to the last Sunday of October, 01:00.
_SUMMER = (
    "({0} >= date(strftime('%Y', {0}) || '-03-25', 'weekday 0') || ' 01:00:00' AND "
    "{0} < date(strftime('%Y', {0}) || '-10-25', 'weekday 0') || ' 01:00:00')"
)
_UNRESTRICTED = "CASE WHEN i.restricted THEN '' ELSE {0} END"
WORDS = {
    "sqlite": {
        "hour": "CAST(strftime('%H', {0}, CASE WHEN " + _SUMMER + " THEN '+1 hour' ELSE '+0 hours' END) AS INTEGER)",
        "each": "JOIN json_each({0}) each",
        "part": "CAST(strftime('{0}', {2}) AS INTEGER)",
        "weekday": "((CAST(strftime('%w', {0}) AS INTEGER) + 6) % 7) + 1",
        "unrestricted": _UNRESTRICTED,
        "teams": TEAMS,
        "today": "date('now', CASE WHEN " + _SUMMER.format("datetime('now')") + " THEN '+1 hour' ELSE '+0 hours' END)",
        "calendar": (
            "WITH RECURSIVE days(reported_on) AS "
            "(SELECT strftime('%Y', MIN(reported_on)) || '-01-01' FROM casework_item "
            "UNION ALL SELECT date(reported_on, '+1 day') FROM days "
            "WHERE reported_on < (SELECT strftime('%Y', MAX(reported_on)) || '-12-31' FROM casework_item)) "
            "SELECT reported_on FROM days WHERE reported_on IS NOT NULL"
        ),
    },
    "postgresql": {
        "hour": "CAST(EXTRACT(HOUR FROM {0} AT TIME ZONE 'Europe/London') AS INTEGER)",
        "each": "CROSS JOIN LATERAL jsonb_array_elements_text({0}) AS each(value)",
        "part": "CAST(to_char({2}, '{1}') AS INTEGER)",
        "weekday": "CAST(EXTRACT(ISODOW FROM {0}) AS INTEGER)",
        "unrestricted": _UNRESTRICTED,
        "teams": TEAMS,
        "today": "CAST(now() AT TIME ZONE 'Europe/London' AS date)",
        "calendar": (
            "SELECT CAST(generate_series(date_trunc('year', MIN(reported_on)), "
            "date_trunc('year', MAX(reported_on)) + INTERVAL '1 year' - INTERVAL '1 day', INTERVAL '1 day') AS date) "
            "AS reported_on FROM casework_item"
        ),
    },
}


def _translate(query: str, vendor: str) -> str:
    words = WORDS["postgresql" if vendor == "postgresql" else "sqlite"]
    while "{" in query:
        before, _, rest = query.partition("{")
        inside, _, after = rest.partition("}")
        name, *told = inside.split(":")
        query = f"{before}{words[name].format(*told)}{after}"
    return query
