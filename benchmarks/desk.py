"""How long the desk takes for 20 and 2,000 statements, on the services of the tests: `make bench`."""

import time

import pytest
from django.test import Client

from articles.models import User
from tests.factories import make_article

SENTENCE = (
    'Minister Jane Doe said that bridge {0} cost {0} million euros. "It is safe," she said.\n\n'
)


@pytest.mark.parametrize("statements", [20, 2000])
def test_desk(client: Client, editor: User, statements: int) -> None:
    client.force_login(editor)
    start = time.perf_counter()
    article = make_article(editor, "".join(map(SENTENCE.format, range(statements // 2))), "Bridges")
    imported = time.perf_counter() - start
    client.get(f"/articles/{article.pk}/")
    start = time.perf_counter()
    client.get(f"/articles/{article.pk}/")
    shown = time.perf_counter() - start
    print(f"{statements} statements: import {imported:.2f} s, page {shown:.2f} s")  # noqa: T201
