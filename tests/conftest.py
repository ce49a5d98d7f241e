"""One off-screen Kivy for the whole test session, prepared before any test module can import it."""

from __future__ import annotations

import gc

from hypothesis import HealthCheck, settings

from audits.target.environment import prepare_kivy

pytest_plugins = ["pytester"]  # the auditor's plugin is tested with tests of its own

# How long an example takes says how busy the machine is, and nothing else.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
prepare_kivy(390, 844, off_screen=True)

# A session holds very many objects that stay. At Python's usual threshold the collector looks through them so
# often that it takes a third of the time of a test that makes widgets.
gc.set_threshold(100_000, 10, 10)
