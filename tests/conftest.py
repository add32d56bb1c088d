"""Fixtures for all tests. Services come from tests/services.py, people from tests/people.py."""

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.management.commands import flush
from django.db import connection, connections, transaction
from django.db.backends.postgresql.operations import DatabaseOperations
from django.test import Client, override_settings
from django.utils import translation
from django.utils.formats import reset_format_cache
from django.utils.translation import trans_real
from hypothesis import settings as hypothesis_settings

from articles.models import Scale
from articles.prepared import forget_statements
from articles.reads.publishing import report_for
from articles.views.publishing import exports
from tests.api.tokens import EveryDoorClient
from tests.services import TEMPLATE, delete_rows

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright's loop, Django's calls

pytest_plugins = ["tests.people"]

# No test measures time: on a busy machine, an example may take any.
hypothesis_settings.register_profile("suite", deadline=None)
hypothesis_settings.load_profile("suite")


# They take up to a minute each, and need services of their own instead of the database of the tests.
LONGEST = frozenset({"test_upgrade.py", "test_dev.py", "test_services.py"})


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Start with the longest tests: at the end, the other processes would wait for the last one."""
    items.sort(key=lambda item: item.path.name not in LONGEST)


def pytest_collection_finish() -> None:
    """Keep the collector from going through all tests again and again: a tenth of their time."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix) -> None:
    """Create each test database as a copy of one that has all migrations."""
    if TEMPLATE in os.environ:
        connections["default"].settings_dict["TEST"]["TEMPLATE"] = os.environ[TEMPLATE]


@pytest.fixture(autouse=True, scope="session")
def emptied_tables() -> Iterator[None]:
    """Empty only the tables that have rows after a test with real transactions."""

    def flush_tables(
        _operations: Any, _style: Any, tables: Sequence[str], **_options: Any
    ) -> list[str]:
        return [delete_rows(tables)]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "sql_flush", flush_tables)
        patch.setattr(flush, "emit_post_migrate_signal", lambda *_args, **_options: None)
        yield


@pytest.fixture(autouse=True)
def shipped_rows(request) -> None:
    """Restore the rating scales of a new database, which tests with real transactions empty."""
    asked = {"db", "transactional_db"} & set(request.fixturenames)
    if not asked and not request.node.get_closest_marker("django_db"):
        return
    request.getfixturevalue(max(asked, default="db"))
    if not Scale.objects.exists():
        import_module("articles.migrations.0002_rooms").add_scales(apps, None)


@pytest.fixture(scope="module")
def module_rows(
    django_db_setup, django_db_blocker
) -> Iterator[Callable[..., AbstractContextManager[None]]]:
    """`with module_rows():` makes rows that stay until the last test of the module.

    Each test undoes what it changes, and starts from these rows. For modules without tests of real
    transactions, which would not see them.
    """
    around = transaction.atomic()
    around._from_testcase = True  # type: ignore[attr-defined]  # as around each test

    @contextmanager
    def made() -> Iterator[None]:
        with django_db_blocker.unblock():
            yield
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        connection.run_on_commit.clear()

    with django_db_blocker.unblock():
        around.__enter__()
    yield made
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)


@pytest.fixture
def client() -> Client:
    """A browser, which is a program with a token where it asks the API."""
    return EveryDoorClient()


@pytest.fixture
def changed_rules() -> Iterator[None]:
    """Let prepared reads notice that a test switches a rule off, and back on after it."""
    forget_statements()
    yield
    forget_statements()


@pytest.fixture
def reports_read_once(monkeypatch) -> None:
    """Read the report of each rendering once, not for each of its twelve formats."""
    monkeypatch.setattr(exports, "report_for", cache(report_for))


@pytest.fixture
def other_languages(settings, monkeypatch) -> Iterator[None]:
    """Switch on other languages than English, as in an installation that has a translation."""
    settings.USE_I18N = True
    monkeypatch.setattr(translation, "_trans", trans_real)
    reset_format_cache()
    yield
    reset_format_cache()


@pytest.fixture(autouse=True, scope="session")
def settings_of_all_tests() -> Iterator[None]:
    """Override settings once: to do so for each test would take as long as many a test."""
    with override_settings(
        FETCH_HOST_AT_ONCE=0,  # no rate limit: all tests fetch from one server
        FETCH_HOST_GAP_SECONDS=0,
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],  # a safe one is slow
        ARCHIVE_KEY="a2V5IGZvciBjaGVja3Mgb25seSwgb2YgMzIgYnl0ZXM=",
    ):
        yield


@pytest.fixture(scope="session")
def captures_of_all_tests(tmp_path_factory) -> Path:
    folder: Path = tmp_path_factory.mktemp("captures")
    return folder


@pytest.fixture(autouse=True)
def captures_folder(settings, captures_of_all_tests) -> None:
    """Store captures in a folder of the test, which the first capture creates."""
    location = str(captures_of_all_tests / uuid4().hex)
    default = {**settings.STORAGES["default"], "OPTIONS": {"location": location}}
    settings.STORAGES = {**settings.STORAGES, "default": default}
