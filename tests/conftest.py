"""Fixtures for all tests. Services come from tests/services.py, people from tests/people.py."""

import os

import pytest

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright's loop, Django's calls

pytest_plugins = ["tests.people"]


@pytest.fixture(autouse=True)
def impolite(settings):
    """All tests fetch from one server, and do not wait for their turn there; those of turns do."""
    settings.FETCH_HOST_AT_ONCE = settings.FETCH_HOST_GAP_SECONDS = 0


@pytest.fixture(autouse=True)
def captures_folder(settings, tmp_path):
    """Each test keeps its captures in a folder of its own."""
    storages = dict(settings.STORAGES)
    storages["default"] = {**storages["default"], "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = storages
