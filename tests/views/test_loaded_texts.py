"""No page or action loads a whole text once for each row: a long text would fill the memory."""

import pytest
from django.db import transaction

from articles.models import Claim, Statement
from tests.factories import make_article, make_claim
from tests.fetched import fetched_of
from tests.views.test_authorization import TABLE, address, new_text, things, typed

__all__ = ["things"]  # a fixture

MOST_LOADS = 12  # of the whole text in one request: a few for each thing that it is about


@pytest.fixture
def text(article, editor, things):
    """The text of an article of whose statements each is a claim."""
    revision = article.revisions.get()
    for start, end in revision.statements.values_list("start", "end"):
        make_claim(article, editor, revision.text[start:end])
    return revision.text


def loads(client, name, things, text) -> tuple[int, int]:
    """Return how many rows of one query, and of all queries of a request, hold the text."""
    undone = transaction.atomic()
    undone._from_testcase = True  # type: ignore[attr-defined]  # as around each test
    with undone:
        about = things | new_text(name, things)
        sent = typed(name, about)
        with fetched_of(text) as fetched:
            getattr(client, TABLE[name][0])(address(name, about), sent)
        transaction.set_rollback(True)
    return fetched.most_rows, len(fetched.holding)


def test_no_page_and_no_action_loads_a_text_for_each_row(client, things, text, administrator):
    administrator.is_editor = administrator.is_reviewer = True
    administrator.save()
    client.force_login(administrator)

    names = TABLE.keys() - {"api_search"}  # each hit shows a passage of its own text
    seen = {name: loads(client, name, things, text) for name in names}

    assert {n: s for n, s in seen.items() if s[0] > 1 or s[1] > MOST_LOADS} == {}


def test_a_list_that_loads_the_text_of_each_claim_is_noticed(text):
    with fetched_of(text) as fetched:
        list(Claim.objects.select_related("revision"))

    assert fetched.most_rows == Claim.objects.count() > 1


def test_an_import_loads_no_text_for_each_statement(editor):
    body = "The bridge is safe. It cost 4 million.\n\n" * 50
    with fetched_of(body.strip()) as fetched:
        make_article(editor, body)

    assert Statement.objects.count() == 100
    assert fetched.most_rows <= 1
    assert len(fetched.holding) <= 2
    assert fetched.size < 10 * len(body)
