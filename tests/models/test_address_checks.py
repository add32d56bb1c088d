"""The checks of addresses hold for former rows as well, unless one of those breaks them."""

from importlib import import_module

import pytest
from django.db import IntegrityError, connection, transaction

from articles.models import Import, Origin, Source

VALIDATE = import_module("articles.migrations.0043_valid_addresses").VALIDATE
SOURCE, IMPORT = "source_address_of_the_web", "import_address_of_the_web"


def run(*statements: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        for statement in statements:
            cursor.execute(statement)


def validated() -> dict[str, bool]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname, convalidated FROM pg_constraint WHERE conname LIKE %s",
            ["%address_of_the_web"],
        )
        return dict(cursor.fetchall())


def make_unchecked(table: str, name: str) -> None:
    """Leave a check as an upgrade finds it: it holds for new rows only."""
    run(
        f"CREATE TEMP TABLE IF NOT EXISTS definition AS SELECT conname,"
        f" pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE conname = '{name}'",
        f"ALTER TABLE {table} DROP CONSTRAINT {name}",
    )


def add_unchecked(table: str, name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM definition WHERE conname = %s", [name])
        (definition,) = cursor.fetchone()
    run(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition} NOT VALID")


def test_a_new_database_has_checked_all_rows(db):
    assert set(validated().values()) == {True}
    assert {SOURCE, IMPORT} <= set(validated())


@pytest.mark.parametrize(
    ("address", "is_valid"), [("https://a.example/", True), ("ftp://a", False)]
)
def test_a_former_row_decides_whether_the_check_becomes_valid(editor, address, is_valid):
    make_unchecked("articles_import", IMPORT)
    Import.objects.create(text="A", origin=Origin.URL, url=address, imported_by=editor)
    add_unchecked("articles_import", IMPORT)
    assert not validated()[IMPORT]

    run(VALIDATE)
    run(VALIDATE)

    assert validated()[IMPORT] is is_valid
    assert Import.objects.filter(url=address).exists()
    with pytest.raises(IntegrityError, match=IMPORT), transaction.atomic():
        Import.objects.create(text="B", origin=Origin.URL, url="javascript:1", imported_by=editor)


def test_a_source_of_another_scheme_is_refused(editor):
    with pytest.raises(IntegrityError, match=SOURCE), transaction.atomic():
        Source.objects.create(kind=Source.Kind.URL, url="javascript:alert(1)", added_by=editor)
