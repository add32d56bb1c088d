"""Rows for tests, in the state in which the actions leave them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.utils import timezone
from factory.declarations import LazyAttribute, Sequence
from factory.django import DjangoModelFactory, Password

from articles import rules, text
from articles.actions.articles import Choice, confirm_import, confirm_revision, start_revision
from articles.actions.claims import flag_claim
from articles.actions.newsroom import invite
from articles.actions.publishing import approve_article, override_rule, publish_report
from articles.actions.questions import ask_question
from articles.actions.sources import attach_source, upload_instead
from articles.actions.verdicts import record_verdict
from articles.actions.webhooks import add_endpoint
from articles.file_store import store_export
from articles.models import (
    Article,
    Attribution,
    Calculation,
    Capture,
    Citation,
    Claim,
    CommonOrigin,
    Edition,
    Export,
    Finding,
    Import,
    Inconsistency,
    Invitation,
    Operand,
    Origin,
    Question,
    Quotation,
    Rating,
    Recording,
    Revision,
    Scale,
    Source,
    Speaker,
    Statement,
    Transcript,
    User,
    Verdict,
    WebhookDelivery,
    WebhookEndpoint,
    WebhookMessage,
    WebhookType,
    alignment_fingerprint,
)
from articles.models.articles import revision as revisions
from articles.reads.articles import newest_revision
from articles.reads.publishing import report_for
from articles.reads.sources import OneOrigin, evidence_rows, one_origin_of, pair_rows
from articles.reports import Rendering

SAMPLE = Path(__file__).resolve().parent.parent / "articles/management/demo/article.txt"
PASSWORD = "correct horse battery"
SHORT = (
    'Minister Jane Doe said that the bridge cost 4.5 million euros. "It is safe," she said.\n\n'
    "The bridge opened in 2019. Nobody has counted the cars."
)


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = Sequence(lambda n: f"person{n}")
    email = LazyAttribute(lambda user: f"{user.username}@newsroom.invalid")
    password = Password(PASSWORD)


def make_article(editor: User, body: str = SHORT, title: str = "The bridge") -> Article:
    """An article with one revision, imported and confirmed by `editor`."""
    imported = Import.objects.create(
        title=title, text=text.normalise(body), origin=Origin.PASTE, imported_by=editor
    )
    return confirm_import(
        imported,
        by=editor,
        title=title,
        body=imported.text,
        scale=Scale.objects.get(key="public"),
    )


def make_article_by_former_rules(editor: User, patch: pytest.MonkeyPatch) -> Article:
    """An article that was split before the rules knew verbs and speakers."""
    real = text.split
    patch.setattr(text, "split", lambda body, *_around: replace(real(body, "und"), language="en"))
    patch.setattr(revisions, "SPLITTER_VERSION", 1)
    return make_article(editor)


def make_revision(
    article: Article,
    editor: User,
    body: str,
    choices: Mapping[int, Choice] | None = None,
) -> Revision:
    """Save a new version of the article, as the editor confirms it."""
    imported = start_revision(article, by=editor, pasted=body)
    expected_version = alignment_fingerprint(article.revisions.latest("number"), imported.text)
    return confirm_revision(
        imported, by=editor, body=imported.text, expected_version=expected_version, choices=choices
    )


def statement_with(article: Article, words: str) -> Statement:
    """Return the statement in which `words` begin."""
    revision = article.revisions.latest("number")
    place = revision.text.index(words)
    statement = revision.statements.get(start__lte=place, end__gt=place)
    return Statement.objects.select_related("revision__article").get(pk=statement.pk)


def make_claim(article: Article, by: User, words: str = "") -> Claim:
    """Flag `words`, or the first statement of the article."""
    revision = article.revisions.latest("number")
    words = words or revision.text[slice(*revision.statements.values_list("start", "end")[0])]
    return flag_claim(statement_with(article, words), by=by, words=words)


def make_citation(claim: Claim, by: User, url: str = "https://www.example.com/page") -> Citation:
    """A citation of a page that is queued to be fetched."""
    return attach_source(claim, by=by, url=url, stance=Citation.Stance.SUPPORTS)


def make_recording(capture: Capture) -> None:
    """Say that the capture is a recording and its transcript at once, for tests of addresses."""
    recording = Recording.objects.create(capture=capture, media_type="audio/wav", length=9000)
    part = [0, len(capture.text), 1000, 2000, ""]
    Transcript.objects.create(capture=capture, recording=recording, parts=[part])


def make_turned_finding(citation: Citation, capture: Capture) -> Finding:
    """The beginning of the claim, which the beginning of the capture is said to negate."""
    passage = capture.text[:60]
    frame = {"kind": "negated", "words": passage[:9], "start": 0, "end": 9}
    return Finding.objects.create(
        citation=citation,
        capture=capture,
        sought=Finding.Sought.QUOTATION,
        start=0,
        end=3,
        words=citation.claim.text[:3],
        outcome=Finding.Outcome.OTHER_SENSE,
        places=[[10, 13]],
        passage=passage,
        passage_sha256=text.evidence.words_fingerprint(passage),
        detail={"frame": frame, "parts": [], "differences": [], "context": None, "others": []},
    )


def make_calculation(citation: Citation, by: User, note: str = "") -> Calculation:
    """A sum of two figures from the source of a citation, about the first words of its claim."""
    words = citation.claim.text[:10]
    figure = Operand("7", "en", note=note, citation=citation.pk, value="7").as_json()
    return Calculation.objects.create(
        claim=citation.claim,
        kind=Calculation.Kind.SUM,
        fact_start=0,
        fact_end=len(words),
        fact_kind="number",
        words=words,
        operands=[figure, figure],
        calculated_by=by,
    )


def make_question(claim: Claim, by: User, *, days: int, text: str = "Who counted?") -> Question:
    """A question to an archive whose deadline is `days` from now, which may have passed."""
    question = ask_question(
        claim,
        by=by,
        whom=Question.Whom.OTHER,
        addressee="City archive",
        channel=Question.Channel.EMAIL,
        text=text,
    )
    deadline = timezone.now() + timedelta(days=days)
    Question.objects.filter(pk=question.pk).update(deadline=deadline)
    return question


def make_common_origin(source: Source, by: User) -> CommonOrigin:
    """Suggest a common origin for the source and another, each with a capture."""
    other = Source.objects.create(kind=Source.Kind.UPLOAD, title="Copy", added_by=by)
    upload_instead(other, by=by, file_name="copy.txt", data=b"A letter about it.")
    return CommonOrigin.objects.create(
        first=source,
        second=other,
        first_capture=source.captures.all()[0],
        second_capture=other.captures.all()[0],
        of_both=0.9,
        of_shorter=1.0,
    )


def shared_origins(revision: Revision, *, reader: User | None = None) -> dict[int, OneOrigin]:
    """Return the claims of a revision whose sources have one origin, as `reader` sees them, by id."""
    origins = {
        claim.pk: one_origin_of(evidence_rows(claim.pk), pair_rows(claim.pk, reader))
        for claim in revision.claims.all()
    }
    return {pk: origin for pk, origin in origins.items() if origin}


def make_export(article: Article, by: User) -> Export:
    """Create an exported file of the article's report."""
    return Export.objects.create(
        article=article,
        form="docx",
        rendering="public",
        language="en",
        asked_by=by,
        step=Export.Step.MADE,
        made_at=timezone.now(),
        file=store_export(b"PK", folder="exports", number=1).name,
        file_name="the-bridge.docx",
        size=2,
    )


