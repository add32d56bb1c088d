"""All forms of the card, empty, as they are before anybody has typed."""

from articles.forms.claims import (
    AnswerForm,
    AssignForm,
    CheckForm,
    CitationForm,
    CommentForm,
    ConfirmForm,
    EditForm,
    FileForm,
    MoveForm,
    OverrideForm,
    QuestionForm,
    SignOffForm,
    TieBreakForm,
    UploadForm,
    VerdictForm,
)
from articles.forms.sources import NEW
from articles.forms.statements import (
    AttributionForm,
    FlagForm,
    KindForm,
    MergeForm,
    QuotationForm,
    SplitForm,
)
from articles.models import Claim, User
from articles.reads.claims import ClaimCard
from articles.reads.statements import Card


def card_forms(card: Card, *, reader: User) -> dict[str, object]:
    """The forms by the names under which the card's template knows them."""
    expected_version = {"expected_version": card.statement.version}
    of_statement: dict[str, object] = {
        "flag_form": FlagForm(),
        "kind_form": KindForm(initial={**expected_version, "kind": card.statement.kind}),
        "split_form": SplitForm(initial=expected_version),
        "merge_form": MergeForm(initial=expected_version),
        "quotation_form": QuotationForm(initial=expected_version),
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
    return of_statement | (_claim_forms(card.claim, reader) if card.claim else {}) | _answers(card)


def _attribution_form(
    card: Card,
    attribution_id: int | None = None,
    version: int | None = None,
    speaker_id: int | None = None,
) -> AttributionForm:
    return AttributionForm(
        article_id=card.article.pk,
        known=card.speakers,
        auto_id=f"attribution-{attribution_id or 'new'}-%s",
        initial={"attribution": attribution_id, "expected_version": version, "speaker": speaker_id},
    )


def _claim_forms(card: ClaimCard, reader: User) -> dict[str, object]:
    claim = card.claim
    expected_version = {"expected_version": claim.version}
    steps = claim.MOVES[Claim.State(claim.state)] - {Claim.State.SIGNED_OFF}
    scale_id = claim.revision.article.scale_id
    about = {"reason": claim.reason, "priority": claim.priority, "note": claim.note}
    return {
        "steps": [(state, claim.needs_reason(state)) for state in Claim.State if state in steps],
        "citation_form": CitationForm(),
        "upload_form": UploadForm(),
        "source_forms": [form() for form in NEW.values()],
        "verdict_form": VerdictForm(scale_id=scale_id, initial=expected_version),
        "sign_off_form": SignOffForm(scale_id=scale_id, initial=expected_version),
        "check_form": CheckForm(scale_id=scale_id, initial=expected_version),
        "tie_break_form": TieBreakForm(
            scale_id=scale_id,
            rated=bool(card.dissent and card.dissent.rating_id),
            initial=expected_version,
        ),
        "confirm_form": ConfirmForm(
            initial=expected_version | {"displayed_captures": card.fingerprints.digest}
        ),
        "move_form": MoveForm(initial=expected_version),
        "edit_form": EditForm(initial=expected_version | about),
        "assign_form": AssignForm(initial={**expected_version, "assignee": claim.assignee_id}),
        "comment_form": CommentForm(),
        "file_form": FileForm(),
        "question_form": QuestionForm(claim=claim, reader=reader),
    }


def _answers(card: Card) -> dict[str, object]:
    """Each query with the forms that close and override it, or None when it is closed."""
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
