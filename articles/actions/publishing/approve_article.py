"""The gate: an editor clears an article for publication, and answers for what is passed over."""

from django.utils.translation import gettext as _

from articles import permissions, rules
from articles.actions.transactions import acting
from articles.actions.undo_log import record_undo
from articles.models import Article, Override, PublicationApproval, Revision, Rule, UndoEntry, User
from articles.refusals import Refused, Stale


def override_rule(
    article: Article, *, by: User, rule: Rule, reason: str, displayed_violations: str
) -> Override:
    """Decide that what hits the rule does not hold the article back, and say why. Violations
    later asks again.

    `displayed_violations` is the digest of the hits that the editor had before them. Raises `Stale` when others
    have come or gone meanwhile, `Refused` without a reason, or when nothing hits the rule.
    """
    permissions.require(permissions.may_approve(by))
    if not reason.strip():
        raise Refused(_("Enter a reason. It is printed in the report."))
    recording = record_undo(UndoEntry.Kind.OVERRIDE_RULE, by=by, on=article)
    with acting(by, why=reason), recording as undo:
        revision = _newest(article)
        check = next(each for each in rules.checks_of(revision, reader=by) if each.rule == rule)
        if not check.violations:
            raise Refused(
                _("This rule has no violations any more, so there is nothing to override.")
            )
        if check.digest != displayed_violations:
            raise Stale(_("The violations of this rule have changed. Check them, then decide."))
        override = Override.objects.create(
            article=article,
            revision=revision,
            rule=rule,
            hits=[hit.key for hit in check.violations],
            reason=reason,
            overridden_by=by,
        )
        undo.created(override)
        return override


def approve_article(article: Article, *, by: User, displayed_state: str) -> PublicationApproval:
    """Clear the article for publication as it stands. With the next change it is not any more.

    `displayed_state` is the fingerprint of the article that the editor had before them. Raises `Stale` when
    it changed meanwhile, `Refused` while a rule that must hold is hit and nobody overrode it.
    """
    permissions.require(permissions.may_approve(by), _("Only an editor can approve an article."))
    with acting(by), record_undo(UndoEntry.Kind.APPROVE_ARTICLE, by=by, on=article) as undo:
        lock_article(article)
        revision = _newest(article)
        state = rules.state_of(article)  # first: what comes later is a change since
        checks = rules.checks_of(revision, reader=by)
        if state != displayed_state:
            raise Stale(
                _("The article has changed since you opened this page. Check it, then approve it.")
            )
        holding = [check for check in checks if check.holds_back]
        if holding:
            named = "; ".join(str(check.rule.label) for check in holding)
            raise Refused(
                _("Required rules are not met: %(rules)s. Meet them or override them.")
                % {"rules": named}
            )
        approval = PublicationApproval.objects.create(
            article=article,
            revision=revision,
            state=state,
            checks=[
                {
                    "rule": check.rule.value,
                    "severity": check.severity.value,
                    "count": check.count,
                    "override": check.override.pk
                    if check.override and check.is_overridden
                    else None,
                }
                for check in checks
            ],
            approved_by=by,
        )
        undo.created(approval)
        return approval


def lock_article(article: Article) -> None:
    """Whoever clears, takes an override or a approval back, or publishes, waits for the others."""
    Article.objects.select_for_update(no_key=True).get(pk=article.pk)


def _newest(article: Article) -> Revision:
    return article.revisions.select_related("article").latest("number")
