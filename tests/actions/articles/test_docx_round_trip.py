"""The sample article exported to Word and imported again keeps its claims and sources."""

import pytest
from django.core.management import call_command

from articles.actions.articles import confirm_import, start_import
from articles.models import Article, Import, Scale, User
from articles.reads.publishing import snapshot_report
from articles.reports import FORMATS, Rendering

FIELDS = ("title", "byline", "publisher", "published_on", "language")


@pytest.fixture
def sample(transactional_db, settings, tmp_path) -> Article:
    """The article of the demo, with a verdict."""
    settings.DATA_DIR = tmp_path
    call_command("demo", stdout=open("/dev/null", "w"))  # noqa: SIM115, PTH123
    return Article.objects.get()


def statements(article: Article) -> list[tuple[str, str, list[str]]]:
    """Return text, kind and speakers of each statement."""
    revision = article.revisions.get()
    statements = revision.statements.prefetch_related("attributions__speaker")
    return [
        (
            revision.text[one.start : one.end],
            one.kind,
            [each.speaker.name for each in one.attributions.all() if each.speaker],
        )
        for one in statements
    ]


def on_statements(article: Article) -> dict[str, set[str]]:
    """Return the cited addresses by the text of each statement with a claim."""
    revision = article.revisions.get()
    cited_by_text: dict[str, set[str]] = {}
    for claim in revision.claims.prefetch_related("citations__source"):
        one = revision.statements.get(start__lte=claim.start, end__gt=claim.start)
        cited = cited_by_text.setdefault(revision.text[one.start : one.end], set())
        cited |= {each.source.url for each in claim.citations.all() if each.source.url}
    return cited_by_text


def imported_again(imported: Import, by: User) -> Article:
    return confirm_import(
        imported,
        by=by,
        body=imported.text,
        scale=Scale.objects.get(key="public"),
        **{name: getattr(imported, name) for name in FIELDS},
    )


def test_claims_and_sources_come_back_on_the_same_statements(sample):
    editor = User.objects.get(username="edith")
    report = snapshot_report(sample, everything=True)
    data = FORMATS["docx"].rendered(report, Rendering.PUBLIC)

    imported = start_import(by=editor, file_name="report.docx", data=data)
    article = imported_again(imported, editor)

    assert article != sample
    assert [getattr(article, name) for name in FIELDS] == [getattr(sample, name) for name in FIELDS]
    assert article.revisions.get().text == sample.revisions.get().text
    assert statements(article) == statements(sample)
    assert on_statements(article) == on_statements(sample)
    assert any(on_statements(article).values())
    said = [
        each.text for claim in article.revisions.get().claims.all() for each in claim.comments.all()
    ]
    for claim in report.numbered_claims:
        assert any(f"{claim.number}. ⚑ not judged yet" in text for text in said)
    for source in report.sources:  # what was uploaded has no address: it is named
        named = source.title or (source.capture.field("title") if source.capture else "")
        assert source.url or any(named in text for text in said if text.startswith("Footnote: "))
