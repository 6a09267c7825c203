"""What holds for every test: no network but loopback, nothing skipped under CI."""

import os
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path

import pytest

pytest_plugins = ("tests.databases", "tests.libreoffice")
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1", "", "0.0.0.0", "::"})  # noqa: S104  # the last three: listening, which reaches nobody
SUITES = pytest.StashKey[defaultdict[str, float]]()


class NetworkUsedError(AssertionError):
    """A test reached for another machine."""


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    """Stop a connection or name look-up that would leave this machine."""
    if event in {"socket.connect", "socket.sendto", "socket.sendmsg"}:
        _refuse_host(_host(arguments[1]))
    elif event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        _refuse_host(arguments[0])


def _host(address: object) -> object:
    """Return the host of an address; a Unix socket's path has none."""
    return address[0] if isinstance(address, tuple) else None


def _refuse_host(host: object) -> None:
    name = host.decode() if isinstance(host, bytes) else host
    if name is not None and name not in LOOPBACK:
        message = f"tests stay on this machine: {name}"
        raise NetworkUsedError(message)


def pytest_configure(config: pytest.Config) -> None:
    """Guard the network for good, and keep the seconds of each suite."""
    sys.addaudithook(_refuse_network)
    config.stash[SUITES] = defaultdict(float)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Add the seconds of a test, its fixtures included, to those of its suite."""
    began = time.perf_counter()
    try:
        return (yield)
    finally:
        item.config.stash[SUITES][_suite(item)] += time.perf_counter() - began


def _suite(item: pytest.Item) -> str:
    """Return the first folder below ``tests`` that holds the test."""
    folders = item.path.relative_to(Path(__file__).parent).parts[:-1]
    return folders[0] if folders else "tests"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the seconds of each suite, the slowest first."""
    terminalreporter.section("seconds of each suite")
    suites = terminalreporter.config.stash[SUITES]
    for suite, seconds in sorted(suites.items(), key=itemgetter(1), reverse=True):
        terminalreporter.write_line(f"{seconds:8.1f} s  {suite}")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a CI run that left a test out: there every tool and file is at hand."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CCHC_CI") and reporter and reporter.stats.get("skipped"):
        reporter.write_line("\nskipped under CI: see -rs", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
