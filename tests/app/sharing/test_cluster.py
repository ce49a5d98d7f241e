"""A real cluster on this machine: what its workers find is what is found here, whatever dies meanwhile."""

from __future__ import annotations

import logging
import os
import socket
import sys
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.commands import cli
from app.errors import InputError, MachineError, UnknownNameError
from app.sharing import sameness
from app.sharing.cluster import Cluster, _require_alike
from app.sharing.pools import Lost
from tests.app.sharing import jobs

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A scheduler with two workers, each a process with a nanny that starts it again."""
    from distributed import LocalCluster

    os.environ["PYTHONPATH"] = str(ROOT)  # workers find the jobs of the tests
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with LocalCluster(
            n_workers=2, threads_per_worker=1, scheduler_port=0, dashboard_address=None, silence_logs=50
        ) as cluster:
            yield cluster.scheduler_address
    del os.environ["PYTHONPATH"]


def test_nothing_is_lost_but_what_kills_its_process_again_and_again(address: str, tmp_path: Path) -> None:
    given = ["a", f"kill the worker:{tmp_path / 'met'}", "die", "b"]
    with Cluster(address) as pool:
        found = dict(pool.results(jobs.begin, given))
        with pytest.raises(UnknownNameError, match="unknown job 'raise'"):
            list(pool.results(jobs.begin, ["raise"]))
    assert found == {
        0: "A",
        1: given[1].upper(),
        2: Lost("was killed (SIGKILL; perhaps memory ran out), 3 times in a row"),
        3: "B",
    }


def test_the_report_is_the_same_byte_for_byte(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Then(datetime):
        @classmethod
        def now(cls, tz: object = None) -> Then:
            return cls(2026, 1, 5, tzinfo=UTC)

    monkeypatch.setattr("app.commands.audit_own.datetime", Then)
    flow = tmp_path / "first.yaml"
    flow.write_text("appId: mingbai\n---\n- launchApp\n", "utf-8")
    asked = ["audit", str(flow), "--design", "clear", "--platform", "ios", "--theme", "light"]
    for out, how in (("here", ("--jobs", "1")), ("there", ("--cluster", address))):
        assert cli.run([*asked, "--out", str(tmp_path / out), *how]) == 0
    names = sorted(path.name for path in (tmp_path / "here").iterdir())
    assert names == ["index.html", "report.json"]
    for name in names:
        assert (tmp_path / "there" / name).read_bytes() == (tmp_path / "here" / name).read_bytes()


@pytest.mark.parametrize(
    "given", ["localhost:8786", "tcp://localhost", "http://localhost:1", "tcp://x:70000"]
)
def test_what_is_no_address_is_told(given: str) -> None:
    with pytest.raises(InputError, match="--cluster: no address of a scheduler"):
        Cluster(given)


def test_where_no_scheduler_answers_it_is_told_how_to_start_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.sharing.cluster._ANSWERS_WITHIN_S", 0.5)
    with socket.socket() as unheard:
        unheard.bind(("127.0.0.1", 0))  # taken, and nobody listens
        cluster = Cluster(f"tcp://127.0.0.1:{unheard.getsockname()[1]}")
        with pytest.raises(MachineError, match=r"no scheduler of dask answers at tcp:.*; start one"):
            cluster.__enter__()


def test_without_the_package_its_name_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MachineError, match=r"not installed; pip install 'mingbai\[cluster\]'"):
        Cluster("tcp://x:1").__enter__()


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({}, "mingbai is not installed where the worker tcp://w:1 runs"),
        ({"kivy": "2.0"}, "the worker tcp://w:1 is not like this machine: kivy is 2.0 there"),
        ({"lacks": "no OpenGL; install it"}, "the worker tcp://w:1 cannot draw: no OpenGL; install it"),
    ],
)
def test_what_a_worker_lacks_is_told(told: dict[str, str], words: str) -> None:
    with pytest.raises(MachineError) as raised:
        _require_alike("tcp://w:1", {**sameness.facts(), **told} if told else {})
    assert words in str(raised.value)
