"""Reports made while others edit: each shows one state of the database."""

from collections import Counter
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import Any

import pytest
from django.db import connection, connections

from articles.actions.claims import add_comment
from articles.actions.sources import attach_source
from articles.models import Article, Citation, Claim, User
from articles.reads.publishing import report as report_reads
from articles.reads.publishing import snapshot_report
from articles.reports import Report
from tests.factories import SHORT, UserFactory, make_article, make_claim, make_revision

pytestmark = pytest.mark.django_db(transaction=True)

EXPORTS = 40  # more than a report has queries
Desk = tuple[Article, Claim, User, User]


@pytest.fixture
def desk() -> Desk:
    editor = UserFactory.create(username="edith", is_editor=True)
    reviewer = UserFactory.create(username="rosa", is_reviewer=True)
    article = make_article(editor)
    return article, make_claim(article, editor, "the bridge cost 4.5 million"), editor, reviewer


class Editors:
    """`with Editors(edit, ...) as editors:` `editors.edit()` does each edit once more, in a thread
    that has a connection of its own, and returns when all are committed."""

    def __init__(self, *edits: Callable[[int], object]) -> None:
        self._edits = edits
        self._times = 0
        self._pool = ThreadPoolExecutor(max_workers=1)

    def __enter__(self) -> "Editors":
        return self

    def __exit__(self, *error: object) -> None:
        self._pool.submit(connections.close_all).result()
        self._pool.shutdown()

    def edit(self) -> None:
        self._times += 1
        for edit in self._edits:
            self._pool.submit(edit, self._times).result()


class Between:
    """Between two queries of a report everybody edits once: after the first one in the first
    report, after the second one in the second, and so on."""

    def __init__(self, editors: Editors) -> None:
        self._editors = editors
        self._queries = 0
        self.edit_after = 1

    def __call__(self, execute: Callable[..., Any], *asked: Any) -> Any:
        result = execute(*asked)
        self._queries += 1
        if self._queries == self.edit_after:
            self._editors.edit()
        return result

    def next_report(self) -> None:
        reached = self._queries >= self.edit_after
        self.edit_after = self.edit_after + 1 if reached else 1
        self._queries = 0


def talk(claim: Claim, by: User) -> Callable[[int], object]:
    return lambda number: add_comment(claim, by=by, text=f"Remark {number}.")


def cite(claim: Claim, by: User) -> Callable[[int], object]:
    def edit(number: int) -> None:
        attach_source(
            Claim.objects.select_related("revision__article").get(pk=claim.pk),
            by=by,
            url=f"https://www.example.com/{number % 5}",
            stance=Citation.Stance.CONTEXT,
        )

    return edit


def rewrite(article: Article, by: User) -> Callable[[int], object]:
    """Now and then a new sentence at the top: every span moves, and no claim loses its words."""

    def edit(number: int) -> None:
        if number % 16 == 8:
            make_revision(article, by, f"It is said {number} times. {SHORT}")

    return edit


def contradictions(report: Report) -> list[str]:
    """What one part of the report says and another denies."""
    text = report.revision.text
    problems = [
        f"claim {claim.number} stands on other words"
        for claim in report.numbered_claims
        if text[slice(*claim.span)] != claim.text
    ]
    numbers = [claim.number for claim in report.numbered_claims]
    if len(set(numbers)) < len(numbers):
        problems.append("two claims have one number")
    cited = {citation.source for claim in report.claims for citation in claim.citations}
    if cited != {source.number for source in report.sources}:
        problems.append("sources are cited that are not listed, or listed and not cited")
    event_counts = Counter(event.subject for event in report.events)
    if event_counts["comment"] != sum(len(claim.comments) for claim in report.claims):
        problems.append("the history has other comments than the claims")
    if not all(span[1] <= len(text) for span in (each.span for each in report.statements)):
        problems.append("a statement ends behind the text")
    return problems


def exported(desk: Desk) -> Generator[Report, None, None]:
    """Many reports; while each is made, everybody edits once."""
    article, claim, editor, reviewer = desk
    edits = (talk(claim, reviewer), cite(claim, reviewer), rewrite(article, editor))
    with Editors(*edits) as editors:
        between = Between(editors)
        for _time in range(EXPORTS):
            with connection.execute_wrapper(between):
                report = snapshot_report(article, everything=True)
            between.next_report()
            yield report


def test_exports_during_edits_are_each_consistent(desk):
    versions = set()

    for report in exported(desk):
        assert contradictions(report) == []
        versions.add(report.version)

    assert len(versions) > EXPORTS / 4  # there were edits between the exports


def test_without_the_isolation_some_would_contradict_themselves(desk, monkeypatch):
    monkeypatch.setattr(report_reads, "ISOLATION", "SET TRANSACTION READ ONLY")

    with closing(exported(desk)) as reports:
        assert any(contradictions(report) for report in reports)
