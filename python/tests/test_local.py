"""`Marquee.local`: a server that lives as long as its owner, and not longer."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from support.service import BINARY, make_warehouse

from marquee import AccessError, ConnectionFailed, Marquee

SOURCES = str(Path(__file__).parent.parent / "src")


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    return make_warehouse(tmp_path_factory.mktemp("local"), "sqlite")


def _is_gone(url: str, token: str = "token") -> bool:
    """Whether within ten seconds nobody answers any longer."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        try:
            Marquee(url, token, timeout=2).me()
        except ConnectionFailed:
            return True
        except AccessError:
            pass
        time.sleep(0.1)
    return False


def _revoked(database: str, token: str) -> bool:
    with Marquee.local(database, binary=BINARY) as other:
        try:
            Marquee(other.url, token).me()
        except AccessError as error:
            return error.code == "MQ202"
    return False


def test_it_needs_no_second_terminal(database: str, pauses: list[float], logs: Path) -> None:
    with Marquee.local(database.removeprefix("sqlite:"), binary=BINARY) as warehouse:
        assert warehouse.read("SELECT 1 AS one")["one"].tolist() == [1]
        assert warehouse.me().role == "scientist"
        assert warehouse.url.startswith("http://127.0.0.1:")
        server = warehouse._server
        assert server
        url, token = server.url, server.token
    assert _is_gone(url)
    assert _revoked(database, token)
    assert list(logs.iterdir()) == []
    warehouse.close()


def test_roles(database: str) -> None:
    with Marquee.local(database, role="analyst", binary=BINARY) as warehouse:
        assert warehouse.me().role == "analyst"
        with pytest.raises(AccessError):
            warehouse.write("CREATE TABLE x (n INTEGER)")


def test_two_at_once(database: str) -> None:
    with (
        Marquee.local(database, binary=BINARY) as one,
        Marquee.local(database, binary=BINARY) as two,
    ):
        assert one.url != two.url
        one.write("CREATE TABLE two_at_once (n INTEGER)")
        two.write("INSERT INTO two_at_once VALUES (1)")
        assert one.read("SELECT n FROM two_at_once")["n"].tolist() == [1]


def test_a_forgotten_object_ends_its_server(database: str, pauses: list[float]) -> None:
    warehouse = Marquee.local(database, binary=BINARY)
    url = warehouse.url
    del warehouse
    assert _is_gone(url)


SCRIPT = """
import signal, sys, time
from marquee import Marquee
{before}
warehouse = Marquee.local(sys.argv[1], binary=sys.argv[2])
print(warehouse.url, warehouse._server.token, flush=True)
{then}
"""


def _kernel(database: str, then: str, before: str = "") -> tuple[subprocess.Popen[str], str, str]:
    kernel = subprocess.Popen(
        [sys.executable, "-c", SCRIPT.format(then=then, before=before), database, BINARY],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": SOURCES},
        start_new_session=True,
    )
    assert kernel.stdout
    url, token = kernel.stdout.readline().split()
    kernel.stdout.close()
    return kernel, url, token


@pytest.mark.parametrize("then", ["", "sys.exit(3)", "raise SystemExit"])
def test_it_ends_with_the_program(database: str, pauses: list[float], then: str) -> None:
    kernel, url, token = _kernel(database, then)
    kernel.wait(20)
    assert _is_gone(url)
    assert _revoked(database, token)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_it_ends_with_a_kernel_that_is_killed(
    database: str, pauses: list[float], logs: Path, how: signal.Signals
) -> None:
    kernel, url, token = _kernel(database, "time.sleep(60)")
    kernel.send_signal(how)
    kernel.wait(20)
    assert _is_gone(url)
    end = time.monotonic() + 10
    while list(logs.iterdir()) and time.monotonic() < end:
        time.sleep(0.05)
    assert list(logs.iterdir()) == []
    assert _revoked(database, token)


def test_an_interrupt_of_the_notebook_is_none_of_the_server(database: str) -> None:
    kernel, url, token = _kernel(
        database, "time.sleep(60)", "signal.signal(signal.SIGINT, lambda *_: None)"
    )
    os.killpg(kernel.pid, signal.SIGINT)
    time.sleep(0.5)
    assert Marquee(url, token).me().role == "scientist"
    kernel.kill()
    kernel.wait(20)


@pytest.mark.skipif(sys.platform != "linux", reason="takes Linux")
def test_it_ends_with_its_guard(database: str, pauses: list[float]) -> None:
    with Marquee.local(database, binary=BINARY) as warehouse:
        assert warehouse._server
        os.kill(warehouse._server.pid, signal.SIGKILL)
        assert _is_gone(warehouse.url)


def test_a_fork_does_not_end_it(database: str, logs: Path) -> None:
    with Marquee.local(database, binary=BINARY) as warehouse:
        child = os.fork()
        if child == 0:
            try:
                assert warehouse._server
                warehouse._server.close()
            finally:
                os._exit(0)
        os.waitpid(child, 0)
        assert len(list(logs.iterdir())) == 1
        assert warehouse.me().role == "scientist"
