from functools import cache

import pytest

from articles.reports.bundle import check_upload
from tests.actions.publishing.other_newsroom import exported_elsewhere, rich_report

ask_child_once = cache(check_upload._ask_child)


@pytest.fixture
def elsewhere() -> bytes:
    return exported_elsewhere(rich_report)


@pytest.fixture(autouse=True)
def checked_once(monkeypatch):
    """Start one child process for each file, not for each import of it."""
    monkeypatch.setattr(check_upload, "_ask_child", ask_child_once)
