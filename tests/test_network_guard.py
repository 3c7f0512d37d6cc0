"""The guard of conftest.py does guard, and lets a local server be."""

from __future__ import annotations

import socket

import pytest

from conftest import NetworkForbidden

# 192.0.2.0/24 and example.invalid are kept for documentation (RFC 5737, RFC 2606): nobody is there.
ELSEWHERE = ("192.0.2.1", 80)


@pytest.mark.parametrize("method", ["connect", "connect_ex"])
def test_no_connection_leads_to_another_machine(method: str) -> None:
    with socket.socket() as client, pytest.raises(NetworkForbidden, match=r"192\.0\.2\.1"):
        getattr(client, method)(ELSEWHERE)


def test_no_datagram_leads_to_another_machine() -> None:
    with (
        socket.socket(type=socket.SOCK_DGRAM) as client,
        pytest.raises(NetworkForbidden),
    ):
        client.sendto(b"?", ELSEWHERE)


def test_no_name_is_looked_up() -> None:
    with pytest.raises(NetworkForbidden):
        socket.create_connection(("example.invalid", 80))


def test_a_server_on_this_machine_can_be_reached() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as client,
    ):
        assert client.getpeername() == server.getsockname()
