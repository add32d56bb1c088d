"""Import the report of another newsroom: it becomes an equal article here.

What was judged there is not judged here: its people are external, and no house rule counts what
they did until somebody here confirms it. Only an archive with our own signature keeps its people.

Triggers write the history of an article, and nobody can write it later. The history in the report is
therefore stored beside it (`ImportedEvent`), and pages and reports show both. People in the report
get no accounts: see `ImportContext.person`. What programs compute (findings, freshness) is
computed again, not trusted.
"""

import hashlib

from django.db import DataError, IntegrityError, connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from articles import permissions, reports
from articles.actions.captures import examine_short_texts, queue_examination
from articles.actions.publishing.import_report import claims, sources, tables, texts
from articles.actions.publishing.import_report.columns import with_paths
from articles.actions.publishing.import_report.import_context import ImportContext
from articles.actions.readers import WHOLE_NEWSROOM, ChosenReaders, set_first_readers
from articles.actions.search_index import (
    index_claims,
    index_comments,
    index_explanations,
    index_revisions,
    index_sources,
)
from articles.actions.transactions import acting, expect_many_rows, log_change
from articles.actions.webhooks import write_import
from articles.models import (
    Article,
    Claim,
    Comment,
    Event,
    ImportedEvent,
    ReportImport,
    Revision,
    Source,
    User,
)
from articles.refusals import Refused

MARKED_SINCE = 3  # the version of the schema in which names of other newsrooms are marked


def import_report(data: bytes, *, by: User, readers: ChosenReaders = WHOLE_NEWSROOM) -> Article:
    """Create the article of a report, or return it if the same file was imported before.

    `data` is the JSON or the archive. The article of a former import keeps its readers. Imports
    everything or nothing: raises `Refused` for a file that is no report, is a public version, or
    contradicts itself, and if `by` may not read the article of a former import.
    """
    permissions.require(permissions.may_import(by))
    sha256 = hashlib.sha256(data).hexdigest()
    former = ReportImport.objects.filter(sha256=sha256).select_related("article").first()
    if former:
        permissions.require(
            permissions.may_read(by, former.article),
            _("This report was imported before, as an article that you cannot read."),
        )
        return former.article
    upload = reports.check_upload(data)
    report = reports.read_report(upload.record)
    _require_legal_version(report)
    context = ImportContext(report, by, upload.files, is_own=_is_own(upload, report))
    context.store_files()
    with acting(by, why=gettext_noop("Imported from another newsroom’s report")):
        expect_many_rows()
        try:
            article = _create_all(context, sha256)
            set_first_readers(article, readers, by=by)
            write_import(article.pk)
            with connection.cursor() as cursor:  # run the checks that wait for the commit
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        except (IntegrityError, DataError) as error:
            raise Refused(
                _("The report contradicts itself: %(what)s. Nothing was imported.")
                % {"what": _describe_error(error)}
            ) from error
        log_change("report.imported", article=article.pk, by=by.pk, bytes=len(data))
    examine_short_texts(_source_ids(context))
    return article


def _source_ids(context: ImportContext) -> list[int]:
    return [source.pk for source in context.rows[Source].values()]


def _is_own(upload: reports.CheckedUpload, report: reports.Report) -> bool:
    """Return whether the archive was signed with the key of this installation.

    An archive from before names of other newsrooms were marked does not count.
    """
    is_marked = report.schema_version >= MARKED_SINCE
    return is_marked and bool(upload.key) and upload.key == reports.public_key_or_empty()


def _require_legal_version(report: reports.Report) -> None:
    if report.is_public or report.withheld_sources:
        raise Refused(
            _(
                "This is the public version, which leaves confidential content out. Export the "
                "legal version as JSON, and import that."
            )
        )


def _create_all(context: ImportContext, sha256: str) -> Article:
    report = context.report
    texts.create_article(context)
    context.report_import = _create_report_import(context, sha256)
    for former, where in with_paths(report.former, "report.former"):
        texts.create_text(context, former.revision, former.statements, where)
        claims.create_claims(context, former.revision.number)  # before a newer revision exists
    texts.create_text(context, report.revision, report.statements, "report")
    claims.create_claims(context, report.revision.number)
    sources.create_sources(context)
    claims.create_citations_and_verdicts(context)
    claims.create_discussions(context)
    sources.create_common_origins(context)
    _create_events(context)
    _index(context)
    queue_examination(_source_ids(context), by=context.by)
    return context.article


def _index(context: ImportContext) -> None:
    """Store the words of all that was created, for the search."""
    claim_ids = [claim.pk for claim in context.rows[Claim].values()]
    index_revisions([context.rows[Revision][context.report.revision.number]])
    index_claims(claim_ids)
    index_explanations(claim_ids)
    index_comments(Comment.objects.filter(claim__in=claim_ids).values_list("pk", flat=True))
    index_sources(_source_ids(context))


def _create_report_import(context: ImportContext, sha256: str) -> ReportImport:
    """Record where the article comes from, with the context that its own events here share."""
    events = Event.objects.tracks([context.article])  # type: ignore[no-untyped-call]  # published without types
    return ReportImport.objects.create(
        article=context.article,
        received_by=context.by,
        generator=context.report.generator[:100],
        version=context.report.version[:100],
        sha256=sha256,
        is_own=context.is_own,
        context=events.values_list("pgh_context_id", flat=True).first(),
        approval=reports.to_json_value(context.report.clearing),
        former=[reports.to_json_value(each) for each in context.report.received],
    )


def _create_events(context: ImportContext) -> None:
    """Store the history of the report, in its order."""
    claim_indexes = {claim.number: index for index, claim in enumerate(context.report.claims)}
    ImportedEvent.objects.bulk_create(
        tables.EVENT.build(
            context,
            event,
            where,
            report_import=context.report_import,
            number=number,
            claim=context.rows[Claim].get(claim_indexes.get(event.claim)) if event.claim else None,
            source=context.rows[Source].get(event.source),
        )
        for number, (event, where) in enumerate(
            with_paths(context.report.events, "report.events"), start=1
        )
    )


def _describe_error(error: Exception) -> str:
    """Return the violated constraint, or the first line of the error, without the row."""
    constraint = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    return str(constraint or str(error).splitlines()[0])
