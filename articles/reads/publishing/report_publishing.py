"""Approval, editions and imports of the article in a report."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from articles import models, reports, rules
from articles.reads.publishing.report_sources import name


def build_approval(article: models.Article) -> reports.PublicationApproval | None:
    """Return the newest approval, None without one. At most three queries."""
    approval = article.approvals.standing().select_related("approved_by", "revision").last()
    if approval is None:
        return None
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


def _build_check(check: dict[str, str], override: models.Override | None) -> reports.RuleCheck:
    rule, severity = models.Rule(check["rule"]), models.Severity(check["severity"])
    return reports.RuleCheck(
        rule=reports.Term(rule.value, str(rule.label)),
        severity=reports.Term(severity.value, str(severity.label)),
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
        article_editions.select_related("retraction").defer("page", "record").order_by("number")
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
        )


def report_import_of(article: models.Article) -> models.ReportImport | None:
    """Return the import that created the article, None if it was not imported as a report."""
    return models.ReportImport.objects.filter(article=article).select_related("received_by").first()


def build_report_imports(article: models.Article) -> tuple[reports.ReportImport, ...]:
    """Return the imports of the article here and in earlier newsrooms, oldest first."""
    report_import = report_import_of(article)
    if report_import is None:
        return ()
    return (
        *(
            reports.ReportImport(**{**each, "at": datetime.fromisoformat(each["at"])})
            for each in report_import.former
        ),
        reports.ReportImport(
            by=name(report_import.received_by),
            at=report_import.received_at,
            generator=report_import.generator,
            version=report_import.version,
            sha256=report_import.sha256,
        ),
    )
