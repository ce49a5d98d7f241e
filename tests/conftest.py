"""One off-screen Kivy for the whole test session, prepared before any test module can import it."""

from __future__ import annotations

from audits.target.environment import prepare_kivy

prepare_kivy(390, 844, off_screen=True)
