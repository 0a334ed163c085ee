"""Keeps tests on this machine: sockets, name look-ups, and the proxies that child processes use."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from typing import Any

import pytest

CLOSED_DOOR = "http://127.0.0.1:9"
PROXIES = ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY")


class NetworkRefusedError(RuntimeError):
    """A test tried to leave this machine."""


def is_loopback(host: object) -> bool:
    """Whether a host is this machine itself; none, or an empty one, means any of its own addresses."""
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host in (None, "", "localhost"):
        return True
    try:
        address = ipaddress.ip_address(str(host).split("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def guard_connect(real: Callable[..., Any]) -> Callable[..., Any]:
    """The same call, refused where the address is another machine's."""

    def call(self: socket.socket, address: Any) -> Any:
        if self.family != socket.AF_UNIX and not is_loopback(address[0]):
            raise NetworkRefusedError(f"A test tried to reach {address[0]}: tests run without a network.")
        return real(self, address)

    return call


def guard_look_up(real: Callable[..., Any]) -> Callable[..., Any]:
    """The same look-up, refused where the name is another machine's."""

    def call(host: Any, *args: Any, **kwargs: Any) -> Any:
        if not is_loopback(host):
            raise NetworkRefusedError(f"A test looked up {host!r}: tests run without a network.")
        return real(host, *args, **kwargs)

    return call


def refuse_network(patch: pytest.MonkeyPatch) -> None:
    """Let sockets and look-ups reach this machine only, and send child processes to a closed door."""
    for name in ("connect", "connect_ex"):
        patch.setattr(socket.socket, name, guard_connect(getattr(socket.socket, name)))
    patch.setattr(socket, "getaddrinfo", guard_look_up(socket.getaddrinfo))
    for name in PROXIES:
        patch.setenv(name, CLOSED_DOOR)
    for name in ("no_proxy", "NO_PROXY"):
        patch.setenv(name, "localhost,127.0.0.1,::1")
