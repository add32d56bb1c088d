"""A page that is fetched again has another figure: the sum is computed again, and the verdict asks."""

import pytest

from articles.actions.sources import add_calculation, attach_source
from articles.actions.verdicts import record_verdict
from articles.models import Calculation, Citation, Drift, Mark, Operand
from articles.reads.claims import claim_card
from articles.rules.calculations import facts_of_claim
from articles.rules.freshness import freshness_of
from tests.actions.sources.test_calculations import PAGE, TEXT
from tests.factories import make_article, make_claim
from tests.tasks.test_recheck import origin, retry_missing_pages, work

__all__ = ["origin"]  # the fixture


@pytest.mark.django_db
def test_a_recheck_that_brings_other_figures_marks_the_verdict(origin, editor, reviewer):
    origin.page("/ferries", PAGE, ETag='"one"')
    article = make_article(editor, TEXT)
    claim = make_claim(article, editor, "up 12 per cent")
    context = Citation.Stance.CONTEXT
    citation = attach_source(claim, by=reviewer, url=origin.url("/ferries"), stance=context)
    work()
    capture = citation.source.captures.get().pk
    figures = [
        Operand("", "", citation=citation.pk, capture=capture, table=1, row=row, column=2)
        for row in (2, 3)
    ]
    (fact, *_others) = facts_of_claim(claim)
    add_calculation(claim, by=reviewer, kind=Calculation.Kind.CHANGE, fact=fact, operands=figures)
    claim.refresh_from_db()
    rating = article.scale.ratings.all()[0]
    record_verdict(
        claim, by=reviewer, rating=rating, explanation="So.", expected_version=claim.version
    )

    retry_missing_pages()
    assert freshness_of([claim])[claim.pk].marks == []
    origin.page("/ferries", PAGE.replace("1,344", "1,380"), ETag='"two"')
    retry_missing_pages()

    fresh = freshness_of([claim])[claim.pk]
    assert (fresh.marks, fresh.sources[0].status) == ([Mark.FIGURES_CHANGED], Drift.FIGURES)
    (row,) = claim_card(claim.pk, reader=reviewer).calculations
    assert row.worked_out
    assert row.worked_out.result == "12 %"
    assert row.again
    assert row.again.result == "15 %"
