"""What the database itself refuses: to change or delete an audit row, or to change what people have concluded.

Retention's erasure is the one deletion, so reviews and events may be deleted with their item but never altered.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

CHAIN = "casework_auditevent"
ADDED_ONLY = (
    "casework_itemevent",
    "casework_review",
    "casework_reviewchild",
    "casework_recusal",
    "casework_secondopinion",
    "casework_question",
    "casework_advice",
    "casework_groupchange",
    "casework_handover",
    "casework_schoolnotice",
    "casework_reply",
    "casework_refusedppn",
    "casework_keep",
    "casework_settingversion",
    "casework_settingproposal",
    "casework_proposalanswer",
    "casework_assessment",
    "casework_assessmentread",
    "casework_partnerstep",
    "casework_deferral",
    "casework_earlierreview",
    "casework_datedline",
    "casework_savedview",
)
REFUSAL = "rows of this table are added, never changed"


def guard_tables(connection: BaseDatabaseWrapper) -> None:
    """Make the database refuse every change of an audit row and every alteration of an added-only row.

    Safe to repeat: a migration that adds such a table asks for it again.
    """
    present = set(connection.introspection.table_names())
    guarded = [(table, verb) for table, verb in _guarded() if table in present]
    make = _sqlite_guards if connection.vendor == "sqlite" else _postgresql_guards
    run_all(connection, make(guarded))


def unguard_tables(connection: BaseDatabaseWrapper) -> None:
    """Take the refusals away again: for undoing the migration, and for emptying a test database."""
    run_all(connection, _sqlite_releases() if connection.vendor == "sqlite" else _postgresql_releases())


def run_all(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    """Run the statements in order."""
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _guarded() -> list[tuple[str, str]]:
    return [(CHAIN, "UPDATE"), (CHAIN, "DELETE"), *((table, "UPDATE") for table in ADDED_ONLY)]


def _sqlite_guards(guarded: list[tuple[str, str]]) -> list[str]:
    return [
        f"CREATE TRIGGER IF NOT EXISTS {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        for table, verb in guarded
    ]


def _sqlite_releases() -> list[str]:
    return [f"DROP TRIGGER IF EXISTS {table}_no_{verb.lower()}" for table, verb in _guarded()]


def _postgresql_guards(guarded: list[tuple[str, str]]) -> list[str]:
    function = (
        "CREATE OR REPLACE FUNCTION casework_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
    )
    rows = [
        f"CREATE OR REPLACE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION casework_refuse()"
        for table, verb in guarded
    ]
    whole = (
        f"DROP TRIGGER IF EXISTS {CHAIN}_no_truncate ON {CHAIN}; "
        f"CREATE TRIGGER {CHAIN}_no_truncate BEFORE TRUNCATE ON {CHAIN} "
        "FOR EACH STATEMENT EXECUTE FUNCTION casework_refuse()"
    )
    return [function, *rows, whole]


def _postgresql_releases() -> list[str]:
    rows = [f"DROP TRIGGER IF EXISTS {table}_no_{verb.lower()} ON {table}" for table, verb in _guarded()]
    return [
        *rows,
        f"DROP TRIGGER IF EXISTS {CHAIN}_no_truncate ON {CHAIN}",
        "DROP FUNCTION IF EXISTS casework_refuse()",
    ]
