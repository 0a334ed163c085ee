"""Two people at one item at the same moment: whoever comes second acts on what the first has left."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

# One acts and waits before it is kept; the other begins meanwhile. Without a lock, the second would write over what the
# first wrote (PostgreSQL); SQLite lets one in after the other.
RACE = """
import json, threading, time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.db import connection, transaction
from childtonotice.casework.actions.assessments import assess_ppn
from childtonotice.casework.actions.decisions import undo
from childtonotice.casework.actions.items import hand_on
from childtonotice.casework.actions.recoveries import record_submitted, refuse_match
from childtonotice.casework.actions.replies import Said, reply_by_link
from childtonotice.casework.derive import standing_of
from childtonotice.casework.models import Assessment, Item, Recovery, Recusal, Review, SubmittedPpn
from childtonotice.casework.reply_links import make_link
from tests.web.answers import NEEDED, save
from tests.web.made_up import FIRST, make_officers, make_user, publish_stories
from tests.web.ppns import bring, bring_one, judged, row

NOW = datetime(2026, 3, 11, 7, tzinfo=UTC)
LATER = NOW + timedelta(hours=2)
make_officers()
people = {name: make_user(name, role) for name, role in (("a", "coordinator"), ("b", "coordinator"), ("v", "vat"))}


class Case:
    # One item for which a PPN is asked, with its mailed link, and a PPN that a check may return.
    def __init__(self, number):
        self.ppn_id = f"N-{number}"
        publish_stories(replace(FIRST, reference=f"EX-R{number}"), now=NOW)
        self.item = Item.objects.get(incident_id=f"EX-R{number}")
        save(people["a"], self.item, NEEDED, NOW)
        recovery = Recovery.objects.get(item=self.item)
        self.review, self.token = recovery.review_id, make_link(recovery, NOW)
        self.ppn = bring_one(NOW, self.ppn_id)
        self.check = judged(self.ppn, outcome="returned", missing=("school",), words="Please add which school it is.")

    def link(self):
        said = Said("not-needed", words="They live two counties away.")
        return reply_by_link(by=None, token=self.token, answer=said, now=LATER)

    def hand(self):
        words = "I read it on the system."
        return record_submitted(by=people["a"], number=self.item.number, ppn_id=self.ppn_id, words=words, now=LATER)

    def undo(self):
        return undo(by=people["a"], review_id=self.review, now=LATER)

    def know(self):
        return hand_on(by=people["b"], number=self.item.number, now=LATER)

    def check_it(self):
        return assess_ppn(by=people["v"], number=self.ppn.number, judged=self.check, now=LATER)

    def not_it(self):
        words = "It is about another boy."
        return refuse_match(by=people["a"], number=self.item.number, ppn_id=self.ppn_id, words=words, now=LATER)

    def run(self):
        with transaction.atomic():  # as all that a run publishes is
            return bring(row(self.ppn_id, NOW - timedelta(hours=3), narrative="Another text."), now=LATER)


def race(number, first, second):
    case, told, begun = Case(number), {}, threading.Event()
    if "not_it" in (first, second):
        case.hand()

    def act_first():
        with transaction.atomic():
            getattr(case, first)()
            begun.set()
            time.sleep(0.7)
        connection.close()

    def act_second():
        begun.wait()
        try:
            told["second"] = type(getattr(case, second)()).__name__
        except Exception as refused:
            told["second"] = type(refused).__name__
        connection.close()

    threads = [threading.Thread(target=act) for act in (act_first, act_second)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    item = Item.objects.get(pk=case.item.pk)
    known = Recusal.objects.filter(item=item).count()
    ppn = SubmittedPpn.objects.get(pk=case.ppn.pk)
    return told["second"], item.state, standing_of(item).state, known, ppn.state, ppn.assessments.count()


RACES = (("hand", "link"), ("link", "hand"), ("undo", "link"), ("know", "know"), ("check_it", "not_it"),
         ("not_it", "check_it"), ("check_it", "run"), ("run", "check_it"))
print(json.dumps([race(number, *pair) for number, pair in enumerate(RACES)]))
"""
# What the second is told, where the item stands in the end, how often it was handed on, and how its PPN stands.
ENDS = [
    ["Refused", "submitted", 0, "to-check", 0],
    ["Refused", "to-read", 0, "to-check", 0],
    ["Refused", "to-read", 0, "to-check", 0],
    ["NotFound", "requested", 1, "to-check", 0],
    ["Refused", "requested", 0, "returned", 1],
    ["Assessment", "requested", 0, "returned", 1],
    ["Counter", "requested", 0, "sent-again", 1],
    ["Refused", "requested", 0, "to-check", 0],
]


@pytest.fixture
def address(tmp_path: Path, db: None) -> dict[str, str]:
    """Where the race is run: a database of its own, of the kind that these tests are run on."""
    if connection.vendor == "sqlite":
        return {"CTN_DATA": str(tmp_path)}
    import psycopg

    name, told = f"race_{os.getpid()}", connection.settings_dict
    server = f"postgres://{told['USER']}@{told['HOST']}:{told['PORT']}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as beside:
        beside.execute(f"CREATE DATABASE {name}")
    return {"CTN_DATA": str(tmp_path), "CTN_DATABASE_URL": f"{server}/{name}"}


def test_the_second_acts_on_what_the_first_has_left(address: dict[str, str], root: Path) -> None:
    environment = {
        **os.environ, **address, "DJANGO_SETTINGS_MODULE": "childtonotice.config.settings",
        "PYTHONPATH": os.pathsep.join([str(root), *sys.path]),
    }  # fmt: skip
    told = subprocess.run(
        [sys.executable, "-c", RACE], env=environment, cwd=root, capture_output=True, text=True, timeout=300,
        check=False,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr[-2000:]
    ends: list[list[Any]] = json.loads(told.stdout.splitlines()[-1])
    assert [end[:2] + end[3:] for end in ends] == ENDS
    assert [end[1] for end in ends] == [end[2] for end in ends]  # the columns repeat what the events say
