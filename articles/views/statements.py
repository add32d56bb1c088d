"""Flag a statement, correct its type, length and speaker, and resolve inconsistencies."""

from functools import partial
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
    remove_speaker,
    set_kind,
    split_statement,
    tick_fact,
    unmark_quotation,
    untick_fact,
)
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
    Inconsistency,
    Quotation,
    Speaker,
    Statement,
    User,
)
from articles.reads.statements import sayings_of
from articles.refusals import Refused
from articles.views.answers import Request, answer, done, readable_or_404
from articles.views.articles.card import submit_on_card
from articles.views.articles.desk import after_change, after_mistake, statement_or_404
from articles.views.submissions import ABOVE, current_version, submit


@require_POST
def claim_flag(request: Request, statement_id: int) -> HttpResponse:
    """Flag the statement, or the selected words of it."""
    statement, form = statement_or_404(request, statement_id), FlagForm(request.POST)
    flagged = submit(form, partial(flag_claim, statement, by=request.user)).result
    article = statement.revision.article
    if flagged is None:
        return after_mistake(request, article, {"flag_form": form}, statement_id=statement_id)
    return after_change(request, article, claim_id=flagged.pk)


@require_POST
def statement_kind(request: Request, statement_id: int) -> HttpResponse:
    """Set the type: quoted, reported or unattributed."""
    statement, form = statement_or_404(request, statement_id), KindForm(request.POST)
    return submit_on_card(request, statement, form, set_kind, name="kind_form")


@require_POST
def statement_split(request: Request, statement_id: int) -> HttpResponse:
    """Split the statement in two."""
    statement, form = statement_or_404(request, statement_id), SplitForm(request.POST)
    return submit_on_card(request, statement, form, split_statement, name="split_form")


@require_POST
def statement_merge(request: Request, statement_id: int) -> HttpResponse:
    """Merge the statement with the next one."""
    statement, form = statement_or_404(request, statement_id), MergeForm(request.POST)
    return submit_on_card(request, statement, form, merge_statement, name="merge_form")


@require_POST
def fact_tick(request: Request, statement_id: int) -> HttpResponse:
    """Tick a fact of the statement as checked."""
    statement = statement_or_404(request, statement_id)
    tick_fact(statement, by=request.user, **_fact(TickForm(request.POST)))
    return after_change(request, statement.revision.article, statement_id=statement_id)


@require_POST
def fact_untick(request: Request, statement_id: int) -> HttpResponse:
    """Untick a fact."""
    statement = statement_or_404(request, statement_id)
    untick_fact(statement, by=request.user, **_fact(UntickForm(request.POST)))
    return after_change(request, statement.revision.article, statement_id=statement_id)


def _fact(form: TickForm) -> dict[str, Any]:
    """Return the fact that a button of the card names. Raises `Refused` if there is none."""
    if not form.is_valid():
        raise Refused(_("The statement no longer has this fact. Reload the page."))
    return form.cleaned_data


@require_POST
def quotation_mark(request: Request, statement_id: int) -> HttpResponse:
    """Mark words of the statement as a quotation."""
    statement, form = statement_or_404(request, statement_id), QuotationForm(request.POST)
    return submit_on_card(request, statement, form, mark_quotation, name="quotation_form")


@require_POST
def quotation_unmark(request: Request, quotation_id: int) -> HttpResponse:
    """Remove the mark of a quotation."""
    quotations = Quotation.objects.select_related("statement__revision__article")
    quotation = readable_or_404(
        request, quotations, quotation_id, through="statement__revision__article"
    )
    form = MergeForm(request.POST)
    expected_version = form.cleaned_data["expected_version"] if form.is_valid() else 0
    unmark_quotation(quotation, by=request.user, expected_version=expected_version)
    statement = quotation.statement
    return after_change(request, statement.revision.article, statement_id=statement.pk)


