"""The block on the network works: a test that leaves this machine fails, one that stays on it does not."""

from __future__ import annotations

import os
import socket
import urllib.request
from urllib.error import URLError

import pytest

from tests.network import NetworkRefusedError, is_loopback


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1", "force.example", b"force.example", "10.0.0.1"])
def test_another_machine_is_not_this_one(host: str | bytes) -> None:
    assert not is_loopback(host)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost", "", None, b"localhost", "0.0.0.0"])
def test_this_machine_may_be_reached(host: str | bytes | None) -> None:
    assert is_loopback(host)


def test_a_socket_to_another_machine_is_refused() -> None:
    with socket.socket() as door, pytest.raises(NetworkRefusedError):
        door.connect(("192.0.2.1", 80))
    with socket.socket() as door, pytest.raises(NetworkRefusedError):
        door.connect_ex(("192.0.2.1", 80))


def test_a_name_elsewhere_is_not_looked_up() -> None:
    with pytest.raises(NetworkRefusedError):
        socket.getaddrinfo("force.example", 443)


def test_a_request_by_name_ends_at_the_closed_door() -> None:
    assert os.environ["HTTPS_PROXY"].endswith("127.0.0.1:9")
    with pytest.raises(URLError, match="refused"):
        urllib.request.urlopen("http://force.example/", timeout=2)


def test_this_machine_can_talk_to_itself() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as caller:
        answer, _ = server.accept()
        with answer:
            answer.sendall(b"here")
        assert caller.recv(4) == b"here"
