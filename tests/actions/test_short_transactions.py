"""Nothing that takes long happens in a transaction: no fetch, no rendering, no long search.

In a transaction others wait for the locks. What takes long is done before it, and the transaction
then checks that nothing has changed; or a job does it.
"""

import json
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection, transaction

from articles import tasks, text
from articles.actions.articles import (
    confirm_import,
    confirm_revision,
    edit_article,
    start_import,
    start_revision,
)
from articles.actions.captures import examine_citations as searching
from articles.actions.claims import add_comment
from articles.actions.notifications import deliver_messages
from articles.actions.publishing import import_report, publish_report
from articles.actions.sources import (
    add_source,
    add_transcript,
    attach_upload,
    cite_source,
    upload_instead,
)
from articles.models import (
    Article,
    Citation,
    Edition,
    Finding,
    Job,
    Scale,
    Source,
    alignment_fingerprint,
)
from articles.reads.publishing import report_for
from articles.refusals import Refused, Stale
from articles.reports import Rendering
from tests.actions.publishing.other_newsroom import exported_elsewhere, importer, rich_report
from tests.factories import make_approval, make_article, make_claim, make_edition
from tests.origin import Origin

pytestmark = pytest.mark.django_db(transaction=True)
SLOW = {
    "fetch": "articles.fetching.fetch",
    "read": "articles.fetching.read",
    "page": "articles.actions.publishing.publish_report.render_html",
    "record": "articles.actions.publishing.publish_report.render_json",
    "alignment": "articles.text.revise",
    "split": "articles.text.split",
    "analysis": "articles.text.analyse",
}
LETTER = b"The bridge cost 4.5 million euros, she said."


