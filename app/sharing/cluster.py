"""A pool on several machines: the workers of a cluster of dask.distributed."""

from __future__ import annotations

import logging
import pickle
import re
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Any
from uuid import uuid4

from app.errors import InputError, MachineError
from app.sharing import sameness
from app.sharing.pools import TRIES, Begin, Job, Lost, Result

_OPTION = "--cluster"
_ADDRESS = re.compile(r"(?:tcp|tls)://(?:\[[0-9a-fA-F:.]+\]|[^\s:/\[\]]+):(\d{1,5})")
_HIGHEST_PORT = 65535
_ANSWERS_WITHIN_S = 15.0  # real time, for a scheduler on the other side of the world
_WORKERS_WITHIN_S = 30.0  # for the first one, or the next one where all have left
_LOOKS_EVERY_S = 2.0
_START = "start one with `dask scheduler`"
_WORKERS = "start workers in mingbai's own environment: `dask worker {address} --nthreads 1`"
_SAME = "install the same there, and start its worker again"


def require_address(address: str) -> None:
    """Raise InputError unless this is the address of a scheduler."""
    match = _ADDRESS.fullmatch(address)
    if match is None or not 0 < int(match[1]) <= _HIGHEST_PORT:
        raise InputError(
            f"no address of a scheduler: {address!r}", "give tcp://HOST:PORT or tls://HOST:PORT", _OPTION
        )


class Cluster:
    """The workers of the scheduler at an address; a context manager, connected meanwhile.

    ``renderers`` are what draws on them. To enter it raises MachineError where the package is missing, no
    scheduler answers or it has no workers, and where a worker lacks OpenGL or has other versions.
    """

    has_our_files = False

    def __init__(self, address: str) -> None:
        require_address(address)
        self.renderers: tuple[str, ...] = ()
        self._address = address
        self._client: Any = None

    def __enter__(self) -> Cluster:
        self._client = _connected(self._address)
        try:
            self._require_workers()
        except BaseException:
            self._client.close()
            raise
        return self

    def __exit__(self, _type: type[BaseException] | None, _: object, _trace: TracebackType | None) -> None:
        self._client.close()

    def results(
        self, begin: Begin[Job, Result], jobs: Sequence[Job], *, a_process: int = 1
    ) -> Iterator[tuple[int, Result | Lost]]:
        """See ``Pool.results``: where a worker goes, others do its jobs again."""
        run = _Run(self._client, self._address, f"{begin.__module__}:{begin.__qualname__}")
        try:
            yield from run.results([pickle.dumps(job, pickle.HIGHEST_PROTOCOL) for job in jobs])
        finally:
            run.stop()

    def _require_workers(self) -> None:
        with suppress(TimeoutError):
            self._client.wait_for_workers(1, timeout=_WORKERS_WITHIN_S)
        found: Mapping[str, Mapping[str, str]] = self._client.run(_probe())
        if not found:
            remedy = _WORKERS.format(address=self._address)
            raise MachineError(f"the scheduler at {self._address} has no workers", remedy)
        for worker, told in found.items():
            _require_alike(worker, told)
        self.renderers = tuple(sorted({told["renderer"] for told in found.values()}))


def _require_alike(worker: str, told: Mapping[str, str]) -> None:
    unlike = sameness.difference(told)
    if "mingbai" not in told:
        raise MachineError(f"mingbai is not installed where the worker {worker} runs", _SAME)
    if unlike:
        raise MachineError(f"the worker {worker} is not like this machine: {unlike}", _SAME)
    if "lacks" in told:
        raise MachineError(f"the worker {worker} cannot draw: {told['lacks']}", "start its worker again then")


def _connected(address: str) -> Any:  # noqa: ANN401 - a Client, which has no types
    """Return a client of the scheduler at an address."""
    try:
        from distributed import Client
    except ImportError as error:
        raise MachineError("dask.distributed is not installed", "pip install 'mingbai[cluster]'") from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters is told here
    warnings.filterwarnings("ignore", module="distributed")
    try:
        return Client(address, timeout=_ANSWERS_WITHIN_S, set_as_default=False)
    except (OSError, TimeoutError, ValueError, RuntimeError, TypeError) as error:
        remedy = f"{_START}, or correct the address"
        if address.startswith("tls"):
            remedy += "; a tls:// address needs dask's settings distributed.comm.tls on this machine, too"
        raise MachineError(f"no scheduler of dask answers at {address}", remedy) from error


