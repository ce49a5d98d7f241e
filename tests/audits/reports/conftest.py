"""One made-up run and its files, for all tests of reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from audits import reports
from audits.model import Run
from tests.audits.reports import sample


@pytest.fixture(scope="session")
def run() -> Run:
    return sample.run()


@pytest.fixture(scope="session")
def folder(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("report")
    reports.write(run, reports.FORMATS, out)
    return out
