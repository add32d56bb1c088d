"""The publication gate: an editor overrides rules and approves the article."""

from django.utils.translation import gettext as _

from articles import permissions, rules
from articles.actions.transactions import acting, log_change
from articles.actions.undo_log import record_undo
from articles.models import Article, Override, PublicationApproval, Revision, Rule, UndoEntry, User
from articles.refusals import Refused, Stale


def override_rule(
    article: Article, *, by: User, rule: Rule, reason: str, displayed_violations: str
) -> Override:
    """Accept the current violations of a rule, with a reason. Later violations are not covered.

    `displayed_violations` is the digest of the violations on the editor's page. Raises `Stale` if
    they have changed since, `Refused` without a reason or without violations.
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
            hits=[each.key for each in check.violations],
            reason=reason,
            overridden_by=by,
        )
        undo.created(override)
        log_change("rule.overridden", article=article.pk, rule=str(rule.value), by=by.pk)
        return override


def approve_article(article: Article, *, by: User, displayed_state: str) -> PublicationApproval:
    """Approve the current state of the article. The next change ends the approval.

    `displayed_state` is the fingerprint of the article on the editor's page. Raises `Stale` if it has
    changed since, `Refused` while a required rule has violations that no override covers.
    """
    permissions.require(permissions.may_approve(by), _("Only an editor can approve an article."))
    with acting(by), record_undo(UndoEntry.Kind.APPROVE_ARTICLE, by=by, on=article) as undo:
        lock_article(article)
        revision = _newest(article)
        state = rules.state_of(article)  # read first: a later change ends the approval
        checks = rules.checks_of(revision, reader=by)
        if state != displayed_state:
            raise Stale(
                _("The article has changed since you opened this page. Check it, then approve it.")
            )
        if blocking := [str(check.rule.label) for check in checks if check.holds_back]:
            raise Refused(
                _("Required rules are not met: %(rules)s. Meet them or override them.")
                % {"rules": "; ".join(blocking)}
            )
        approval = PublicationApproval.objects.create(
            article=article,
            revision=revision,
            state=state,
            checks=[_serialize_check(check) for check in checks],
            approved_by=by,
        )
        undo.created(approval)
        log_change("article.approved", article=article.pk, by=by.pk)
        return approval


def _serialize_check(check: rules.Check) -> dict[str, object]:
    override = check.override if check.is_overridden else None
    return {
        "rule": check.rule.value,
        "severity": check.severity.value,
        "count": check.count,
        "override": override.pk if override else None,
    }


def lock_article(article: Article) -> None:
    """Make other approvals, withdrawals and publications of the article wait for this one."""
    Article.objects.select_for_update(no_key=True).get(pk=article.pk)


def _newest(article: Article) -> Revision:
    return article.revisions.select_related("article").latest("number")
