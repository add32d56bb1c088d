"""Ready to publish? The house rules on an article, and an editor who clears it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles import permissions
from articles.actions.publishing import approve_article, override_rule
from articles.forms.publishing import ApproveForm, OverrideRuleForm
from articles.models import Article
from articles.reads.newsroom import last_decision
from articles.reads.publishing import read_gate
from articles.refusals import NotAllowed, Refused
from articles.views.answers import Request, answer, done


@require_safe
def article_gate(request: Request, article_id: int) -> HttpResponse:
    """Each house rule, what hits it, and who decided what about it."""
    return _gate(request, get_object_or_404(Article, pk=article_id))


@require_POST
def rule_override(request: Request, article_id: int) -> HttpResponse:
    """Decide that a rule does not hold the article back."""
    article = get_object_or_404(Article, pk=article_id)
    form = OverrideRuleForm(request.POST)
    if not form.is_valid():
        return _gate(request, article, form=form, status=422)
    try:
        override_rule(article, by=request.user, **form.cleaned_data)
    except NotAllowed:
        raise
    except Refused as refusal:
        return _gate(request, article, form=form, problem=str(refusal), status=refusal.status)
    return done(request, _("Rule overridden."), "article_gate", article.pk)


@require_POST
def article_approve(request: Request, article_id: int) -> HttpResponse:
    """Clear the article for publication as it stands."""
    article = get_object_or_404(Article, pk=article_id)
    form = ApproveForm(request.POST)
    if not form.is_valid():
        return _gate(request, article, status=422)
    try:
        approve_article(article, by=request.user, **form.cleaned_data)
    except NotAllowed:
        raise
    except Refused as refusal:
        return _gate(request, article, problem=str(refusal), status=refusal.status)
    return done(request, _("Approved for publication."), "article_gate", article.pk)


def _gate(
    request: Request,
    article: Article,
    *,
    form: OverrideRuleForm | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page; of a form that came back, with what was typed and what is wrong with it."""
    gate = read_gate(article, reader=request.user)
    typed = form["rule"].value() if form else None
    rows = [
        (
            row,
            form if form and row.check.rule == typed else None,
            OverrideRuleForm(
                auto_id=f"{row.check.rule}-%s",
                initial={"rule": row.check.rule, "displayed_violations": row.check.digest},
            ),
        )
        for row in gate.rows
    ]
    context = {
        "article": gate.article,
        "gate": gate,
        "rows": rows,
        "problem": problem,
        "may_approve": permissions.may_approve(request.user),
        "entry": last_decision(article, request.user),
    }
    return answer(request, "publishing/gate.html", context, status=status)
