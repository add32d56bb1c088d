"""The empty forms of the card."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from django.forms import Form
from django.utils.functional import SimpleLazyObject
from django.utils.text import capfirst

from articles.forms.citations import CitationForm
from articles.forms.claims import AssignForm, ClaimEditForm, CommentForm, FileForm, MoveForm
from articles.forms.drawing import BlankForm
from articles.forms.lists import AssignSelectionForm, FlagSelectionForm
from articles.forms.questions import AnswerForm, OverrideForm, QuestionForm
from articles.forms.sources import NEW_SOURCE_FORMS
from articles.forms.statements import (
    AttributionForm,
    FlagForm,
    KindForm,
    MergeForm,
    QuotationForm,
    SplitForm,
)
from articles.forms.verdicts import (
    BlindSignOffForm,
    ConfirmForm,
    ReconfirmForm,
    SignOffForm,
    TieBreakForm,
    VerdictForm,
)
from articles.models import Attribution, Claim, Speaker
from articles.reads.claims import ClaimCard
from articles.reads.statements import Card


def card_forms(card: Card) -> dict[str, object]:
    """Return the forms by the names that the template of the card uses."""
    expected_version = {"expected_version": card.statement.version}
    statement_forms: dict[str, object] = {
        "flag_form": BlankForm(FlagForm),
        "kind_form": BlankForm(KindForm, expected_version | {"kind": card.statement.kind}),
        "split_form": BlankForm(SplitForm, expected_version),
        "merge_form": BlankForm(MergeForm, expected_version),
        "quotation_form": BlankForm(QuotationForm, expected_version),
        "attributions": [
            (row, _when_drawn(_attribution_form, card, row.attribution))
            for row in card.attributions
        ],
        "attribution_form": _when_drawn(_attribution_form, card),
        "flag_selection_form": BlankForm(FlagSelectionForm),
        "assign_selection_form": BlankForm(AssignSelectionForm),
    }
    return (
        statement_forms
        | (_claim_forms(card.claim, card.speakers) if card.claim else {})
        | _question_forms(card)
    )


def shown_part(address: Mapping[str, object], sent: Mapping[str, object]) -> str:
    """Return the part of the claim to show first, "" for its sources.

    It is the part of the form that was `sent` with a mistake, or the one that the `address` names.
    """
    if "question_form" in sent:
        return "questions"
    is_of_history = {"comment_form", "reply_form", "file_form"} & sent.keys()
    return "history" if is_of_history or "feed" in address else ""


def _when_drawn(build: Callable[..., Form], *args: object, **kwargs: object) -> object:
    """Return a form that is built when the page draws it: most readers see few of the forms."""
    return SimpleLazyObject(partial(build, *args, **kwargs))


def _attribution_form(card: Card, attribution: Attribution | None = None) -> AttributionForm:
    """Return the form that corrects an attribution, or adds one."""
    initial = (
        {
            "attribution": attribution.pk,
            "expected_version": attribution.version,
            "speaker": attribution.speaker_id,
        }
        if attribution
        else {}
    )
    return AttributionForm(
        article_id=card.article.pk,
        known=card.speakers,
        auto_id=f"attribution-{attribution.pk if attribution else 'new'}-%s",
        initial=initial,
    )


def _claim_forms(card: ClaimCard, speakers: Iterable[Speaker]) -> dict[str, object]:
    claim = card.claim
    expected_version = {"expected_version": claim.version}
    displayed = expected_version | {"displayed_captures": card.fingerprints.digest}
    next_states = claim.MOVES[Claim.State(claim.state)] - {Claim.State.SIGNED_OFF}
    details = {"reason": claim.reason, "priority": claim.priority, "note": claim.note}
    return {
        "steps": [
            (state, claim.needs_reason(state)) for state in Claim.State if state in next_states
        ],
        "citation_form": BlankForm(CitationForm),
        "new_sources": [
            (kind, capfirst(kind.label), form.summary) for kind, form in NEW_SOURCE_FORMS.items()
        ],
        "verdict_form": BlankForm(VerdictForm, expected_version),
        "sign_off_form": BlankForm(SignOffForm, expected_version, {"rating": card.ratings}),
        "blind_sign_off_form": BlankForm(BlindSignOffForm, expected_version),
        "tie_break_form": _when_drawn(
            TieBreakForm,
            ratings=card.ratings,
            is_rated=bool(card.dissent and card.dissent.rating_id),
            initial=expected_version,
        ),
        "reconfirm_form": BlankForm(ReconfirmForm, displayed),
        "confirm_form": BlankForm(ConfirmForm, displayed),
        "move_form": BlankForm(MoveForm, expected_version),
        "edit_form": BlankForm(ClaimEditForm, expected_version | details),
        "assign_form": BlankForm(
            AssignForm,
            expected_version | {"assignee": claim.assignee_id},
            offered={"assignee": [each for each in card.people if each.is_reviewer]},
        ),
        "comment_form": BlankForm(CommentForm),
        "file_form": _when_drawn(FileForm),
        "question_form": BlankForm(
            QuestionForm, offered={"speaker": speakers, "source": card.askable}
        ),
    }


def _question_forms(card: Card) -> dict[str, object]:
    """Return each question with the forms to close and override it, None where neither applies."""
    questions = card.claim.questions if card.claim else []
    return {
        "questions": [
            (
                question,
                AnswerForm(
                    auto_id=f"answer-{question.pk}-%s",
                    initial={"expected_version": question.version},
                )
                if question.is_open
                else None,
                OverrideForm(
                    auto_id=f"override-{question.pk}-%s",
                    initial={"expected_version": question.version},
                )
                if question.is_blocking
                else None,
            )
            for question in questions
        ]
    }
