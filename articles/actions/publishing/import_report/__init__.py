"""A report that another installation exported becomes an article here, equal to the one there.

The history of an article is written by triggers, and nobody can write it after the fact. So what
the report tells of it is kept beside it as it was told (`ImportedEvent`), and pages and reports show
both as one. People who are named get no accounts: see `somebody`. What programs work out (what a
capture says of a claim, how fresh a verdict is) is worked out anew and not taken on trust.
"""

import hashlib
from collections.abc import Mapping

from django.db import DataError, IntegrityError, connection
from django.utils.translation import gettext as _

from articles import permissions, reports
from articles.actions.captures import examine_captures, examine_source
from articles.actions.publishing.import_report.claims import (
    take_claims,
    take_reconfirmations,
    take_what_claims_rest_on,
)
from articles.actions.publishing.import_report.comments import take_talk
from articles.actions.publishing.import_report.history import new_report_import, take_history
from articles.actions.publishing.import_report.import_context import Taking, somebody
from articles.actions.publishing.import_report.sources import take_origins, take_sources
from articles.actions.publishing.import_report.texts import new_article, take_speakers, take_text
from articles.actions.transactions import acting
from articles.models import Article, ReportImport, User
from articles.refusals import Refused
from articles.reports.data.from_json import wrong

LARGEST = 64 * 1024 * 1024  # bytes of a report without the captures' own
LARGEST_ARCHIVE = 1024 * 1024 * 1024  # bytes of all that it holds


def import_report(data: bytes, *, by: User) -> Article:
    """The article that a report tells of. The same file twice is once.

    All of it or nothing: raises `Refused`, with what is wrong and where, for a file that is no
    report, tells less than everything, or tells what cannot be.
    """
    permissions.require(permissions.may_import(by))
    sha256 = hashlib.sha256(data).hexdigest()
    known = ReportImport.objects.filter(sha256=sha256).select_related("article").first()
    if known:
        return known.article
    told, bytes_of = _unpacked(data)
    report = reports.read_report(told)
    _require_everything(report)
    try:
        with acting(by, why=_("Imported from another newsroom’s report")):
            article = _take(report, by=by, sha256=sha256, bytes_of=bytes_of)
            with connection.cursor() as cursor:  # what waits for the commit is checked here
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
            return article
    except (IntegrityError, DataError) as error:
        raise Refused(
            _("The report contradicts itself: %(what)s. Nothing was imported.")
            % {"what": _said(error)}
        ) from error


def _unpacked(data: bytes) -> tuple[bytes, Mapping[str, bytes]]:
    """The JSON of the report, and the bytes that came along, by name. Raises `Refused`."""
    if not data.startswith(b"PK"):
        return _small(data), {}
    problems = reports.verify(data).problems
    if problems:
        raise Refused(
            _("The archive was changed after it was signed, so nothing was imported. %(problems)s")
            % {"problems": " ".join(problems[:5])}
        )
    found = reports.contents(data, most=LARGEST_ARCHIVE)
    if "report.json" not in found:
        raise Refused(_("There is no report.json in the archive."))
    return _small(found["report.json"]), found


def _small(data: bytes) -> bytes:
    if len(data) > LARGEST:
        raise Refused(_("This report is larger than 64 MB and cannot be imported."))
    return data


def _require_everything(report: reports.Report) -> None:
    if report.is_public or report.withheld_sources:
        raise Refused(
            _(
                "This is the public rendering, from which something is left out. Export the legal "
                "one as JSON, and import that."
            )
        )


def _take(
    report: reports.Report, *, by: User, sha256: str, bytes_of: Mapping[str, bytes]
) -> Article:
    people: dict[tuple[str, bool], User] = {}
    if not report.article.owner:
        wrong("report.article.owner", _("a name is missing."))
    article = new_article(report, owner=somebody(people, report.article.owner))
    receipt = new_report_import(article, report, by=by, sha256=sha256)
    taking = Taking(report, by, article, bytes_of, receipt, people)
    take_speakers(taking)
    for place, former in enumerate(report.former):
        where = f"report.former[{place}]"
        take_text(taking, former.revision, former.statements, f"{where}.revision")
        take_claims(taking, former.revision.number)  # only the newest text takes claims
    take_text(taking, report.revision, report.statements, "report.revision")
    take_claims(taking, report.revision.number)
    take_sources(taking)
    take_what_claims_rest_on(taking)
    take_reconfirmations(taking)
    take_talk(taking)
    take_origins(taking)
    take_history(taking)
    _examine(taking)
    return article


def _examine(taking: Taking) -> None:
    """Look for the claims in what was seen: today, and when they were judged."""
    verdicts = [each for claim in taking.report.claims for each in claim.verdicts]
    judged = {each for verdict in verdicts for each in verdict.captures}
    judged |= {each for v in verdicts for stood in v.confirmations for each in stood.captures}
    examine_captures([taking.captures[key] for key in sorted(judged) if key in taking.captures])
    for source in sorted(
        taking.sources.values(), key=lambda each: each.pk
    ):  # one order: no deadlock
        examine_source(source.pk)


def _said(error: Exception) -> str:
    """What the database said, without the row that it said it of."""
    found = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    return str(found or str(error).splitlines()[0])
