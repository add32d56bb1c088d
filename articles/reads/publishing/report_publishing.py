"""Approval, editions and imports of the article in a report."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from articles import models, reports, rules
from articles.reads.publishing.report_sources import name


def build_approval(article: models.Article) -> reports.PublicationApproval | None:
    """Return the newest approval, else that of an imported report. At most three queries."""
    approval = article.approvals.standing().select_related("approved_by", "revision").last()
    if approval is None:
        return _build_imported_approval(report_import_of(article))
    overrides = article.overrides.select_related("overridden_by").in_bulk()
    return reports.PublicationApproval(
        by=name(approval.approved_by),
        at=approval.created_at,
        revision=approval.revision.number,
        is_current=approval.state == rules.state_of(article),
        checks=tuple(
            _build_check(each, overrides.get(each["override"] or 0)) for each in approval.checks
        ),
    )


def _build_imported_approval(
    report_import: models.ReportImport | None,
) -> reports.PublicationApproval | None:
    """Return the approval that an imported report lists. No house rule and no edition counts it."""
    approval = report_import.approval if report_import else None
    if report_import is None or approval is None:
        return None
    person = str if report_import.is_own else reports.external_name
    return reports.PublicationApproval(
        by=person(approval["by"]),
        at=datetime.fromisoformat(approval["at"]),
        revision=approval["revision"],
        is_current=approval["is_current"],
        checks=tuple(
            reports.RuleCheck(
                rule=_rule(each["rule"]),
                severity=_severity(each["severity"]),
                hits=each["hits"],
                overridden_by=person(each["overridden_by"]),
                overridden_at=_moment(each["overridden_at"]),
                reason=each["reason"],
            )
            for each in approval["checks"]
        ),
        external=approval["external"] or not report_import.is_own,
    )


def _moment(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None


def _rule(key: str) -> reports.Term:
    return reports.Term(key, str(models.Rule(key).label))


def _severity(key: str) -> reports.Term:
    return reports.Term(key, str(models.Severity(key).label))


def _build_check(check: dict[str, str], override: models.Override | None) -> reports.RuleCheck:
    return reports.RuleCheck(
        rule=_rule(check["rule"]),
        severity=_severity(check["severity"]),
        hits=int(check["count"]),
        overridden_by=name(override.overridden_by) if override else "",
        overridden_at=override.created_at if override else None,
        reason=override.reason if override else "",
    )


def build_editions(article: models.Article) -> tuple[reports.EditionNote, ...]:
    """Return the editions with their corrections, oldest first. One query.

    Corrections have no text: an earlier edition may have been confidential in what was removed.
    """
    article_editions = models.Edition.objects.filter(publication__article=article)
    editions = (
        article_editions.select_related("retraction", "publication")
        .defer("page", "record")
        .order_by("number")
    )
    return tuple(_with_corrections(list(editions)))


def _with_corrections(editions: list[models.Edition]) -> Iterator[reports.EditionNote]:
    for previous, edition in zip([None, *editions], editions, strict=False):
        corrected = reports.corrections(previous.outline, edition.outline) if previous else ()
        yield reports.EditionNote(
            number=edition.number,
            at=edition.published_at,
            note=edition.note,
            corrections=tuple(replace(each, before="", after="") for each in corrected),
            withdrawn=edition.retraction.reason if hasattr(edition, "retraction") else "",
            address=site_address("publication_detail", edition.publication.key),
        )


def site_address(view: str, *args: str | int) -> str:
    """Return the whole address of a page."""
    return f"{settings.SITE_ADDRESS}{reverse(view, args=args)}"


def report_import_of(article: models.Article) -> models.ReportImport | None:
    """Return the import that created the article, None if it was not imported as a report."""
    return models.ReportImport.objects.filter(article=article).select_related("received_by").first()


def build_report_imports(article: models.Article) -> tuple[reports.ReportImport, ...]:
    """Return the imports of the article here and in earlier newsrooms, oldest first."""
    report_import = report_import_of(article)
    if report_import is None:
        return ()
    return (
        *(_build_former_import(each, is_own=report_import.is_own) for each in report_import.former),
        reports.ReportImport(
            by=name(report_import.received_by),
            at=report_import.received_at,
            generator=report_import.generator,
            version=report_import.version,
            sha256=report_import.sha256,
            own=report_import.is_own,
        ),
    )


def _build_former_import(former: dict[str, Any], *, is_own: bool) -> reports.ReportImport:
    """Return an import that the report lists. Its importer was of another newsroom, unless own."""
    by = former["by"] if is_own else reports.external_name(former["by"])
    at = datetime.fromisoformat(former["at"])
    return reports.ReportImport(**{**former, "by": by, "at": at, "own": is_own and former["own"]})