@require_POST
def statement_attribute(request: Request, statement_id: int) -> HttpResponse:
    """Attribute the statement to a speaker."""
    statement = statement_or_404(request, statement_id)
    form = AttributionForm(request.POST, article_id=statement.revision.article_id)

    def attribute(
        statement: Statement,
        *,
        by: User,
        attribution: int | None,
        expected_version: int | None,
        nobody: bool,
        everywhere: bool,
        **typed: Any,
    ) -> None:
        attributions = statement.attributions.select_related("statement__revision")
        wrong = get_object_or_404(attributions, pk=attribution) if attribution else None
        options: dict[str, Any] = {
            "by": by,
            "expected_version": expected_version or 0,
            "everywhere": everywhere,
        }
        if wrong and nobody:
            remove_speaker(wrong, **options)
        else:
            attribute_statement(statement, attribution=wrong, **options, **typed)

    return submit_on_card(request, statement, form, attribute, name="attribution_form")


@require_POST
def attribution_confirm(request: Request, attribution_id: int) -> HttpResponse:
    """Confirm the suggested speaker."""
    attributions = Attribution.objects.select_related("statement__revision__article")
    attribution = readable_or_404(
        request, attributions, attribution_id, through="statement__revision__article"
    )
    form = MergeForm(request.POST)
    expected_version = form.cleaned_data["expected_version"] if form.is_valid() else 0
    confirm_attribution(attribution, by=request.user, expected_version=expected_version)
    statement = attribution.statement
    return after_change(request, statement.revision.article, statement_id=statement.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def speaker_edit(request: Request, speaker_id: int) -> HttpResponse:
    """Edit the name, type, role and other names of a speaker."""
    speakers = Speaker.objects.select_related("article")
    speaker = readable_or_404(request, speakers, speaker_id, through="article")
    permissions.require(permissions.may_attribute(request.user))
    initial = {
        "name": speaker.name,
        "kind": speaker.kind,
        "role": speaker.role,
        "aliases": "\n".join(speaker.aliases),
        "expected_version": speaker.version,
    }
    form = SpeakerForm(request.POST or None, initial=initial)
    correct = partial(correct_speaker, speaker, by=request.user)
    submission = submit(form, correct, field=ABOVE, version=partial(current_version, speaker))
    if submission.is_done:
        return done(request, _("Saved."), "article_detail", speaker.article_id)
    context = {
        "form": form,
        "speaker": speaker,
        "article": speaker.article,
        "sayings": sayings_of(speaker),
    }
    return answer(request, "statements/speaker_edit.html", context, status=submission.status)


@require_POST
def inconsistency_ask(request: Request, inconsistency_id: int) -> HttpResponse:
    """Ask a question about an inconsistency, on a claim at its first place."""
    inconsistency, form = _inconsistency(request, inconsistency_id), AskAboutForm(request.POST)
    asked = submit(form, partial(ask_about_inconsistency, inconsistency, by=request.user)).result
    if asked is None:
        raise Refused(_("Choose a recipient and a channel."))
    return after_change(request, inconsistency.revision.article, claim_id=asked.claim_id)


@require_POST
def inconsistency_dismiss(request: Request, inconsistency_id: int) -> HttpResponse:
    """Dismiss an inconsistency with a reason."""
    inconsistency = _inconsistency(request, inconsistency_id)
    form = DismissForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Enter a reason, so that the next reader knows why this is no problem."))
    dismiss_inconsistency(inconsistency, by=request.user, **form.cleaned_data)
    start = inconsistency.first_start
    statement = inconsistency.revision.statements.get(start__lte=start, end__gt=start)
    return after_change(request, inconsistency.revision.article, statement_id=statement.pk)


def _inconsistency(request: Request, inconsistency_id: int) -> Inconsistency:
    inconsistencies = Inconsistency.objects.select_related("revision__article")
    return readable_or_404(request, inconsistencies, inconsistency_id, through="revision__article")