# Nested functions go to the workers as they are; others by the name of their module, which a worker may not
# have, or not where it looks.
def _probe() -> Callable[[], Mapping[str, str]]:
    def probe() -> Mapping[str, str]:
        from importlib import import_module

        try:
            import_module("mingbai").find_rooms()
        except (ImportError, AttributeError):
            return {}
        from app.sharing.remote import examined

        return examined()

    return probe


def _task() -> Callable[..., tuple[Any, object]]:
    def task(*given: Any) -> tuple[Any, object]:  # noqa: ANN401 - see remote.do
        from importlib import import_module

        try:
            import_module("mingbai").find_rooms()
        except (ImportError, AttributeError):
            return None, "mingbai is missing, or another version"
        from app.sharing.remote import do

        return do(*given)

    return task


def _stopper() -> Callable[[str], None]:
    def stopper(run: str) -> None:
        from app.sharing.remote import stop

        stop(run)

    return stopper


class _Run:
    """The jobs of one run."""

    def __init__(self, client: object, address: str, begin: str) -> None:
        self._client: Any = client
        self._address = address
        self._begin = begin
        self._name = uuid4().hex
        self._task = _task()
        self._futures: dict[int, Any] = {}
        self._ended: SimpleQueue[int] = SimpleQueue()
        self._deaths: Counter[int] = Counter()
        self._seen = time.monotonic()  # when there were workers last

    def results(self, jobs: Sequence[bytes]) -> Iterator[tuple[int, Any]]:
        for number, job in enumerate(jobs):
            self._submit(number, job)
        while self._futures:
            try:
                number = self._ended.get(timeout=_LOOKS_EVERY_S)
            except Empty:
                self._require_life()
                continue
            result = self._result(number)
            if result is None:
                self._submit(number, jobs[number])
            else:
                yield number, result[0]

    def stop(self) -> None:
        """Take back what is not done, and interrupt what is being done."""
        futures, self._futures = [*self._futures.values()], {}
        with suppress(Exception):  # the scheduler may be gone
            self._client.cancel(futures, force=True)
            self._client.run(_stopper(), self._name, wait=False, on_error="ignore")

    def _submit(self, number: int, job: bytes) -> None:
        future = self._client.submit(
            self._task,
            sameness.facts(),
            self._name,
            self._begin,
            job,
            key=f"mingbai-{self._name}-{number}-{self._deaths[number]}",
            pure=False,
            priority=-number,
        )
        self._futures[number] = future
        future.add_done_callback(lambda _: self._ended.put(number))

    def _result(self, number: int) -> tuple[Any] | None:
        """Return the result of a job that has ended; None where it is to be begun again."""
        from distributed import KilledWorker

        from app.sharing.remote import End

        future = self._futures.pop(number)
        try:
            end, told = future.result(timeout=_ANSWERS_WITHIN_S)
        except KilledWorker as error:
            return (Lost(f"died with its worker, {error.allowed_failures + 1} times in a row"),)
        match end:
            case End.TOLD:
                return (told.opened(),)
            case End.DIED:
                self._deaths[number] += 1
                return (Lost(f"{told}, {TRIES} times in a row"),) if self._deaths[number] == TRIES else None
            case End.UNREADY:
                raise MachineError(
                    f"a process for the work could not be started on a worker: it {told}",
                    "free some memory there",
                )
            case _:
                raise MachineError(f"a worker is not like this machine: {told}", _SAME)

    def _require_life(self) -> None:
        """Raise MachineError where nobody has been there for long who could do the jobs."""
        now = time.monotonic()
        if self._client.status == "running" and self._client.scheduler_info()["workers"]:
            self._seen = now
        elif now - self._seen > _WORKERS_WITHIN_S:
            raise MachineError(
                f"the scheduler at {self._address} or all of its workers have gone", "start them again"
            )
