"""The sample article exported to Word and imported again keeps its claims and sources."""

import io
import re
import zipfile
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command

from articles.actions.articles import confirm_import, start_import
from articles.actions.claims import flag_claim
from articles.actions.sources import add_source, attach_source
from articles.models import Article, Citation, Claim, Import, Scale, Source, User
from articles.reads.publishing import snapshot_report
from articles.reports import FORMATS, Rendering

DAY = date(2025, 2, 24)
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


def on_claims(article: Article) -> list[tuple[int, str, list[tuple[str, ...]]]]:
    """Return start and text of each claim, with its sources and what the citations say."""
    return [
        (
            claim.start,
            claim.text,
            [
                (str(each.source), each.stance, each.locator, each.excerpt, each.note)
                for each in claim.citations.order_by("source__pk", "locator")
            ],
        )
        for claim in article.revisions.get().claims.order_by("start", "end")
    ]


def cite(claim: Claim, by: User, kind: str, **about: Any) -> None:
    add_source(
        claim,
        by=by,
        kind=Source.Kind(kind),
        about=about,
        stance=Citation.Stance.REFUTES,
        locator="pp. 4-5, 8",
        excerpt="It is so.",
        note="See p. 9.",
    )


def as_another_program_saves(data: bytes) -> bytes:
    """Return the file without the record of the export, and with other ids of comments."""
    saved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(saved, "w") as package:
        for name in source.namelist():
            if not name.startswith("customXml"):
                content = re.sub(
                    rb"/[^/]*/customXml\"[^>]*>", b'/x" Target="x.xml"/>', source.read(name)
                )
                package.writestr(name, content.replace(b'"1000000', b'"'))
    return saved.getvalue()


def imported_again(imported: Import, by: User) -> Article:
    return confirm_import(
        imported,
        by=by,
        body=imported.text,
        scale=Scale.objects.get(key="public"),
        **{name: getattr(imported, name) for name in FIELDS},
    )


def test_claims_come_back_on_their_words_with_sources_and_locations(sample):
    editor, reviewer = User.objects.get(username="edith"), User.objects.get(username="rosa")
    statement = sample.revisions.get().statements.filter(kind="reported").first()
    words = statement.revision.text[statement.start : statement.end].split()
    first = flag_claim(statement, by=editor, words=" ".join(words[:3]))
    second = flag_claim(
        statement, by=editor, words=" ".join(words[-3:]), reason=Claim.Reason.NUMBER
    )
    cite(first, reviewer, "interview", person="Ann Lee", channel="email", dated_on=DAY)
    cite(second, reviewer, "document", title="Survey, of all", issuer="Ministry, of Ports")
    for locator in ("", "p. 4"):
        attach_source(
            second,
            by=reviewer,
            url="https://example.com/a",
            stance=Citation.Stance.SUPPORTS,
            locator=locator,
        )
    report = snapshot_report(sample, everything=True)
    data = FORMATS["docx"].rendered(report, Rendering.LEGAL)

    for again in (data, as_another_program_saves(data)):
        imported = start_import(by=editor, file_name="report.docx", data=again)
        article = imported_again(imported, editor)

        about = [getattr(article, name) for name in FIELDS]
        assert about == [getattr(sample, name) for name in FIELDS]
        assert article.revisions.get().text == sample.revisions.get().text
        assert statements(article) == statements(sample)
        assert on_claims(article) == on_claims(sample)
        assert len(on_claims(article)) == 8
    comments = [
        each.text for claim in article.revisions.get().claims.all() for each in claim.comments.all()
    ]
    for claim in report.numbered_claims:
        assert any(f"{claim.number}. ⚑ not judged yet" in text for text in comments)
