"""What holds for every test: no socket leads anywhere but to this machine, and no clock decides."""

from __future__ import annotations

import gc
import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from crossref_server import CrossrefServer

# A slow machine is no defect. In CI the same examples are tried at every run, so that a change is
# judged by what it did; everywhere else new ones are, which is how defects are found.
settings.register_profile(
    "carcite",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("carcite")

LOOPBACK = ("127.", "localhost", "::1")
# To start the workers takes longer than a few files do.
FEW_FILES = 3


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Run a few files in this process, and what is to be seen as it is printed; None: a worker a core."""
    files = {Path(argument.partition("::")[0]) for argument in config.args}
    few = len(files) <= FEW_FILES and not any(file.is_dir() for file in files)
    return 0 if few or config.option.capture == "no" else None


class NetworkForbidden(Exception):
    """A test tried to reach another machine."""


def _guarded(function: Callable[..., Any], host_of: Callable[..., object]) -> Callable[..., Any]:
    def guard(*args: Any, **options: Any) -> Any:
        host = host_of(*args)
        if host is not None and not str(host).startswith(LOOPBACK):
            raise NetworkForbidden(f"a test tried to reach {host}")
        return function(*args, **options)

    return guard


def _peer(_: socket.socket, *args: Any) -> object:
    # The address is the last argument of connect, connect_ex and sendto; a path is a local socket.
    return args[-1][0] if isinstance(args[-1], tuple) else None


@pytest.fixture(autouse=True, scope="session")
def _late_warnings() -> Iterator[None]:
    yield
    # What only the garbage collector finds, such as a file left open, fails the last test: pytest
    # looks once more at its own end, but what it sees there in a worker is lost.
    gc.collect()


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    for method in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, method, _guarded(getattr(socket.socket, method), _peer))
    lookup = _guarded(socket.getaddrinfo, lambda host, *_: host)
    monkeypatch.setattr(socket, "getaddrinfo", lookup)


@pytest.fixture(autouse=True)
def _nobodys_crossref(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    # Neither the user's cache nor their address nor their proxy has a part in a test.
    monkeypatch.setenv("CARCITE_CACHE", str(tmp_path_factory.getbasetemp() / "no-cache"))
    monkeypatch.delenv("CARCITE_MAILTO", raising=False)
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.setenv(name, "127.0.0.1")


@pytest.fixture
def crossref_server() -> Iterator[CrossrefServer]:
    """Yield a Crossref on this machine with the synthetic records."""
    with CrossrefServer() as server:
        yield server