def make_approval(article: Article, editor: User) -> None:
    """Approve the article for publication, whatever the house rules say."""
    for check in rules.checks_of(newest_revision(article), reader=editor):
        if check.holds_back:
            override_rule(
                article,
                by=editor,
                rule=check.rule,
                reason="It is urgent.",
                displayed_violations=check.digest,
            )
    approve_article(article, by=editor, displayed_state=rules.state_of(article))


def make_next_verdict(verdict: Verdict, label: str, explanation: str) -> None:
    """Record another verdict on the same claim, by the same author."""
    claim = verdict.claim
    claim.refresh_from_db()
    rating = Rating.objects.get(scale=claim.revision.article.scale, label=label)
    record_verdict(
        claim,
        by=verdict.author,
        rating=rating,
        explanation=explanation,
        expected_version=claim.version,
    )


def make_edition(article: Article, editor: User, note: str = "") -> Edition:
    """Publish the current report of the article."""
    make_approval(article, editor)
    report, source_ids = report_for(editor, article, Rendering.PUBLIC)
    return publish_report(
        article,
        by=editor,
        report=report,
        disclosed=source_ids,
        expected_version=report.version,
        note=note,
    )


def make_inconsistency(article: Article) -> Inconsistency:
    """Create a possible inconsistency between the first and the last statement."""
    revision = article.revisions.latest("number")
    first, last = revision.statements.first(), revision.statements.last()
    assert first
    assert last
    return Inconsistency.objects.create(
        revision=revision,
        kind="quantity",
        first_start=first.start,
        first_end=first.end,
        second_start=last.start,
        second_end=last.end,
        question="Is it one or the other?",
    )


