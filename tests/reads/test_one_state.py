"""A hundred reports, made while others edit: each tells one moment, in all its parts."""

import itertools
import threading
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from django.db import connection

from articles import actions, reads
from articles.models import Article, Citation, Claim, User
from articles.reads import moment
from articles.reports import Report
from tests.factories import SHORT, UserFactory, make_article, make_claim, make_revision

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

EXPORTS = 100
Desk = tuple[Article, Claim, User, User]


@pytest.fixture
def desk(scales) -> Desk:
    editor = UserFactory.create(username="edith", is_editor=True)
    reviewer = UserFactory.create(username="rosa", is_reviewer=True)
    article = make_article(editor)
    return article, make_claim(article, editor, "the bridge cost 4.5 million"), editor, reviewer


class Editors:
    """`with Editors(edit, ...) as editors:` each edit has a thread of its own, in which it is done
    as often as `editors.go_on` says, at the same time as whatever follows."""

    def __init__(self, *edits: Callable[[int], object]) -> None:
        self._over = False
        self._failed: list[BaseException] = []
        self._turns = [threading.Semaphore(0) for _edit in edits]
        self._threads = [
            threading.Thread(target=self._work, args=each, daemon=True)
            for each in zip(edits, self._turns, strict=True)
        ]

    def __enter__(self) -> "Editors":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._over = True
        self.go_on()
        for thread in self._threads:
            thread.join(timeout=30)
        assert self._failed == []

    def go_on(self) -> None:
        for turn in self._turns:
            turn.release()

    def _work(self, edit: Callable[[int], object], turn: threading.Semaphore) -> None:
        try:
            for number in itertools.count(1):
                turn.acquire()
                if self._over:
                    break
                edit(number)
        except BaseException as error:  # noqa: BLE001 (told when all is over)
            self._failed.append(error)
        finally:
            connection.close()


def talk(claim: Claim, by: User) -> Callable[[int], object]:
    return lambda number: actions.add_comment(claim, by=by, text=f"Remark {number}.")


def cite(claim: Claim, by: User) -> Callable[[int], object]:
    def edit(number: int) -> None:
        actions.attach_source(
            Claim.objects.select_related("revision__article").get(pk=claim.pk),
            by=by,
            url=f"https://www.example.com/{number % 5}",
            stance=Citation.Stance.CONTEXT,
        )

    return edit


def rewrite(article: Article, by: User) -> Callable[[int], object]:
    """Now and then a new sentence at the top: every span moves, and no claim loses its words."""

    def edit(number: int) -> None:
        if number % 40 == 20:
            make_revision(article, by, f"It is said {number} times. {SHORT}")

    return edit


def contradictions(report: Report) -> list[str]:
    """What one part of the report says and another denies."""
    text = report.revision.text
    found = [
        f"claim {claim.number} stands on other words"
        for claim in report.shown
        if text[slice(*claim.span)] != claim.text
    ]
    if [claim.number for claim in report.shown] != list(range(1, len(report.shown) + 1)):
        found.append("the claims are not numbered")
    cited = {citation.source for claim in report.claims for citation in claim.citations}
    if cited != {source.number for source in report.sources}:
        found.append("sources are cited that are not listed, or listed and not cited")
    told = Counter(event.subject for event in report.events)
    if told["comment"] != sum(len(claim.comments) for claim in report.claims):
        found.append("the history has other comments than the claims")
    if not all(span[1] <= len(text) for span in (each.span for each in report.statements)):
        found.append("a statement ends behind the text")
    return found


def exported(desk: Desk) -> Iterator[Report]:
    """A hundred reports; while each is made, everybody edits once."""
    article, claim, editor, reviewer = desk
    with Editors(talk(claim, reviewer), cite(claim, reviewer), rewrite(article, editor)) as editors:
        for _time in range(EXPORTS):
            editors.go_on()
            yield reads.report_in_one_state(article, everything=True)


def test_a_hundred_exports_during_edits_are_each_consistent(desk):
    versions = set()

    for report in exported(desk):
        assert contradictions(report) == []
        versions.add(report.version)

    assert len(versions) > EXPORTS / 4  # there were edits meanwhile


def test_without_the_isolation_some_would_contradict_themselves(desk, monkeypatch):
    monkeypatch.setattr(moment, "ISOLATION", "SET TRANSACTION READ ONLY")

    assert any(contradictions(report) for report in exported(desk))
