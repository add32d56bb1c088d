"""A database of version 0.1.0 is upgraded, keeps all rows, and can go back.

`version-0.1.0.sql.gz` is a dump of that version: the demo, and an article with some of everything.
`report-0.1.0.zip` is a report that it exported and signed.
"""

import gzip
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection
from psycopg.sql import SQL, Identifier

from articles.reports import verify_archive

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
Shape = dict[str, set[tuple[Any, ...]]]
Row = dict[str, str]  # by column, the value as Python writes it
RENAMED = {
    "carrying": "claimcarryover",
    "clearing": "publicationapproval",
    "confidant": "sourcegrant",
    "confirmation": "verdictreconfirmation",
    "deed": "undoentry",
    "host": "hostratelimit",
    "house": "newsroomsettings",
    "query": "question",
    "receipt": "reportimport",
    "sketch": "textfingerprint",
    "toldevent": "importedevent",
}
FETCH_UNDER_WAY = """
    UPDATE articles_job SET is_downloaded = true, turn_at = not_before WHERE id = 2;
    UPDATE articles_job SET host = 'www.example.com' WHERE id IN (3, 5);
"""
MIGRATE = """
import ast, gc, sys, django
gc.disable()  # collections would take a third of the time
django.setup()
from django.core.management import call_command
for target in ast.literal_eval(sys.argv[1]):
    call_command("migrate", *target, verbosity=0)
"""
COLUMNS = """
    SELECT table_name, column_name, data_type, is_nullable, column_default IS NOT NULL
    FROM information_schema.columns WHERE table_schema = 'public'
"""
CONSTRAINTS = """
    SELECT conrelid::regclass::text, contype::text, pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        AND conrelid <> 0 AND contype <> 'n'
"""
TRIGGERS = """
    SELECT t.tgrelid::regclass::text, t.tgname::text, p.prosrc
    FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid WHERE NOT t.tgisinternal
"""
# Columns that the hash chain covers and that a later migration renamed without telling it.
STALE_SHAPES = """
    SELECT s.table_name, c.name FROM articles_historyshape s, unnest(s.columns) AS c(name)
    WHERE NOT EXISTS (
        SELECT FROM information_schema.columns i
        WHERE i.table_name = s.table_name AND i.column_name = c.name
    )
"""
CASTS = re.compile(r"::character varying|::text|\[\]|[()\s]")  # a dump writes them otherwise


@pytest.fixture
def former(db) -> Iterator[psycopg.Connection[Any]]:
    """A connection to a separate database of version 0.1.0."""
    target: dict[str, Any] = dict(connection.get_connection_params())
    about = {name: target[name] for name in ("host", "port", "user", "password") if name in target}
    name = f"{connection.settings_dict['NAME']}_upgrade"
    with psycopg.connect(**about, dbname="postgres", autocommit=True) as server:
        server.execute(SQL("DROP DATABASE IF EXISTS {}").format(Identifier(name)))
        server.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
    try:
        with psycopg.connect(**about, dbname=name, autocommit=True) as made:
            made.execute(gzip.decompress((HERE / "version-0.1.0.sql.gz").read_bytes()))
            made.execute("SET search_path = public")
            yield made
    finally:
        with psycopg.connect(**about, dbname="postgres", autocommit=True) as server:
            server.execute(SQL("DROP DATABASE {}").format(Identifier(name)))


def migrate(database: psycopg.Connection[Any], *targets: tuple[str, ...]) -> None:
    """Migrate in a separate process, as an operator does; to one target after the other."""
    info = database.info
    address = f"postgres:///{info.dbname}?host={info.host}&port={info.port}&user={info.user}"
    environment = os.environ | {"DATABASE_URL": address, "DEBUG": "1"}
    command = [sys.executable, "-W", "ignore", "-c", MIGRATE, repr(targets)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


def rows(database: psycopg.Connection[Any]) -> dict[str, list[Row]]:
    """Return all rows by table, sorted, without the log of migrations and the content types."""
    names = database.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        " AND tablename NOT IN ('django_migrations', 'django_content_type', 'auth_permission')"
    ).fetchall()
    rows_by_table = {}
    for (name,) in names:
        table = database.execute(SQL("SELECT * FROM {}").format(Identifier(name)))
        columns = [column.name for column in table.description or ()]
        every = [dict(zip(columns, map(repr, row), strict=True)) for row in table]
        rows_by_table[name] = sorted(every, key=lambda row: sorted(row.items()))
    return rows_by_table


def values(rows: list[Row]) -> list[tuple[str, ...]]:
    """Return the values of rows in the order of their columns, whose names may differ."""
    return sorted(tuple(row.values()) for row in rows)


def with_moved_columns(jobs: list[Row], turns: list[Row]) -> list[Row]:
    """Return upgraded jobs with the columns that version 0.1.0 had in their place."""
    turn_of = {turn["job_id"]: turn for turn in turns}
    no_turn = {"host": "''", "turn_at": "None"}
    former = []
    for job in jobs:
        turn = turn_of.get(job["id"], no_turn)
        moved = {name: turn[name] for name in no_turn}
        rest = {name: value for name, value in job.items() if name not in {"request", "task"}}
        former.append(rest | moved | {"is_downloaded": repr(job["task"] == "'parse'")})
    return former


