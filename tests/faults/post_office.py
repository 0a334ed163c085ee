"""A mail server on this machine, for tests: it takes mails, refuses them, or breaks down in the middle."""

from __future__ import annotations

import re
import socketserver
import threading
import time
from types import TracebackType

PLAIN_ANSWERS = {"QUIT": "221 bye", "DATA": "354 go on"}
NO = {"busy": "451 come later", "unknown": "550 nobody of that name"}


class Conversation(socketserver.StreamRequestHandler):
    """One sender, line by line."""

    def say(self, words: str) -> None:
        """Answer."""
        self.wfile.write(f"{words}\r\n".encode())

    def handle(self) -> None:
        """Greet, then answer each command until the sender goes."""
        office: PostOffice = self.server.office  # type: ignore[attr-defined]
        self.say("220 post office")
        while line := self.rfile.readline().decode().strip().upper():
            no = NO.get(office.manner, "") if line.startswith("RCPT") else ""
            self.say(no or PLAIN_ANSWERS.get(line, "250 ok"))
            if line == "DATA" and not self.take(office):
                return

    def take(self, office: PostOffice) -> bool:
        """Take a mail; whether the conversation goes on."""
        body = b""
        while not body.endswith(b"\r\n.\r\n"):
            body += self.rfile.readline()
        found = re.search(rb"Message-ID: <([^>]+)>", body)
        office.delivered.append(found[1].decode() if found else "")
        office.took_one.set()
        if office.manner == "drop":
            return False
        if office.manner == "slow":
            time.sleep(20)
        self.say("250 taken")
        return True


class PostOffice:
    """Listens until the block ends. ``delivered``: the ids of the mails taken, in order; ``port``: where it listens.

    ``manner``: ``good``; ``drop`` hangs up once a mail is in; ``busy`` asks to come later; ``unknown`` knows no
    addressee; ``slow`` takes a mail and leaves its sender waiting for the answer.
    """

    def __init__(self, manner: str = "good") -> None:
        self.manner = manner
        self.delivered: list[str] = []
        self.took_one = threading.Event()
        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Conversation)
        self.server.daemon_threads = True
        self.server.block_on_close = False
        self.server.office = self  # type: ignore[attr-defined]
        self.port = int(self.server.server_address[1])

    def __enter__(self) -> PostOffice:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.server.shutdown()
        self.server.server_close()
