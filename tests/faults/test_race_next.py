"""Several people ask for the next item at the same moment: nobody gets what another has just been given."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

PEOPLE = 6
ITEMS = 14
RACE = f"""
import json
import threading
from datetime import UTC, datetime
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.db import connection
from childtonotice.casework.actions.holds import take_next
from childtonotice.casework.models import Hold, User
from tests.web.made_up import STORIES, make_user, publish_stories
NOW = datetime(2026, 3, 11, 7, tzinfo=UTC)
publish_stories(*STORIES, now=NOW)
users = [make_user(f"reader.{{number}}", "coordinator") for number in range({PEOPLE})]
given, gate = [], threading.Barrier({PEOPLE})

def ask(user):
    gate.wait()
    held = take_next(by=user, area_code="northvale", now=NOW)
    given.append(held.number if held else "")
    connection.close()

threads = [threading.Thread(target=ask, args=(user,)) for user in users]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
again = [take_next(by=user, area_code="northvale", now=NOW).number for user in users]
print(json.dumps({{"given": given, "again": again, "held": Hold.objects.count()}}))
"""


def test_no_two_people_are_given_the_same_item(tmp_path: Path, root: Path) -> None:
    """Each of six gets an item of their own, and asking once more gives each their own again."""
    environment = {
        **os.environ, "CTN_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "childtonotice.config.settings",
        "PYTHONPATH": os.pathsep.join([str(root), *sys.path]),
    }  # fmt: skip
    told = subprocess.run(
        [sys.executable, "-c", RACE],
        env=environment,
        cwd=root,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert told.returncode == 0, told.stderr[-2000:]
    race = json.loads(told.stdout.splitlines()[-1])
    assert "" not in race["given"]
    assert len(set(race["given"])) == PEOPLE == race["held"]
    assert sorted(race["again"]) == sorted(race["given"])
