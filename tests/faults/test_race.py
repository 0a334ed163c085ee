"""Several people decide the same item at the same moment: one decision stands, and the others are told."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PEOPLE = 4
PREPARE = f"""
from datetime import UTC, datetime
import django
django.setup()
from tests.web.made_up import FIRST, make_user, publish_stories
publish_stories(FIRST, now=datetime(2026, 3, 11, 7, tzinfo=UTC))
for number in range({PEOPLE}):
    make_user(f"reader.{{number}}", "coordinator")
"""
DECIDE = """
import sys
import django
django.setup()
from childtonotice.casework.actions.decisions import decide
from childtonotice.casework.models import Item, User
from tests.web.answers import NEEDED
item, user = Item.objects.get(), User.objects.get(username=f"reader.{sys.argv[1]}")
print("ready", flush=True)
sys.stdin.readline()
print(type(decide(by=user, number=item.number, version=1, answer=NEEDED)).__name__)
"""
COUNT = """
import django
django.setup()
from childtonotice.casework.audit import verify_chain
from childtonotice.casework.models import AuditEvent, Recovery, Review
decided = AuditEvent.objects.filter(verb="item.decide").count()
print(Review.objects.count(), Recovery.objects.count(), decided, verify_chain().whole)
"""


def test_one_of_four_decides(tmp_path: Path, root: Path) -> None:
    """Saved once, by one person, on the version they saw, whoever else clicks at the same time."""
    environment = {
        **os.environ, "CTN_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "childtonotice.config.settings",
        "PYTHONPATH": str(root),
    }  # fmt: skip

    def start(*arguments: str) -> subprocess.Popen[str]:
        command = [sys.executable, *arguments]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, env=environment, cwd=root, stdin=pipe, stdout=pipe, text=True)

    def finish(process: subprocess.Popen[str]) -> str:
        told, _ = process.communicate(timeout=120)
        assert process.returncode == 0
        return told

    finish(start("-m", "django", "migrate", "--verbosity=0"))
    finish(start("-c", PREPARE))
    readers = [start("-c", DECIDE, str(number)) for number in range(PEOPLE)]
    for reader in readers:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "ready\n"
    for reader in readers:
        assert reader.stdin is not None
        reader.stdin.write("\n")
        reader.stdin.flush()
    assert sorted(finish(reader).strip() for reader in readers) == ["Conflict"] * 3 + ["Decided"]
    assert finish(start("-c", COUNT)).split() == ["1", "1", "1", "True"]
