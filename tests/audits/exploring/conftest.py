"""The small apps that are driven are explored as well."""

from tests.audits.driving.conftest import make_stage, time

__all__ = ["make_stage", "time"]
