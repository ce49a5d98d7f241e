"""Figures that are computed from the claims; they show where the claims contradict each other."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.domain.facts.claims import Claims


def slower(claims: Claims, phone: str) -> float:
    """Return how many s more than on the iPhone a claimed time (F06, F07) is."""
    return claims.figure(phone) - claims.figure("F05")


def missed(claims: Claims) -> float:
    """Return how many times as many thefts go through without a real name, by the table of E11."""
    return (100 - claims.figure("E11", "after")) / (100 - claims.figure("E11"))


def complained(claims: Claims) -> float:
    """Return how many times as many fraud complaints come without a real name, by the table of E11."""
    return claims.figure("E11", "complaints_after") / claims.figure("E11", "complaints")


# By the name that the texts of claims.toml call them.
DERIVED: dict[str, Callable[[Claims], float]] = {
    "F06_slower": partial(slower, phone="F06"),
    "F07_slower": partial(slower, phone="F07"),
    "E11_missed": missed,
    "E11_complained": complained,
}
