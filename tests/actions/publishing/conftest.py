import io
from functools import cache
from typing import Any

import pytest

from articles.refusals import Refused
from articles.reports.bundle import check_upload
from tests.actions.publishing.other_newsroom import exported_elsewhere, rich_report


@pytest.fixture(scope="module")
def elsewhere(module_rows) -> bytes:
    with module_rows():
        return exported_elsewhere(rich_report)


@cache
def answer_of_child(data: bytes, _memory: int) -> dict[str, Any]:
    """Return what the child process prints about a file."""
    try:
        return check_upload._check(io.BytesIO(data))
    except Refused as refusal:
        return {"refused": str(refusal)}


@pytest.fixture(autouse=True)
def checked_here(monkeypatch):
    """Check a file in this process, which starts in no time.

    The child has tests of its own, `tests/reports/bundle/test_check_upload.py`.
    """
    monkeypatch.setattr(check_upload, "_ask_child", answer_of_child)
