"""The sections of the panel in their order, each page from its top."""

from __future__ import annotations

from app.desktop.sections.accessibility import Accessibility
from app.desktop.sections.answers import SimulatedAnswers
from app.desktop.sections.behind import BehindTheScreen
from app.desktop.sections.happenings import Happenings
from app.desktop.sections.person import Person
from app.desktop.sections.screenshot import Screenshot
from app.desktop.sections.section import Context, Section
from app.desktop.sections.timemachine import TimeMachine
from app.desktop.sections.variant import VariantChoices
from app.desktop.sections.walked import WalkedScreens
from app.desktop.sections.walkrecording import WalkRecording

_SECTIONS: tuple[type[Section], ...] = (
    VariantChoices,
    Person,
    SimulatedAnswers,
    Happenings,
    TimeMachine,
    BehindTheScreen,
    Accessibility,
    WalkedScreens,
    Screenshot,
    WalkRecording,
)


def sections(context: Context) -> tuple[Section, ...]:
    """Return the sections of one desk."""
    return tuple(section(context) for section in _SECTIONS)
