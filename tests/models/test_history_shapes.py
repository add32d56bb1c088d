"""The columns that the hash chain covers follow every renaming of a column."""

from pathlib import Path

import pytest
from django.db import connection

from articles.models import Claim
from articles.models.history import chained_models
from articles.models.operations import rename_history_column
from articles.reads.history import first_fault

RECORDED = Path(__file__).parent / "history_columns.txt"
ADVICE = """
The columns of the history differ from tests/models/history_columns.txt. A new column: add it there.
A renamed one: use `rename_history_column` in the same migration, then rename it there. A removed one:
leave it in the table, because the rows that had it could not be compared with their hashes any more.
"""


def recorded() -> dict[str, set[str]]:
    lines = [line.partition(":") for line in RECORDED.read_text().splitlines()]
    return {table: set(columns.split()) for table, _colon, columns in lines}


def present() -> dict[str, set[str]]:
    """Return the columns of each chained table in the database."""
    columns: dict[str, set[str]] = {model._meta.db_table: set() for model in chained_models()}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns"
            " WHERE table_schema = current_schema() AND table_name = ANY(%s)",
            [list(columns)],
        )
        for table, column in cursor.fetchall():
            columns[table].add(column)
    return columns


def test_the_columns_of_the_history_are_the_recorded_ones(db):
    assert present() == recorded(), ADVICE


@pytest.fixture
def renamed(claim: Claim) -> None:
    """Rename a column of the events of claims, as a migration would."""
    assert first_fault() is None
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        cursor.execute("ALTER TABLE articles_claimevent RENAME COLUMN note TO remark")


def test_a_renamed_column_is_noticed(renamed):
    assert present() != recorded()
    fault = first_fault()
    assert fault is not None
    assert fault.table == "articles_claimevent"


def test_with_the_operation_the_hashes_still_fit_and_it_can_be_undone(renamed):
    operation = rename_history_column("articles_claimevent", "note", "remark")
    with connection.cursor() as cursor:
        cursor.execute(str(operation.sql))
        assert first_fault() is None
        cursor.execute(str(operation.reverse_sql))
        cursor.execute("ALTER TABLE articles_claimevent RENAME COLUMN remark TO note")

    assert first_fault() is None
