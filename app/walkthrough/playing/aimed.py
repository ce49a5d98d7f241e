"""Let a walk look around each of its touches, where its plan asks for it."""

from __future__ import annotations

from app.walkthrough.aiming.aim import Aim
from app.walkthrough.aiming.missed import FILE, as_data
from app.walkthrough.evidence.folder import RunFolder
from app.walkthrough.playing.plan import Plan
from app.walkthrough.playing.player import Player
from audits.writing.strictjson import json_text


def aimed_at(player: Player, plan: Plan) -> Aim | None:
    """Let a player look around its touches; return who looks, None where that is not asked for."""
    kept = plan.kept
    if plan.jitter is None or kept is None:
        return None
    folder, sight = RunFolder(kept.out), player.driver.sight

    def keep(name: str, picture: bytes) -> None:
        folder.write(f"{kept.walk}/{name}.png", (picture,))

    player.notes.aim = Aim(plan.jitter, sight.look, player.notes.seen, keep)
    return player.notes.aim


def keep_aim(aim: Aim | None, plan: Plan) -> None:
    """Keep what was found around the touches."""
    if aim is not None and plan.kept is not None:
        text = json_text(as_data(aim.aimed), indent=1)
        RunFolder(plan.kept.out).write(f"{plan.kept.walk}/{FILE}", (text,))
