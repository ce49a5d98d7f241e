"""The options that say who does the work: processes of this machine, or the workers of a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import click

from app.errors import InputError
from app.prototype import headless
from app.sharing.pools import Pool
from app.sharing.processes import Processes

Command = Callable[..., Any]
Opening = Callable[[], AbstractContextManager[Pool]]
"""Gives the pool that is asked for, open meanwhile."""


def pool_options(command: Command) -> Command:
    """Add ``--jobs`` and ``--cluster``."""
    command = click.option(
        "--cluster",
        metavar="ADDRESS",
        help="Let the workers of this scheduler of dask do the work (tcp://HOST:PORT or tls://HOST:PORT).",
    )(command)
    return click.option(
        "--jobs", type=click.IntRange(1), metavar="N", help="Processes at once; one a processor if not given."
    )(command)


def require_pool(jobs: int | None, cluster: str | None, *, own: bool) -> None:
    """Raise InputError for what does not go together; ``own``: the prototype is meant, and no other app."""
    if cluster is not None:
        from app.sharing.cluster import require_address

        require_address(cluster)
        if jobs is not None:
            raise InputError(
                "a cluster has its own number of processes", "leave it out with --cluster", "--jobs"
            )
    if not own and (jobs, cluster) != (None, None):
        option = "--jobs" if cluster is None else "--cluster"
        raise InputError(
            "another app is walked on this machine, a process a core", "leave it out with --app", option
        )


@contextmanager
def opened_pool(jobs: int | None = None, cluster: str | None = None) -> Iterator[Pool]:
    """Give the pool that is asked for. Raises MachineError where it lacks something, OpenGL included."""
    if cluster is None:
        headless.require_opengl()
        yield Processes(jobs)
        return
    from app.sharing.cluster import Cluster

    with Cluster(cluster) as pool:
        if len(pool.renderers) > 1:
            drawn = ", ".join(pool.renderers)
            click.echo(
                f"the workers draw by different means, so that figures may differ a little: {drawn}", err=True
            )
        yield pool
