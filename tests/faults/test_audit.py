"""The audit log under attack: rows changed, removed, cut off, and four writers at once (R35)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from childtonotice.casework.audit import hash_words, record, verify_chain, verify_newest
from childtonotice.casework.models import AuditEvent, Item, ItemEvent, Run
from childtonotice.casework.models.guard import guard_tables, unguard_tables

WRITERS, ROWS = 4, 40
WRITE = f"""
import django
django.setup()
from childtonotice.casework.audit import record
for number in range({ROWS}):
    record("test.write", by=None, subject=f"row:{{number}}", details={{"number": number}})
"""


def write_rows(count: int = 5) -> None:
    for number in range(count):
        record("test.write", by=None, subject=f"row:{number}", details={"number": number})


@pytest.mark.django_db
def test_a_whole_chain_is_whole() -> None:
    write_rows()
    verdict = verify_chain()
    assert (verdict.whole, verdict.rows) == (True, 5)
    assert verdict.head == AuditEvent.objects.latest("id").hash


@pytest.mark.django_db
@pytest.mark.parametrize("statement", ["UPDATE casework_auditevent SET who = 'x'", "DELETE FROM casework_auditevent"])
def test_the_database_refuses_to_change_a_row(statement: str) -> None:
    write_rows(1)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert verify_chain().rows == 1


@pytest.mark.django_db
def test_the_database_refuses_to_rewrite_what_happened() -> None:
    """What people concluded and what befell an item is added to, never altered."""
    run = Run.objects.create(extract="x", day="2026-03-11", started_at="2026-03-11T06:00Z")
    item = Item.objects.create(
        incident_id="EX-1", reported_at="2026-03-11T01:00Z", reported_on="2026-03-11", listed_at="2026-03-11T06:00Z",
        status="no-ppn", first_run=run,
    )  # fmt: skip
    event = ItemEvent.objects.create(item=item, kind="listed", at="2026-03-11T06:00Z", version=1)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        ItemEvent.objects.filter(pk=event.pk).update(kind="left-out")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE casework_auditevent SET subject = 'row:9' WHERE subject = 'row:2'",
        "UPDATE casework_auditevent SET who = 'user:1' WHERE subject = 'row:2'",
        "UPDATE casework_auditevent SET at = '2001-01-01 00:00:00' WHERE subject = 'row:2'",
        "UPDATE casework_auditevent SET details = '{}' WHERE subject = 'row:2'",
        "DELETE FROM casework_auditevent WHERE subject = 'row:2'",
    ],
)
def test_tampering_beneath_the_guard_is_found(tampering: str) -> None:
    """Someone who may switch the guard off cannot do it unseen."""
    write_rows()
    unguard_tables(connection)
    with connection.cursor() as cursor:
        cursor.execute(tampering)
    guard_tables(connection)
    verdict = verify_chain()
    assert not verdict.whole
    assert verdict.broken_at > 0


@pytest.mark.django_db
def test_rows_cut_off_at_the_end_are_missed_by_a_head_written_down(capsys: pytest.CaptureFixture[str]) -> None:
    write_rows()
    head = verify_chain().head
    unguard_tables(connection)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM casework_auditevent WHERE subject = 'row:4'")
    guard_tables(connection)
    assert verify_chain().whole
    assert not verify_chain(head).whole
    with pytest.raises(SystemExit):
        call_command("verify_audit", head=head)
    assert "rows are missing" in capsys.readouterr().err


@pytest.mark.django_db
def test_the_newest_rows_are_checked_alone() -> None:
    write_rows(6)
    assert (verify_newest(3).rows, verify_newest(3).whole) == (3, True)
    assert verify_newest(3).head == verify_chain().head
    unguard_tables(connection)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE casework_auditevent SET who = 'x' WHERE subject = 'row:4'")
    guard_tables(connection)
    assert not verify_newest(3).whole
    assert verify_newest(1).whole


@pytest.mark.django_db
def test_the_command_prints_the_head(capsys: pytest.CaptureFixture[str]) -> None:
    write_rows(2)
    call_command("verify_audit")
    assert capsys.readouterr().out == f"The audit log is whole: 2 rows, head {verify_chain().head}\n"


def test_search_words_are_kept_as_a_keyed_hash(sentinel: str) -> None:
    assert hash_words(f"  {sentinel.upper()} ") == hash_words(sentinel)
    assert sentinel not in hash_words(sentinel)
    assert len({hash_words("a"), hash_words("b"), hash_words("ab")}) == 3


def test_four_writers_at_once_make_one_chain(tmp_path: Path) -> None:
    """Each process writes forty rows; none is lost and the chain does not fork."""
    environment = {**os.environ, "CTN_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "childtonotice.config.settings"}
    migrate = (
        "import django; django.setup(); from django.core.management import call_command as c; c('migrate', verbosity=0)"
    )
    subprocess.run([sys.executable, "-c", migrate], env=environment, check=True)
    writers = [subprocess.Popen([sys.executable, "-c", WRITE], env=environment) for _ in range(WRITERS)]
    assert [writer.wait(timeout=120) for writer in writers] == [0] * WRITERS
    command = [sys.executable, "-m", "django", "verify_audit"]
    told = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    assert told.stdout.startswith(f"The audit log is whole: {WRITERS * ROWS} rows")