def make_long_article(editor: User, statements: int, *, every: int = 10) -> Article:
    """An article of very many statements, two a paragraph, of which each `every`-th is a claim.

    Written as rows, not split, so that it is there in a second or two.
    """
    spoken = [
        "Minister Jane Doe said that bridge {0} cost {0} million euros.",
        "“It is safe,” she said.",
    ]
    sentences = [spoken[number % 2].format(number) for number in range(statements)]
    body = "".join(
        sentence + ("\n\n" if number % 2 else " ") for number, sentence in enumerate(sentences)
    ).strip()
    article = Article.objects.create(
        title="Bridges", scale=Scale.objects.get(key="public"), owner=editor
    )
    revision = Revision.objects.create(
        article=article,
        number=1,
        text=body,
        length=len(body),
        sha256=Revision.fingerprint(body),
        created_by=editor,
    )
    jane = Speaker.objects.create(article=article, name="Jane Doe", kind=Speaker.Kind.PERSON)
    rows, place = [], 0
    for number, sentence in enumerate(sentences):
        start = body.index(sentence, place)
        place = start + len(sentence)
        kind = Statement.Kind.QUOTED if number % 2 else Statement.Kind.REPORTED
        facts = (
            [] if number % 2 else [[start + 9, start + 17, "name"], [start + 33, place, "money"]]
        )
        rows.append(Statement(revision=revision, start=start, end=place, kind=kind, facts=facts))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")  # no trigger looks at them
        Statement.objects.bulk_create(rows)
        Quotation.objects.bulk_create(
            Quotation(statement=row, start=row.start, end=row.start + 13) for row in rows[1::2]
        )
        Attribution.objects.bulk_create(
            Attribution(statement=row, speaker=jane, content=[[row.start, row.end]], confidence=0.9)
            for row in rows
        )
        Claim.objects.bulk_create(
            Claim(
                revision=revision,
                number=number,
                start=row.start,
                end=row.end,
                text=body[row.start : row.end],
                flagged_by=editor,
            )
            for number, row in enumerate(rows[::every], start=1)
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return article


def make_invitation(email: str = "nora@newsroom.invalid") -> Invitation:
    """An open invitation of an administrator for a reviewer."""
    return invite(
        by=UserFactory.create(is_administrator=True, is_staff=True),
        email=email,
        is_editor=False,
        is_reviewer=True,
        is_administrator=False,
    )[0]


def make_webhook(
    by: User,
    url: str = "https://cms.example.com/hook",
    *,
    kinds: Iterable[str] = WebhookType.values,
    sees_all: bool = False,
) -> WebhookEndpoint:
    """An endpoint that wants messages of all kinds, or of some, which an administrator added."""
    return add_endpoint(by=by, name="The CMS", url=url, kinds=list(kinds), sees_all=sees_all)


def make_delivery(by: User) -> WebhookDelivery:
    """A test message to another endpoint."""
    return WebhookDelivery.objects.create(
        message=WebhookMessage.objects.create(created_at=timezone.now()),
        endpoint=make_webhook(by, "https://cms.example.com/tests"),
        next_attempt_at=timezone.now(),
        give_up_at=timezone.now(),
    )
