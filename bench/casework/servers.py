"""Starts what is measured: our web app over a database, and Datasette over the same file."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def served(command: list[str], port: int, more: Mapping[str, str]) -> Iterator[int]:
    """Run a server until the block ends; gives its process id once it answers on its port."""
    server = subprocess.Popen(
        command,
        env={**os.environ, **more},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        wait_for(port)
        yield server.pid
    finally:
        server.send_signal(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            server.wait(timeout=15)


def ours(data_dir: Path, port: int) -> list[str]:
    """Our web app."""
    return [sys.executable, "-m", "childtonotice.cli", "serve", "--data", str(data_dir), "--port", str(port)]


def datasette(database: Path, port: int) -> list[str]:
    """Datasette, without a limit on time that would leave out what it counts."""
    settings = ["--setting", "sql_time_limit_ms", "20000", "--setting", "facet_time_limit_ms", "20000"]
    return [sys.executable, "-m", "datasette", "serve", str(database), "--port", str(port), *settings]


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(port: int, seconds: float = 60) -> None:
    """Wait until something answers. Raises TimeoutError where nothing does."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise TimeoutError(f"nothing answers on port {port}")


def processor_seconds(pid: int) -> float:
    """What a process and all that it started have spent on processors so far, in seconds."""
    ticks = 0
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, ProcessLookupError):
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(folder.name) == pid or int(fields[2]) == pid:  # started in a session of its own: one group
                ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")
