"""Who cleared an article for publication, as a report tells it."""

from articles import models, reports, rules
from articles.reads.report_sources import name


def told_clearing(article: models.Article) -> reports.Clearing | None:
    """The newest clearing, None when nobody has cleared the article. Three queries at most."""
    cleared = article.clearings.standing().select_related("cleared_by", "revision").last()
    if cleared is None:
        return None
    overrides = article.overrides.select_related("overridden_by").in_bulk()
    return reports.Clearing(
        by=name(cleared.cleared_by),
        at=cleared.created_at,
        revision=cleared.revision.number,
        is_current=cleared.state == rules.state_of(article),
        checks=tuple(_check(told, overrides.get(told["override"] or 0)) for told in cleared.checks),
    )


def _check(told: dict[str, str], override: models.Override | None) -> reports.HouseCheck:
    rule, severity = models.Rule(told["rule"]), models.Severity(told["severity"])
    return reports.HouseCheck(
        rule=reports.Term(rule.value, str(rule.label)),
        severity=reports.Term(severity.value, str(severity.label)),
        hits=int(told["count"]),
        overridden_by=name(override.overridden_by) if override else "",
        overridden_at=override.created_at if override else None,
        reason=override.reason if override else "",
    )
