"""The app's role reads and writes rows, and can neither rewrite the history nor alter a table."""

import pytest
from django.db import DatabaseError, connection, transaction

from articles.actions.publishing import import_report
from articles.models import Article, Edition
from factcheck import checks
from factcheck.database.role import TABLES, grant_rights
from tests.actions.publishing.other_newsroom import exported
from tests.factories import UserFactory, make_edition
from tests.rich import make_rich_article

pytestmark = pytest.mark.django_db
WRITES = {
    "empty": "TRUNCATE {table} CASCADE",
    "alter": "ALTER TABLE {table} ADD COLUMN more integer",
    "drop": "DROP TABLE {table} CASCADE",
    "switch off": "ALTER TABLE {table} DISABLE TRIGGER ALL",
    "own": "ALTER TABLE {table} OWNER TO CURRENT_USER",
    "add a trigger": (
        "CREATE TRIGGER more BEFORE INSERT ON {table} FOR EACH ROW"
        " EXECUTE FUNCTION suppress_redundant_updates_trigger()"
    ),
}
SWITCHES = [
    "SET session_replication_role = replica",
    "CREATE OR REPLACE FUNCTION _pgh_attach_context() RETURNS uuid LANGUAGE sql AS 'SELECT NULL::uuid'",
    "CREATE TABLE public.more (id integer)",
    "DROP FUNCTION articles_seal_history(bigint)",
    "SELECT articles_chain_row('articles_verdict', v) FROM articles_verdict v",
    "UPDATE articles_historylink SET digest = '\\x00'",
    "DELETE FROM articles_historyhead",
    "UPDATE articles_verdict SET explanation = 'Other.'",
    "DELETE FROM articles_verdictevent",
    "UPDATE pghistory_context SET metadata = '{}'",
    "DELETE FROM articles_undoentry",
    "UPDATE django_migrations SET name = 'x'",
]


def run(statement: str) -> bool:
    """Try a statement. Return whether the database did it; it is rolled back."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
            transaction.set_rollback(True)
    except DatabaseError:
        return False
    return True


def tables() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        return [table for table, *_about in cursor.fetchall()]


def become_app() -> None:
    """Continue as the role of the app until the transaction ends."""
    role = f"{connection.settings_dict['NAME']}_app"
    grant_rights(role)
    with connection.cursor() as cursor:
        cursor.execute(f'SET LOCAL ROLE "{role}"')


@pytest.mark.parametrize("kind", WRITES)
def test_the_app_cannot_change_any_table(verdict, kind):
    become_app()

    assert [table for table in tables() if run(WRITES[kind].format(table=table))] == []


@pytest.mark.parametrize("kind", WRITES)
def test_a_single_role_that_owns_the_tables_could(verdict, kind):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    assert run(WRITES[kind].format(table="articles_presence"))


@pytest.mark.parametrize("statement", SWITCHES)
def test_the_app_cannot_switch_protections_off(verdict, statement):
    become_app()

    assert not run(statement)


def test_the_app_can_do_the_whole_job(editor, reviewer, second_reviewer):
    become_app()

    article = make_rich_article(editor, reviewer, second_reviewer)
    report = exported(article)
    imported = import_report(report, by=UserFactory.create(is_editor=True))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    assert Article.objects.filter(pk=imported.pk).exists()


def test_the_app_can_publish(verdict, editor):
    become_app()

    make_edition(verdict.claim.revision.article, editor)

    assert Edition.objects.count() == 1


def test_the_deploy_check_names_what_a_single_role_could_do():
    (warning,) = checks.check_database_role()

    assert warning.id == "factcheck.W002"
    assert "superuser" in warning.msg
    assert "owns the tables" in warning.msg
    become_app()
    assert checks.check_database_role() == []


def test_the_rights_are_granted_again_with_each_update(verdict):
    """Each start of an installation with two roles does it, after the migrations."""
    role = f"{connection.settings_dict['NAME']}_app"

    grant_rights(role)
    grant_rights(role)

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_roles WHERE rolname = %s", [role])
        assert cursor.fetchone() == (1,)
