"""Serve the web app from this machine: bring the database up to date, then answer until stopped."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from childtonotice.casework.directory import refuse_half_a_directory
from childtonotice.casework.upgrade import bring_up_to_date
from childtonotice.screening.errors import CannotStart

WORKERS = 2
THREADS = 4
MAIL_EVERY = 60


def serve(
    *,
    data_dir: Path,
    host: str = "127.0.0.1",
    port: int = 8000,
    tell: Callable[[str], None] | None = None,
) -> None:
    """Serve until interrupted. Raises CannotStart where the port is in use or the data folder cannot be written."""
    address = f"http://{host}:{port}/"
    if not any(os.environ.get(name) for name in ("CTN_CONFIG", "CTN_HOSTS", "CTN_SITE")):
        os.environ["CTN_SITE"] = address  # what links in mails begin with
    prepare(data_dir, host)
    refuse_half_a_directory()
    refuse_busy_port(host, port)
    say = tell or (lambda line: sys.stdout.write(line + "\n"))
    say(f"Child to Notice is at {address}  Stop it with Ctrl+C.")
    with send_mails_beside():
        answer_requests(host, port)


@contextmanager
def send_mails_beside() -> Iterator[None]:
    """Send the mails that are due every minute, in a process of its own that ends with this one."""
    command = [sys.executable, "-m", "childtonotice.cli", "send", "--every", str(MAIL_EVERY)]
    # A session of its own: Ctrl+C is for the web server, which then ends the sender.
    sender = subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)
    try:
        yield
    finally:
        sender.terminate()
        with suppress(subprocess.TimeoutExpired):
            sender.wait(timeout=10)


def prepare(data_dir: Path, host: str = "127.0.0.1") -> None:
    """Set Django up over this data folder and bring its database up to date; safe to repeat."""
    try:
        data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise CannotStart(
            f"The data folder {data_dir} cannot be made: {error.strerror}.",
            "Name another one with CTN_DATA, or ask for the right to write there.",
        ) from error
    if not os.access(data_dir, os.W_OK):
        raise CannotStart(
            f"The data folder {data_dir} cannot be written to.",
            "Name another one with CTN_DATA, or ask for the right to write there.",
        )
    os.environ["CTN_DATA"] = str(data_dir)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "childtonotice.config.settings")
    if host not in ("127.0.0.1", "localhost") and not os.environ.get("CTN_HOSTS") and not os.environ.get("CTN_CONFIG"):
        os.environ["CTN_HOSTS"] = f"{host},127.0.0.1,localhost"
        os.environ.setdefault("CTN_SECURE", "no")
    import django
    from django.db import connections

    django.setup()
    bring_up_to_date(data_dir)
    # No connection may be shared with the web server's processes, nor the pool that keeps some open: a pool that is
    # forked has lost its threads, and two processes talk into one line until both wait for ever.
    connections.close_all()
    for connection in connections.all():
        if connection.vendor == "postgresql":
            connection.close_pool()  # type: ignore[attr-defined]
    end_engine()


def end_engine() -> None:
    """End the database that the screening's engine opens when it is loaded, and the thread that waits in it.

    A process that is forked from this one has the database without its thread, and is taken down with an alarm when
    it ends ("terminate called without an active exception").
    """
    engine = sys.modules.get("duckdb")
    if engine:
        engine.default_connection().close()


def refuse_busy_port(host: str, port: int) -> None:
    """Raise CannotStart, in one line, where something else listens already or no such port can be."""
    if not 0 < port < 65_536:
        raise CannotStart(f"There is no port {port}: choose one from 1 to 65535 with --port.")
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CannotStart(
                f"Port {port} on {host} cannot be used ({error.strerror}). Choose another with --port."
            ) from error


def answer_requests(host: str, port: int) -> None:
    """Run the web server in this process until it is interrupted."""
    from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]

    class Server(BaseApplication):  # type: ignore[misc]
        """The web server, told its settings here instead of by a file."""

        def load_config(self) -> None:
            """What the server needs to know."""
            for name, value in server_settings(host, port).items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            """The app that answers."""
            return load_app()

    Server().run()


def load_app() -> Any:
    """The app that answers. A request to stop waits until it is loaded.

    Broken off within a library that is not Python's, loading would end in a traceback of that library.
    """
    held = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT))
    try:
        from django.core.wsgi import get_wsgi_application

        return get_wsgi_application()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)


def server_settings(host: str, port: int) -> dict[str, Any]:
    """The web server's settings; its access log stays off, since addresses and times say who read what."""
    return {
        "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
        "workers": WORKERS,
        "threads": THREADS,
        "accesslog": None,
        "errorlog": "-",
        "loglevel": "warning",
        "timeout": 60,
        # A workbook or a paper that is being written is waited for; less ended them by force, with an alarm.
        "graceful_timeout": 20,
        "control_socket_disable": True,
        "post_worker_init": warm_worker,
    }


def warm_worker(_worker: object) -> None:
    """Let a worker read what figures count before anybody asks for them, beside answering."""
    from childtonotice.casework.lists.warm import start_warming

    start_warming()