@pytest.fixture
def slow(monkeypatch) -> list[tuple[str, bool]]:
    """The slow steps that were done: what, and whether a transaction was open."""
    done: list[tuple[str, bool]] = []

    def watched(name: str, step: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            done.append((name, connection.in_atomic_block))
            return step(*arguments, **options)

        return call

    for name, path in SLOW.items():
        module, _dot, function = path.rpartition(".")
        target = import_module(module)
        monkeypatch.setattr(target, function, watched(name, getattr(target, function)))
    search = searching._examine

    def examine(capture: Any, waiting: Any) -> None:
        if len(capture.text) * len(waiting) > searching.AT_ONCE:
            done.append(("long search", connection.in_atomic_block))
        search(capture, waiting)

    monkeypatch.setattr(searching, "_examine", examine)
    return done


def require_outside(slow: list[tuple[str, bool]], *expected: str) -> None:
    assert set(expected) <= {name for name, _inside in slow}
    assert [name for name, inside in slow if inside] == []


def test_an_article_is_imported_and_revised_from_an_address(editor, settings, slow):
    with Origin() as origin:
        settings.FETCH_ALLOWED_PEERS = [origin.allowed]
        origin.page("/one", "<article><p>The bridge cost 4.5 million euros.</p></article>")
        imported = start_import(by=editor, url=origin.url("/one"))
        article = confirm_import(
            imported, by=editor, title="T", body=imported.text, scale=Scale.objects.all()[0]
        )
        origin.page("/one", "<article><p>The bridge cost 5.5 million euros.</p></article>")
        imported = start_revision(article, by=editor, url=origin.url("/one"))
        confirm(article, imported, editor)

    assert article.revisions.count() == 2
    require_outside(slow, "fetch", "alignment", "split", "analysis")


def test_an_e_mail_is_sent_in_no_transaction(claim, editor, reviewer, monkeypatch, mailoutbox):
    inside: list[bool] = []
    send = EmailBackend.send_messages

    def watched(backend: EmailBackend, messages: Any) -> int:
        inside.append(connection.in_atomic_block)
        return send(backend, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", watched)
    add_comment(claim, by=editor, text="@rosa look.")
    deliver_messages()

    assert (len(mailoutbox), inside) == (1, [False])


def test_another_language_splits_the_text_before_the_transaction(editor, slow):
    article = make_article(editor)
    about: dict[str, Any] = {"title": "T", "byline": "", "publisher": "", "published_on": None}

    edit_article(
        article, by=editor, expected_version=1, scale=article.scale, language="de", **about
    )

    require_outside(slow, "split", "analysis")


def confirm(article: Article, imported: Any, editor: Any) -> Any:
    former = article.revisions.latest("number")
    expected = alignment_fingerprint(former, imported.text)
    return confirm_revision(imported, by=editor, body=imported.text, expected_version=expected)


def test_files_and_transcripts_are_read_before_the_transaction(claim, reviewer, slow):
    citing = {"by": reviewer, "stance": Citation.Stance.SUPPORTS}
    citation = attach_upload(claim, title="", file_name="a.txt", data=LETTER, **citing)
    upload_instead(citation.source, by=reviewer, file_name="b.txt", data=LETTER + b" Yes.")
    about = {"title": "Minutes", "issuer": "The council", "dated_on": None}
    document = add_source(
        claim, kind=Source.Kind.DOCUMENT, about=about, text="She said so.", **citing
    )
    add_transcript(document.source, by=reviewer, text="She said so again.")

    require_outside(slow, "read")


def test_a_report_is_rendered_before_the_article_is_locked(article, editor, slow):
    edition = make_edition(article, editor)

    require_outside(slow, "page", "record")
    assert (edition.number, edition.published_by) == (1, editor)


def test_an_edition_that_was_published_during_the_rendering_is_not_overwritten(
    article, editor, monkeypatch
):
    make_approval(article, editor)
    report, disclosed = report_for(editor, article, Rendering.PUBLIC)
    publish = partial(
        publish_report,
        article,
        by=editor,
        report=report,
        disclosed=disclosed,
        expected_version=report.version,
    )
    module = import_module("articles.actions.publishing.publish_report")
    render = module.render_json

    def publish_meanwhile(public: Any) -> Any:
        monkeypatch.undo()
        publish()
        return render(public)

    monkeypatch.setattr(module, "render_json", publish_meanwhile)
    with pytest.raises(Refused, match="Nothing has changed since the newest edition"):
        publish()

    assert Edition.objects.count() == 1


def test_a_version_that_was_saved_during_the_alignment_is_not_overwritten(
    article, editor, monkeypatch
):
    first = start_revision(article, by=editor, pasted="Nobody has counted the cars.")
    second = start_revision(article, by=editor, pasted="Nobody has counted the bicycles.")
    align = text.revise

    def save_meanwhile(*arguments: Any) -> Any:
        monkeypatch.undo()
        confirm(article, first, editor)
        return align(*arguments)

    monkeypatch.setattr(text, "revise", save_meanwhile)
    with pytest.raises(Stale, match="new version"):
        confirm(article, second, editor)

    assert article.revisions.latest("number").text == first.text


EDITED = range(5)


@pytest.fixture
def cited(editor, reviewer) -> Article:
    """An article with some claims, which all cite one source of 90,000 characters."""
    article = make_article(editor, " ".join(f"Bridge {number} cost 4 euros." for number in EDITED))
    claims = [make_claim(article, editor, f"Bridge {number} cost 4 euros.") for number in EDITED]
    letter = "\n\n".join(
        f"Bridge {number} cost 5 euros. Nobody knows why." for number in range(2000)
    )
    citation = attach_upload(
        claims[0],
        by=reviewer,
        title="",
        file_name="a.txt",
        data=letter.encode(),
        stance=Citation.Stance.REFUTES,
    )
    for claim in claims[1:]:
        cite_source(claim, by=reviewer, source=citation.source, stance=Citation.Stance.REFUTES)
    assert len(letter) < searching.AT_ONCE < len(letter) * len(EDITED)
    return article


def revise(article: Article, editor: Any) -> None:
    newest = article.revisions.latest("number").text
    confirm(
        article,
        start_revision(article, by=editor, pasted=newest.replace("cost 4", "cost 5")),
        editor,
    )


def exact() -> int:
    return Finding.objects.filter(words__contains="cost 5", outcome="exact").count()


def test_a_long_search_for_edited_claims_is_left_to_a_worker(cited, editor, slow):
    revise(cited, editor)

    require_outside(slow, "alignment")
    job = Job.objects.get(kind=Job.Kind.EXAMINE, state=Job.State.QUEUED)
    assert exact() == 0
    tasks.examine(job.pk)
    assert exact() == len(EDITED)
    require_outside(slow, "long search")


def test_without_the_limit_the_search_would_be_done_under_the_lock(
    cited, editor, slow, monkeypatch
):
    at_once = partial(searching.examine_source, at_once=10**9)
    monkeypatch.setattr(
        "articles.actions.articles.carry_over_claims.examine_sources",
        lambda sources, **changed: [at_once(source, **changed) for source in sources],
    )

    revise(cited, editor)

    assert ("long search", True) in slow
    assert exact() == len(EDITED)


def test_a_short_search_is_done_at_once(article, claim, editor, reviewer, slow):
    attach_upload(
        claim,
        by=reviewer,
        title="",
        file_name="a.txt",
        data=b"The bridge cost 5.5 million euros.",
        stance=Citation.Stance.SUPPORTS,
    )
    newest = article.revisions.latest("number").text
    imported = start_revision(article, by=editor, pasted=newest.replace("4.5", "5.5"))

    confirm(article, imported, editor)

    assert Finding.objects.filter(words__contains="5.5").exists()
    assert not Job.objects.filter(kind=Job.Kind.EXAMINE).exists()
    require_outside(slow)


@pytest.mark.parametrize("at_once", [10**9, 0], ids=["short texts", "long texts"])
def test_an_imported_report_is_searched_behind_its_transaction(at_once, monkeypatch):
    """Short texts at once; jobs, which are in the transaction, search what is left."""
    report = rich_report()
    with transaction.atomic():
        exported_elsewhere(lambda: report)
    search, inside = searching._examine, list[bool]()

    def examine(capture: Any, waiting: Any) -> None:
        inside.append(connection.in_atomic_block)
        search(capture, waiting)

    monkeypatch.setattr(searching, "AT_ONCE", at_once)
    monkeypatch.setattr(searching, "_examine", examine)
    article = import_report(report, by=importer())

    of_article = Finding.objects.filter(citation__claim__revision__article=article)
    assert of_article.exists() is bool(at_once)
    for job in Job.objects.filter(kind=Job.Kind.EXAMINE, state=Job.State.QUEUED):
        tasks.examine(job.pk)
    former = json.loads(report)["report"]["claims"]
    expected = [
        each for claim in former for cited in claim["citations"] for each in cited["findings"]
    ]
    assert of_article.count() >= len(expected) > 0
    assert inside
    assert not any(inside)
