"""The report of an article in its current state, in a constant number of queries."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import models, permissions, reports
from articles.reads.articles import card_revision
from articles.reads.history import history_of
from articles.reads.publishing.report_claims import (
    build_claim,
    claims_of_report,
    findings_by_citation,
    number_claims,
    with_speakers,
)
from articles.reads.publishing.report_publishing import (
    build_approval,
    build_editions,
    build_report_imports,
    site_address,
)
from articles.reads.publishing.report_sources import (
    build_origins,
    build_source,
    cited_sources,
    name,
    term,
)
from articles.reads.publishing.report_text import (
    build_former_texts,
    build_inconsistencies,
    build_revision,
    statements_of,
)
from articles.reads.publishing.report_verdicts import build_scale
from articles.reads.registers import identities_of
from articles.reads.verdicts import blind_spans
from articles.reads.visibility import hidden_from
from articles.reports import Rendering
from articles.rules.freshness import freshness_of
from articles.stored_sentences import translated, translated_reason

ISOLATION = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"


@contextmanager
def read_only_snapshot() -> Iterator[None]:
    """Read everything inside the block from one snapshot of the database. Writes are refused.

    Raises `RuntimeError` inside another transaction, except in a test that runs in one: nobody else
    writes there.
    """
    with transaction.atomic(durable=True):
        if len(connection.atomic_blocks) == 1:
            with connection.cursor() as cursor:
                cursor.execute(ISOLATION)
        yield


def snapshot_report(
    article: models.Article, *, reader: models.User | None = None, everything: bool = False
) -> reports.Report:
    """Return the report with its version stamp, read in one snapshot of the database.

    Changes that others commit during the read are not in it. The report contains what `reader` may see,
    or, for a shell command, `everything`.
    """
    with read_only_snapshot():
        report, order = _build_report(article, timezone.now())
        hidden = frozenset() if everything else hidden_from(reader, order)
        blind = _blind_claims(article, report, None if everything else reader)
    stamped = _in_language(reports.stamp_report(report))
    visible = reports.withhold(stamped, {order[source] for source in hidden})
    return reports.without_verdicts(visible, blind)


def _in_language(report: reports.Report) -> reports.Report:
    """Return a stamped report with the stored sentences of the program in the language of the page."""
    return replace(
        report,
        events=tuple(replace(each, why=translated_reason(each.why)) for each in report.events),
        sources=tuple(
            replace(
                each,
                failure=translated(each.failure),
                looks=tuple(replace(look, message=translated(look.message)) for look in each.looks),
            )
            for each in report.sources
        ),
    )


def report_for(
    reader: models.User, article: models.Article, rendering: Rendering
) -> tuple[reports.Report, list[int]]:
    """Return the report for `reader`, and the ids of the sources that `rendering` shows in full.

    Raises `NotAllowed` if `reader` may not read the article, and for the legal version if it
    includes sources that `reader` may not see.
    """
    permissions.require_reader(reader, article)
    with read_only_snapshot():
        report, order = _build_report(article, timezone.now())
        hidden = hidden_from(reader, order)
        blind = _blind_claims(article, report, reader)
    stamped = _in_language(reports.stamp_report(report))
    report = reports.withhold(stamped, {order[source] for source in hidden})
    if rendering is Rendering.LEGAL:
        permissions.require(not report.withheld_sources, _describe_withheld(report))
    withheld = {each.number for each in reports.in_rendering(report, rendering).withheld_sources}
    report = reports.without_verdicts(report, blind)
    return report, [pk for pk, number in order.items() if number not in withheld]


def _describe_withheld(report: reports.Report) -> str:
    """Return the refusal of the legal version, with the public descriptions of what is withheld."""
    named = "; ".join(
        f"[{each.number}] {each.public_description}" for each in report.withheld_sources
    )
    return _(
        "The legal version includes restricted sources, and you do not have access to these: %(named)s. "
        "Ask the person who added them, or choose the public version."
    ) % {"named": named}


def visible_report(
    article: models.Article, *, at: datetime, reader: models.User | None = None
) -> reports.Report:
    """Return the report of the newest revision as `reader` may see it, generated `at` this time.

    Without a reader, restricted sources are reduced to their public description.
    """
    report, order = _build_report(article, at)
    hidden = hidden_from(reader, order)
    visible = reports.withhold(report, {order[source] for source in hidden})
    return reports.without_verdicts(visible, _blind_claims(article, report, reader))


def outline_for(reader: models.User, article: models.Article) -> dict[str, Any]:
    """Return what readers of the public version would see, to list the corrections of the next edition.

    It reads no statements, so that it is quick for a long text too.
    """
    permissions.require_reader(reader, article)
    with read_only_snapshot():
        report, order = _build_report(article, timezone.now(), with_statements=False)
        hidden = hidden_from(reader, order)
        blind = _blind_claims(article, report, reader)
    visible = reports.withhold(report, {order[source] for source in hidden})
    visible = reports.without_verdicts(visible, blind)
    return reports.outline(reports.in_rendering(visible, Rendering.PUBLIC))


def _blind_claims(
    article: models.Article, report: reports.Report, reader: models.User | None
) -> frozenset[int]:
    """Return the numbers of the claims that `reader` has yet to judge blind."""
    spans = blind_spans(article, report.revision.number, reader)
    return frozenset(
        each.number for each in report.numbered_claims if each.number and each.span in spans
    )


def _build_report(
    article: models.Article, at: datetime, *, with_statements: bool = True
) -> tuple[reports.Report, dict[int, int]]:
    """Return the report, complete or without statements and history, and its numbers of sources by id."""
    newest = card_revision(article)
    revision = newest.revision
    statements = statements_of([revision])[revision.pk] if with_statements else ()
    claims = claims_of_report(revision)
    sources = cited_sources(claims)
    findings = findings_by_citation(claims, sources)
    freshness = freshness_of(claims)
    order = {source.pk: number for number, source in enumerate(sources, start=1)}
    numbers = number_claims(claims)
    report = reports.Report(
        generated_at=at,
        generator=reports.GENERATOR,
        article=build_article(revision.article),
        revision=build_revision(revision, newest.ticks),
        scale=build_scale(revision.article.scale),
        speakers=_build_speakers(revision.article),
        statements=statements,
        claims=tuple(
            build_claim(claim, numbers[claim.pk], speakers, order, findings, freshness[claim.pk])
            for claim, speakers in with_speakers(claims, revision.pk, statements)
        ),
        sources=tuple(build_source(order[source.pk], source) for source in sources),
        events=history_of(revision, claims=claims, numbers=numbers, order=order)
        if with_statements
        else (),
        origins=build_origins(order),
        received=build_report_imports(revision.article),
        clearing=build_approval(revision.article),
        history=_build_history_head(revision.article),
        editions=build_editions(revision.article),
        page=site_address("article_report_html", revision.article_id),
        former=build_former_texts(revision) if with_statements else (),
        inconsistencies=build_inconsistencies(revision, claims),
    )
    return report, order


def _build_history_head(article: models.Article) -> reports.HistoryHead | None:
    head = models.HistoryHead.objects.filter(pk=article.pk).first()
    return reports.HistoryHead(head.position, bytes(head.hash).hex()) if head else None


def _build_speakers(article: models.Article) -> tuple[reports.Speaker, ...]:
    """Return all speakers, however many there are: three queries."""
    speakers = list(models.Speaker.objects.filter(article=article))
    identities = identities_of({each.name.lower() for each in speakers})
    return tuple(
        reports.Speaker(
            each.name,
            term(each, "kind"),
            each.role,
            tuple(each.aliases),
            identity.same_as if (identity := identities.get(each.name.lower())) else "",
        )
        for each in speakers
    )


def build_article(article: models.Article) -> reports.Article:
    """Return the article's record."""
    return reports.Article(
        id=article.pk,
        title=article.title,
        byline=article.byline,
        publisher=article.publisher,
        published_on=article.published_on,
        language=article.language,
        status=term(article, "status"),
        owner=name(article.owner),
        created_at=article.created_at,
    )
