"""All forms of the card, empty, as they are before anybody has typed."""

from django import forms

from articles.forms.claims import (
    AnswerForm,
    AssignForm,
    CitationForm,
    CommentForm,
    ConfirmForm,
    MoveForm,
    QueryForm,
    SignOffForm,
    UploadForm,
    VerdictForm,
)
from articles.forms.statements import (
    AttributionForm,
    FlagForm,
    KindForm,
    MergeForm,
    QuotationForm,
    SplitForm,
)
from articles.models import Claim, Query
from articles.reads import Card, ClaimCard


def card_forms(card: Card) -> dict[str, object]:
    """The forms by the names under which the card's template knows them."""
    seen = {"seen": card.statement.version}
    of_statement: dict[str, object] = {
        "flag_form": FlagForm(),
        "kind_form": KindForm(initial={**seen, "kind": card.statement.kind}),
        "split_form": SplitForm(initial=seen),
        "merge_form": MergeForm(initial=seen),
        "quotation_form": QuotationForm(initial=seen),
        "attributions": [
            (
                attribution,
                _attribution_form(
                    card, attribution.pk, attribution.version, attribution.speaker_id
                ),
            )
            for attribution in card.attributions
        ],
        "attribution_form": _attribution_form(card),
    }
    return of_statement | (_claim_forms(card.claim) if card.claim else {}) | _answers(card)


def _attribution_form(
    card: Card,
    attribution_id: int | None = None,
    version: int | None = None,
    speaker_id: int | None = None,
) -> AttributionForm:
    return AttributionForm(
        article_id=card.article.pk,
        auto_id=f"attribution-{attribution_id or 'new'}-%s",
        initial={"attribution": attribution_id, "seen": version, "speaker": speaker_id},
    )


def _claim_forms(card: ClaimCard) -> dict[str, object]:
    claim = card.claim
    seen = {"seen": claim.version}
    moves = sorted(claim.MOVES[Claim.State(claim.state)] - {Claim.State.SIGNED_OFF})
    move_form = MoveForm(initial=seen)
    choices = [("", "—"), *((state.value, state.label) for state in moves)]
    assert isinstance(move_form.fields["to"], forms.TypedChoiceField)  # noqa: S101 (tells mypy)
    move_form.fields["to"].choices = choices
    return {
        "citation_form": CitationForm(),
        "upload_form": UploadForm(),
        "verdict_form": VerdictForm(scale_id=claim.revision.article.scale_id, initial=seen),
        "sign_off_form": SignOffForm(initial=seen),
        "confirm_form": ConfirmForm(initial=seen | {"shown": card.fingerprints.digest}),
        "move_form": move_form,
        "assign_form": AssignForm(initial={**seen, "assignee": claim.assignee_id}),
        "comment_form": CommentForm(),
        "query_form": QueryForm(),
    }


def _answers(card: Card) -> dict[str, object]:
    """Each query with the form that closes it, or None when it is closed."""
    queries = card.claim.queries if card.claim else []
    return {
        "queries": [
            (
                query,
                AnswerForm(auto_id=f"answer-{query.pk}-%s", initial={"seen": query.version})
                if query.state == Query.State.OPEN
                else None,
            )
            for query in queries
        ]
    }
