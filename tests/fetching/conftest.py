"""A test server, and a policy that allows exactly that server."""

from collections.abc import Iterator

import pytest

from articles.fetching import Policy
from tests.origin import Origin

ARTICLE = """<!doctype html><html lang="en"><head><title>The law</title></head><body><article>
<h1>The law</h1><p>Sunni lawmakers estimate that the law frees thousands of prisoners from jail.</p>
<p>A copy of the law seen by Reuters shows that it does not name a single one of them.</p>
</article></body></html>"""


@pytest.fixture
def origin() -> Iterator[Origin]:
    with Origin() as origin:
        origin.page("/law", ARTICLE)
        yield origin


@pytest.fixture
def policy(origin: Origin) -> Policy:
    return Policy(allowed_peers=frozenset({origin.peer}), deadline_seconds=5, connect_seconds=1)
