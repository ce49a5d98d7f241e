"""The flows that ship with the program, and how one is named on the command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.errors import InputError, UnknownNameError
from app.walkthrough.script.commands.lifecycle import OWN_APP
from app.walkthrough.script.reader import load_script
from app.walkthrough.script.script import Script
from app.walkthrough.script.workspace import Workspace, read_workspace

FOLDER = Path(__file__).parents[1] / "flows"


@dataclass(frozen=True, slots=True)
class Found:
    """A flow's file, and the folder's settings where it was found in a folder."""

    file: Path
    workspace: Workspace | None = None


def flow_names() -> tuple[str, ...]:
    """Return the names of the flows that ship with the program."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


def find_files(names: Sequence[str]) -> list[Found]:
    """Return the files of flows by name, by file, or all of a folder; all that ship, where none is named.

    Raises InputError for a name that is none of these.
    """
    return [found for name in names or flow_names() for found in _files(name)]


def find_flows(
    names: Sequence[str],
    variables: Mapping[str, str] | None = None,
    tags: Sequence[str] = (),
    without: Sequence[str] = (),
    *,
    foreign: bool = False,
) -> tuple[Script, ...]:
    """Return flows by name, by file, or all of a folder; all that ship, where none is named.

    ``variables`` fill in ``${NAME}``; ``tags`` narrow the flows to those that have one of them, ``without``
    to those that have none of these. A folder's config.yaml narrows and orders its own. ``foreign`` flows are
    played on somebody else's app; the others have to be for the prototype.

    Raises InputError for a name that is none of these, for a tag that no flow has, for whatever is wrong in a
    file, and for what cannot be played here.
    """
    loaded = [(found, load_script(found.file, variables, foreign=foreign)) for found in find_files(names)]
    known = {tag for _, script in loaded for tag in script.tags}
    for tag in tags:
        if tag not in known:
            raise UnknownNameError("tag", tag, known)
    chosen = tuple(_chosen(loaded, tags, without))
    for script in chosen:
        if script.findings.refused:
            raise script.findings.refused[0]
        if not foreign:
            _require_own(script)
    return chosen


def _require_own(script: Script) -> None:
    """Raise InputError for a flow that is for another app; a name that is still open may be ours."""
    if script.app_id not in ("", OWN_APP) and "${" not in script.app_id:
        wrong = f"the flow is for the app {script.app_id!r}, not for the prototype ({OWN_APP})"
        raise InputError(wrong, "say which app that is: --app main.py", script.findings.app_where)


def _chosen(
    loaded: Sequence[tuple[Found, Script]], tags: Sequence[str], without: Sequence[str]
) -> Iterator[Script]:
    """Yield the flows that the tags leave. Raises InputError where a config leaves none, or orders others.

    As in Maestro, the tags that are asked for count beside those of a folder's config.yaml.
    """
    own = (found.workspace for found, _ in loaded if found.workspace is not None)
    asked = {each.folder: each.also(tags, without) for each in own}
    plain = Workspace(Path(), include_tags=tuple(tags), exclude_tags=tuple(without))
    for workspace in asked.values():
        scripts = [script for found, script in loaded if _folder(found) == workspace.folder]
        chosen = [script.name for script in scripts if workspace.takes(script.tags)]
        if not chosen and not (tags or without):
            wrong = "the tags of its config.yaml leave no flow"
            raise InputError(wrong, "see includeTags and excludeTags", str(workspace.config))
        if not (tags or without):
            workspace.check_order(chosen)
    for found, script in loaded:
        workspace = plain if found.workspace is None else asked[found.workspace.folder]
        if workspace.takes(script.tags):
            yield replace(script, turn=workspace.turn(script.name), goes_on=workspace.goes_on)


def _folder(found: Found) -> Path | None:
    return None if found.workspace is None else found.workspace.folder


def _files(name: str) -> Sequence[Found]:
    if name.endswith((".yaml", ".yml")):
        return (Found(Path(name)),)
    if name in flow_names():
        return (Found(FOLDER / f"{name}.yaml"),)
    folder = Path(name)
    if not name.strip() or not folder.is_dir():
        raise UnknownNameError("flow", name, flow_names())
    workspace = read_workspace(folder)
    return [Found(file, workspace) for file in workspace.files()]
