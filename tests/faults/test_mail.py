"""Mail that breaks down: dropped, killed, refused, sent by two at once. Nothing goes twice, and nothing is lost."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.post_office import PostOffice

PREPARE = """
from datetime import timedelta
import django; django.setup()
from django.utils import timezone
from childtonotice.casework.actions.answers import Answer
from childtonotice.casework.models import Item
from tests.web.answers import NEEDED, save
from tests.web.made_up import make_force
then = timezone.now() - timedelta(minutes=20)
users = make_force(then)
for item in Item.objects.filter(state="to-read", area__name="Northvale").order_by("pk")[:8]:
    save(users["manager"], item, NEEDED, then)
"""
LATER = """
from datetime import timedelta
import django; django.setup()
from django.utils import timezone
from childtonotice.casework.sending import send_waiting
send_waiting(now=timezone.now() + timedelta(minutes={minutes}))
"""


class Desk:
    """An installation with eight requests that wait, and the commands typed there."""

    def __init__(self, data: Path, root: Path) -> None:
        self.data, self.root = data, root

    def start(self, *arguments: str, port: int = 1) -> subprocess.Popen[str]:
        """Start Python over this installation, with its mail server at this port."""
        aside = self.data / "settings.next"
        aside.write_text(f'[email]\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\nfrom = "ctn@example.test"\n')
        aside.replace(self.data / "settings.toml")  # whoever was started just before may be reading it
        environment = {
            **os.environ, "CTN_DATA": str(self.data), "CTN_CONFIG": str(self.data / "settings.toml"),
            "DJANGO_SETTINGS_MODULE": "childtonotice.config.settings", "PYTHONPATH": f"{self.root / 'src'}:{self.root}",
            "CTN_DATABASE_URL": "",
        }  # fmt: skip
        command = [sys.executable, *arguments]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, env=environment, cwd=self.root, stdout=pipe, stderr=pipe, text=True)

    def use(self, *arguments: str, port: int = 1) -> str:
        """Run it to its end; what it said."""
        process = self.start(*arguments, port=port)
        told, complaint = process.communicate(timeout=120)
        assert process.returncode == 0, complaint
        return told

    def send(self, port: int) -> str:
        """``ctn send``."""
        return self.use("-m", "childtonotice.cli", "send", port=port)

    def states(self) -> Counter[str]:
        """How many requests are in each state."""
        with closing(sqlite3.connect(self.data / "casework.sqlite3")) as database:
            rows = database.execute("SELECT state FROM casework_outboxmessage WHERE kind = 'request'").fetchall()
        return Counter(state for (state,) in rows)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """An installation before anything is sent."""
    desk = Desk(tmp_path_factory.mktemp("fresh"), root)
    desk.use("-m", "django", "migrate", "--verbosity=0")
    desk.use("-c", PREPARE)
    return desk.data


@pytest.fixture
def desk(fresh: Path, tmp_path: Path, root: Path) -> Desk:
    """A copy of it."""
    return Desk(shutil.copytree(fresh, tmp_path / "data"), root)


def test_two_senders_at_once_send_each_mail_once(desk: Desk) -> None:
    with PostOffice() as office:
        senders = [desk.start("-m", "childtonotice.cli", "send", port=office.port) for _ in range(2)]
        told = [sender.communicate(timeout=120) for sender in senders]
        assert [sender.returncode for sender in senders] == [0, 0], told
        assert (len(office.delivered), len(set(office.delivered))) == (8, 8)
        assert desk.states() == {"sent": 8}
        assert desk.send(office.port) == "No mail was due.\n"


def test_a_server_that_hangs_up_after_the_mail_is_never_sent_it_again(desk: Desk) -> None:
    with PostOffice("drop") as office:
        assert "8 not certain" in desk.send(office.port)
    assert desk.states() == {"uncertain": 8}
    with PostOffice() as office:
        assert desk.send(office.port) == "No mail was due.\n"
        assert office.delivered == []


def test_a_sender_killed_in_the_middle_leaves_one_mail_to_a_person_and_the_rest_to_the_next(desk: Desk) -> None:
    with PostOffice("slow") as office:
        sender = desk.start("-m", "childtonotice.cli", "send", port=office.port)
        assert office.took_one.wait(60)
        os.kill(sender.pid, signal.SIGKILL)
        sender.communicate(timeout=60)
        first = office.delivered[:]
    assert desk.states() == {"sending": 1, "waiting": 7}
    with PostOffice() as office:
        desk.use("-c", LATER.format(minutes=11), port=office.port)
        assert len(set(office.delivered)) == len(office.delivered) == 7
        assert not set(first) & set(office.delivered)
    assert desk.states() == {"uncertain": 1, "sent": 7}


def test_a_server_that_refuses_is_tried_again_and_an_unknown_addressee_is_not(desk: Desk) -> None:
    with PostOffice("busy") as office:
        assert "8 to be tried later" in desk.send(office.port)
    assert "No mail was due" in desk.send(1)
    with PostOffice("unknown") as office:
        desk.use("-c", LATER.format(minutes=3), port=office.port)
    assert desk.states() == {"unsent": 8}


def test_a_server_that_is_not_there_is_one_plain_line_and_loses_nothing(desk: Desk) -> None:
    assert desk.send(1).startswith("The mail server does not answer.")
    assert desk.states() == {"waiting": 8}