def by_column(rows: list[Row]) -> list[list[tuple[str, str]]]:
    """Return rows for a comparison that ignores the order of columns and rows."""
    return sorted(sorted(row.items()) for row in rows)


def without_copies(tables: dict[str, list[Row]]) -> list[tuple[str, str]]:
    """Remove what the upgrade copied into verdicts and sign-offs. Return it with its rating."""
    rows = tables["articles_verdict"] + tables["articles_signoff"]
    return [(row["rating_id"], row.pop("recorded_rating")) for row in rows]


NEW_COLUMNS = {
    "articles_claim": ("due_on", "number"),
    "articles_claimevent": ("due_on",),
    "articles_commonorigin": ("basis", "shared"),
    "articles_commonoriginevent": ("basis", "shared"),
    "articles_finding": ("examiner", "search_round", "speakers"),
    "articles_import": ("kept_file", "roles"),
    "articles_rating": ("is_retired",),
    "articles_ratingevent": ("is_retired",),
    "articles_revision": ("roles", "splitter"),
    "articles_user": ("language", "theme"),
    "articles_newsroomsettings": (
        "change_days",
        "export_hours",
        "names_staff",
        "notification_days",
        "other_sense",
        "session_days",
        "sourced",
        "webhook_days",
    ),
    "articles_newsroomsettingsevent": (
        "change_days",
        "export_hours",
        "names_staff",
        "notification_days",
        "other_sense",
        "session_days",
        "sourced",
        "webhook_days",
    ),
    "articles_source": ("imported_with_id", "is_external"),
    "articles_sourceevent": ("imported_with_id", "is_external"),
    "articles_capture": (
        *("elsewhere", "encoding", "is_beginning", "is_external", "post", "read_again_of_id"),
        *("read_at", "read_by_id", "reader"),
    ),
    "articles_reportimport": ("approval", "is_own"),
}


def without_new_columns(tables: dict[str, list[Row]]) -> None:
    """Remove the columns that came later."""
    for table, columns in NEW_COLUMNS.items():
        for row in tables[table]:
            for column in columns:
                del row[column]


def renamed(table: str) -> str:
    """Return the name of a table after the upgrade."""
    word = table.removeprefix("articles_")
    if word in RENAMED:
        return f"articles_{RENAMED[word]}"
    model = word.removesuffix("event")
    if word.endswith("event") and model in RENAMED:
        return f"articles_{RENAMED[model]}event"
    return table


def shape(database: Any) -> Shape:
    """Return columns, constraints and triggers as sets, because their order differs."""
    queries = {"columns": COLUMNS, "constraints": CONSTRAINTS, "triggers": TRIGGERS}
    parts = {name: database.execute(query).fetchall() for name, query in queries.items()}
    parts["constraints"] = [(*where, CASTS.sub("", said)) for *where, said in parts["constraints"]]
    return {name: set(lines) for name, lines in parts.items()}


def test_an_upgrade_and_its_reversal_keep_all_rows_and_give_the_right_schema(former):
    former.execute(FETCH_UNDER_WAY)
    rows_before, shape_before = rows(former), shape(former)
    assert len(rows_before["articles_deed"]) > 40

    migrate(former, ())

    rows_after, shape_after = rows(former), shape(former)
    entries_after = rows_after.pop("articles_undoentry")
    entries_before = rows_before.pop("articles_deed")  # kinds and keys get new names
    jobs = rows_after.pop("articles_job")
    searched_again = [job for job in jobs if job["kind"] == "'examine'"]
    assert {job["state"] for job in searched_again} == {"'queued'"}
    jobs = [job for job in jobs if job not in searched_again]
    jobs_after = with_moved_columns(jobs, rows_after.pop("articles_hostturn"))
    assert by_column(jobs_after) == by_column(rows_before["articles_job"])
    without_new_columns(rows_after)
    copies = without_copies(rows_after)
    labels = dict(former.execute("SELECT id::text, label FROM articles_rating").fetchall())
    assert all(labels[rating] in copy for rating, copy in copies if rating != "None")
    for table, former_rows in rows_before.items():
        if table != "articles_job":
            assert values(rows_after[renamed(table)]) == values(former_rows), table
    assert len(entries_after) == len(entries_before)
    assert difference(shape_after, shape(connection.connection)) == {}
    assert former.execute(STALE_SHAPES).fetchall() == []

    # Version 0.1.0 did not have these apps.
    added = [("mfa", "zero"), ("socialaccount", "zero"), ("usersessions", "zero")]
    migrate(former, ("articles", "0025_downloads"), *added)

    rows_back = rows(former)
    entries_back = rows_back.pop("articles_deed")
    assert rows_back == rows_before
    # What the upgrade added to an entry stays in it.
    for entry in (*entries_back, *entries_before):
        del entry["before"], entry["found"], entry["left"], entry["back"]
    assert by_column(entries_back) == by_column(entries_before)
    assert difference(shape(former), shape_before) == {}


def difference(shape: Shape, wanted: Shape) -> dict[str, set[tuple[Any, ...]]]:
    """Return what only one of two shapes has."""
    return {part: shape[part] ^ wanted[part] for part in wanted if shape[part] != wanted[part]}


def test_a_signed_archive_of_the_former_version_still_verifies():
    verification = verify_archive((HERE / "report-0.1.0.zip").read_bytes())

    assert not verification.problems
