"""What is done to a statement: flag it, correct its kind, bounds and speaker."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from articles import permissions
from articles.actions.claims import flag_claim
from articles.actions.statements import (
    ask_about_inconsistency,
    attribute_statement,
    confirm_attribution,
    correct_speaker,
    dismiss_inconsistency,
    mark_quotation,
    merge_statement,
    set_kind,
    split_statement,
    tick_fact,
    unmark_quotation,
    untick_fact,
)
from articles.forms.fields import update_expected_version
from articles.forms.statements import (
    AskAboutForm,
    AttributionForm,
    DismissForm,
    FlagForm,
    KindForm,
    MergeForm,
    QuotationForm,
    SpeakerForm,
    SplitForm,
    TickForm,
    UntickForm,
)
from articles.models import (
    Attribution,
    Claim,
    Inconsistency,
    Question,
    Quotation,
    Speaker,
    Statement,
)
from articles.reads.statements import said_by
from articles.refusals import Refused
from articles.views.answers import Request, answer, done
from articles.views.articles.desk import after_change, after_mistake, statement_or_404


@require_POST
def claim_flag(request: Request, statement_id: int) -> HttpResponse:
    """Flag the statement, or the words chosen in it."""
    statement = statement_or_404(statement_id)
    article = statement.revision.article
    form = FlagForm(request.POST)
    if not form.is_valid():
        return after_mistake(request, article, statement_id=statement_id, flag_form=form)
    claim = flag_claim(
        statement,
        by=request.user,
        reason=Claim.Reason(form.cleaned_data["reason"]),
        priority=form.cleaned_data["priority"],
        note=form.cleaned_data["note"],
        span=form.span,
        words=form.cleaned_data["words"],
    )
    return after_change(request, article, claim_id=claim.pk)


@require_POST
def statement_kind(request: Request, statement_id: int) -> HttpResponse:
    """Say that it is quoted, reported or unattributed."""
    statement = statement_or_404(statement_id)
    article = statement.revision.article
    form = KindForm(request.POST)
    if not form.is_valid():
        return after_mistake(request, article, statement_id=statement_id, kind_form=form)
    kind = Statement.Kind(form.cleaned_data["kind"])
    set_kind(
        statement,
        by=request.user,
        kind=kind,
        expected_version=form.cleaned_data["expected_version"],
    )
    return after_change(request, article, statement_id=statement_id)


@require_POST
def statement_split(request: Request, statement_id: int) -> HttpResponse:
    """Make two statements of one."""
    statement = statement_or_404(statement_id)
    article = statement.revision.article
    form = SplitForm(request.POST)
    if not form.is_valid():
        return after_mistake(request, article, statement_id=statement_id, split_form=form)
    split_statement(statement, by=request.user, **form.cleaned_data)
    return after_change(request, article, statement_id=statement_id)


@require_POST
def statement_merge(request: Request, statement_id: int) -> HttpResponse:
    """Make one statement of this and the next."""
    statement = statement_or_404(statement_id)
    article = statement.revision.article
    form = MergeForm(request.POST)
    if not form.is_valid():
        return after_mistake(request, article, statement_id=statement_id, merge_form=form)
    merge_statement(statement, by=request.user, **form.cleaned_data)
    return after_change(request, article, statement_id=statement_id)


@require_POST
def fact_tick(request: Request, statement_id: int) -> HttpResponse:
    """Say that a fact of the statement is checked."""
    statement = statement_or_404(statement_id)
    tick_fact(statement, by=request.user, **_fact(TickForm(request.POST)))
    return after_change(request, statement.revision.article, statement_id=statement_id)


@require_POST
def fact_untick(request: Request, statement_id: int) -> HttpResponse:
    """Take the tick off a fact."""
    statement = statement_or_404(statement_id)
    untick_fact(statement, by=request.user, **_fact(UntickForm(request.POST)))
    return after_change(request, statement.revision.article, statement_id=statement_id)


def _fact(form: TickForm) -> dict[str, Any]:
    """The fact that a button of the card names. Raises `Refused` for what no card has."""
    if not form.is_valid():
        raise Refused(_("The statement no longer has this fact. Reload the page."))
    return form.cleaned_data


@require_POST
def quotation_mark(request: Request, statement_id: int) -> HttpResponse:
    """Say that words of the statement are quoted."""
    statement = statement_or_404(statement_id)
    article = statement.revision.article
    form = QuotationForm(request.POST)
    if not form.is_valid():
        return after_mistake(request, article, statement_id=statement_id, quotation_form=form)
    mark_quotation(statement, by=request.user, **form.cleaned_data)
    return after_change(request, article, statement_id=statement_id)


@require_POST
def quotation_unmark(request: Request, quotation_id: int) -> HttpResponse:
    """Say that the words are no quotation."""
    quotations = Quotation.objects.select_related("statement__revision__article")
    quotation = get_object_or_404(quotations, pk=quotation_id)
    form = MergeForm(request.POST)
    expected_version = form.cleaned_data["expected_version"] if form.is_valid() else 0
    unmark_quotation(quotation, by=request.user, expected_version=expected_version)
    statement = quotation.statement
    return after_change(request, statement.revision.article, statement_id=statement.pk)


@require_POST
def statement_attribute(request: Request, statement_id: int) -> HttpResponse:
    """Say who said it."""
    statement = statement_or_404(statement_id)
    article = statement.revision.article
    form = AttributionForm(request.POST, article_id=article.pk)
    if not form.is_valid():
        return after_mistake(request, article, statement_id=statement_id, attribution_form=form)
    typed = form.cleaned_data
    attribution = None
    if typed["attribution"]:
        attribution = get_object_or_404(statement.attributions, pk=typed["attribution"])
    attribute_statement(
        statement,
        by=request.user,
        expected_version=typed["expected_version"] or 0,
        attribution=attribution,
        speaker=typed["speaker"],
        name=typed["name"],
        everywhere=typed["everywhere"],
    )
    return after_change(request, article, statement_id=statement_id)


@require_POST
def attribution_confirm(request: Request, attribution_id: int) -> HttpResponse:
    """Say that the suggested speaker is right."""
    attributions = Attribution.objects.select_related("statement__revision__article")
    attribution = get_object_or_404(attributions, pk=attribution_id)
    form = MergeForm(request.POST)
    expected_version = form.cleaned_data["expected_version"] if form.is_valid() else 0
    confirm_attribution(attribution, by=request.user, expected_version=expected_version)
    statement = attribution.statement
    return after_change(request, statement.revision.article, statement_id=statement.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def speaker_edit(request: Request, speaker_id: int) -> HttpResponse:
    """Name, kind, role and other names of a speaker."""
    speaker = get_object_or_404(Speaker.objects.select_related("article"), pk=speaker_id)
    permissions.require(permissions.may_attribute(request.user))
    present = {"name": speaker.name, "kind": speaker.kind, "role": speaker.role}
    initial = {
        **present,
        "aliases": "\n".join(speaker.aliases),
        "expected_version": speaker.version,
    }
    form = SpeakerForm(request.POST or None, initial=initial)
    theirs, status = "", 422 if form.errors else 200
    if form.is_valid():
        try:
            correct_speaker(speaker, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            theirs, status = getattr(refusal, "theirs", ""), refusal.status
            update_expected_version(form, Speaker.objects.get(pk=speaker_id).version)
        else:
            return done(request, _("Saved."), "article_detail", speaker.article_id)
    context = {
        "form": form,
        "speaker": speaker,
        "article": speaker.article,
        "said": said_by(speaker),
        "theirs": theirs,
    }
    return answer(request, "statements/speaker_edit.html", context, status=status)


@require_POST
def inconsistency_ask(request: Request, inconsistency_id: int) -> HttpResponse:
    """Make a query of it, on a claim at its first place."""
    inconsistency = _inconsistency(inconsistency_id)
    form = AskAboutForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Choose a recipient and a channel."))
    typed = form.cleaned_data
    question = ask_about_inconsistency(
        inconsistency,
        by=request.user,
        expected_version=typed["expected_version"],
        addressee=typed["addressee"],
        channel=Question.Channel(typed["channel"]),
    )
    return after_change(request, inconsistency.revision.article, claim_id=question.claim_id)


@require_POST
def inconsistency_dismiss(request: Request, inconsistency_id: int) -> HttpResponse:
    """Say why it is no problem."""
    inconsistency = _inconsistency(inconsistency_id)
    form = DismissForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Enter a reason, so that the next reader knows why this is no problem."))
    dismiss_inconsistency(inconsistency, by=request.user, **form.cleaned_data)
    place = inconsistency.first_start
    statement = inconsistency.revision.statements.get(start__lte=place, end__gt=place)
    return after_change(request, inconsistency.revision.article, statement_id=statement.pk)


def _inconsistency(inconsistency_id: int) -> Inconsistency:
    found = Inconsistency.objects.select_related("revision__article")
    return get_object_or_404(found, pk=inconsistency_id)
