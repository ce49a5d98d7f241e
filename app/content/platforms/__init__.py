"""The phones: one TOML file each, named by its id."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path

from app.content import data
from app.content.conforming import conform
from app.domain.platform import Platform
from app.domain.text import said

FOLDER = Path(__file__).parent


def platform_names() -> tuple[str, ...]:
    """Return the ids of all platforms."""
    return data.names(FOLDER)


@cache
def load_platform(name: str) -> Platform:
    """Return a platform by its id. Raises InputError for an unknown one, or where its file is wrong."""
    from app.content.claims import load_claims  # which know every screen; the names are asked for long before

    content = data.read_named(FOLDER, "platform", name)
    get = partial(data.require, content, path=FOLDER / f"{name}.toml")
    path = FOLDER / f"{name}.toml"
    claims = load_claims()
    with data.reading(path):
        platform = Platform(
            id=name,
            name=said(get("name")),
            family=get("family"),
            version=tuple(get("version")),
            sensor=get("sensor"),
            sensor_seconds=get("sensor_seconds"),
            steps=tuple(get("steps")),
            seconds=get("seconds"),
            time_claim=get("time_claim"),
            face_id_since=(claims.whole("F02", "major"), claims.whole("F02", "minor")),
        )
        conform(platform)
        platform.predicted_seconds()  # each of its steps has a time
        claims.figure(platform.time_claim)
    return platform


def load_platforms() -> tuple[Platform, ...]:
    """Return all platforms."""
    return tuple(load_platform(name) for name in platform_names())
