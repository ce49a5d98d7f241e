"""Read every data file once: before a walk or an audit starts, and right after the window's first frame."""

from __future__ import annotations

from datetime import datetime

from app.content.claims import load_claims
from app.content.designs import design_names, load_design, modes_of
from app.content.examples import load_examples
from app.content.icons import load_icons
from app.content.operators import load_operators
from app.content.platforms import load_platforms
from app.content.scenarios import scenario_names
from app.content.scenarios.loading import load_scenario
from app.content.scenarios.surroundings import load_surroundings
from app.content.strings.checking import check_strings
from app.content.themes import load_theme, theme_names


def check_data_files() -> None:
    """Raise InputError for the first file that is wrong: other processes could only crash on it."""
    load_icons()
    load_examples()
    load_operators()
    claims = load_claims()
    load_platforms()
    load_surroundings()
    for scenario in scenario_names():
        load_scenario(scenario, datetime.now(), claims)
    for design in design_names():
        for mode in modes_of(design):
            load_design(design, mode)
    for theme in theme_names():
        load_theme(theme)
    check_strings()
