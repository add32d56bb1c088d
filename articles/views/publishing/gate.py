"""The gate: the house rules of an article, overrides of them, and the approval."""

from collections.abc import Callable

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles import permissions
from articles.actions.publishing import approve_article, override_rule
from articles.forms.publishing import ApproveForm, OverrideRuleForm
from articles.models import Article
from articles.reads.newsroom import last_decision
from articles.reads.publishing import CheckRow, read_gate
from articles.refusals import NotAllowed, Refused
from articles.views.answers import Request, answer, article_or_404, done


@require_safe
def article_gate(request: Request, article_id: int) -> HttpResponse:
    """Show each house rule with its violations, and the decisions about them."""
    return _gate(request, article_or_404(request, article_id))


@require_POST
def rule_override(request: Request, article_id: int) -> HttpResponse:
    """Override a rule, so that it does not block publication."""
    article = article_or_404(request, article_id)
    form = OverrideRuleForm(request.POST)
    return _decide(request, article, form, override_rule, _("Rule overridden."))


@require_POST
def article_approve(request: Request, article_id: int) -> HttpResponse:
    """Approve the current state of the article for publication."""
    article = article_or_404(request, article_id)
    form = ApproveForm(request.POST)
    return _decide(request, article, form, approve_article, _("Approved for publication."))


def _decide(
    request: Request,
    article: Article,
    form: OverrideRuleForm | ApproveForm,
    action: Callable[..., object],
    message: str,
) -> HttpResponse:
    """Run the action of a form of the gate, and show a refusal above its rules."""
    status, problem = 422, ""
    if form.is_valid():
        try:
            action(article, by=request.user, **form.cleaned_data)
            return done(request, message, "article_gate", article.pk)
        except NotAllowed:
            raise
        except Refused as refusal:
            status, problem = refusal.status, str(refusal)
    typed = form if isinstance(form, OverrideRuleForm) else None
    return _gate(request, article, form=typed, problem=problem, status=status)


def _gate(
    request: Request,
    article: Article,
    *,
    form: OverrideRuleForm | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    """Show the gate; with a form that was sent, what was typed and what is wrong with it."""
    gate = read_gate(article, reader=request.user)
    typed = form["rule"].value() if form else None

    def with_forms(row: CheckRow) -> tuple[CheckRow, OverrideRuleForm | None, OverrideRuleForm]:
        initial = {"rule": row.check.rule, "displayed_violations": row.check.digest}
        empty = OverrideRuleForm(auto_id=f"{row.check.rule}-%s", initial=initial)
        return row, form if form and row.check.rule == typed else None, empty

    context = {
        "article": gate.article,
        "gate": gate,
        "groups": [(heading, list(map(with_forms, rows))) for heading, rows in gate.groups],
        "may_export": permissions.may_export(request.user),
        "problem": problem,
        "may_approve": permissions.may_approve(request.user),
        "may_publish": permissions.may_publish(request.user),
        "entry": last_decision(article, request.user),
    }
    return answer(request, "publishing/gate.html", context, status=status)
