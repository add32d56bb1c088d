"""Carry claims over to a new version of the text, and record how each was carried over."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import text
from articles.actions.captures import compare_speakers, examine_sources
from articles.actions.search_index import index_claims
from articles.models import CONTEXT, Attribution, Citation, Claim, ClaimCarryOver, Revision, User
from articles.refusals import Refused
from articles.text.revisions import AlignedKind

BATCH = 500  # rows in one SQL statement
Kind = ClaimCarryOver.Kind


class Destination(StrEnum):
    """What the editor decides about a claim."""

    SUGGESTED = "suggested"  # leave it at the suggested place, to be confirmed later
    CONFIRMED = "confirmed"  # the suggested place is right
    WORDS = "words"  # move it to text that the editor types
    CUT = "cut"  # the new text no longer makes the claim


@dataclass(frozen=True, slots=True)
class Choice:
    """The decision about one claim.

    `statement` is the number, from 1, of the statement with the `words`, if they are repeated.
    """

    go: Destination = Destination.SUGGESTED
    words: str = ""
    statement: int | None = None


AS_SUGGESTED = Choice()


class ChoicesRefused(Refused):
    """Raised when claims cannot be moved where the editor wants; `reasons` by the keys of claims."""

    def __init__(self, reasons: Mapping[int, str]) -> None:
        super().__init__(_("Some claims cannot be moved there. The reason is shown at each."))
        self.reasons = reasons


def carry_claims(
    former: Revision,
    revision: Revision,
    carrier: text.CarryOver,
    *,
    by: User,
    choices: Mapping[int, Choice],
) -> list[ClaimCarryOver]:
    """Move the claims of `former` to their text in `revision`. Claims without any are cut.

    Call it inside the transaction that created `revision`. Raises `ChoicesRefused`.
    """
    claims = list(former.claims.select_for_update(no_key=True).order_by("start", "end"))
    suggested = carrier.carry_spans([text.Span(claim.start, claim.end) for claim in claims])
    targets = _targets(claims, suggested, carrier.new, choices)
    speakers = _with_speakers(claims, targets, former, revision)
    carry_over = partial(_carry_over, former=former, revision=revision, by=by)
    carried = [
        carry_over(claim, target, doubt, choice=choices.get(claim.pk, AS_SUGGESTED))
        for claim, target, doubt in _with_doubts(claims, targets, speakers)
    ]
    for claim, row in zip(claims, carried, strict=True):
        if row.kind == Kind.CUT:
            claim.state, claim.signed_off_by = Claim.State.CUT, None
        else:
            set_position(claim, revision, row)
        claim.version += 1
    fields = ["revision", "start", "end", "text", "prefix", "suffix", "version"]
    cut = [claim for claim in claims if claim.revision_id == former.pk]
    moved = [claim for claim in claims if claim.revision_id != former.pk]
    Claim.objects.bulk_update(moved, fields, batch_size=BATCH)
    Claim.objects.bulk_update(cut, ["state", "signed_off_by", "version"], batch_size=BATCH)
    ClaimCarryOver.objects.bulk_create(carried, batch_size=BATCH)
    search_sources_again([each.claim_id for each in carried if each.kind == Kind.EDITED])
    changed = [claim.pk for claim in moved if speakers[claim.pk][0] != speakers[claim.pk][1]]
    compare_speakers(changed, by=by)
    return carried


def set_position(claim: Claim, revision: Revision, carry_over: ClaimCarryOver) -> None:
    """Set the revision, span and text of the claim, without saving it."""
    start, end, body = carry_over.start or 0, carry_over.end or 0, revision.text
    claim.revision, claim.start, claim.end = revision, start, end
    claim.text = body[start:end]
    claim.prefix = body[max(0, start - CONTEXT) : start]
    claim.suffix = body[end : end + CONTEXT]


def search_sources_again(claims: Sequence[int]) -> None:
    """Index the current text of these claims, and search the captures of their sources for it."""
    index_claims(claims)
    cited = Citation.objects.filter(claim__in=claims).values_list("source_id", flat=True)
    examine_sources(set(cited), changed_claims=claims)


def find_words(copy: text.SegmentedText, words: str, statement: int | None) -> text.Span:
    """Return the span of `words`, in the statement with this number (from 1) or in the whole text.

    Raises `Refused` if they do not occur exactly once, or span several statements.
    """
    wanted = words.strip()
    if not wanted:
        raise Refused(
            _("Type the text that the claim is about, exactly as it appears in the new version.")
        )
    if statement is not None and not 1 <= statement <= len(copy.spans):
        raise Refused(
            _("The new text has %(count)s statements. Enter a number from 1 to %(count)s.")
            % {"count": len(copy.spans)}
        )
    low, high = copy.spans[statement - 1] if statement else (0, len(copy.text))
    start = copy.text.find(wanted, low, high)
    if start < 0:
        where = _("This statement") if statement else _("The new text")
        raise Refused(
            _("%(where)s does not contain “%(words)s”. Copy the text exactly as it appears.")
            % {"where": where, "words": wanted}
        )
    if copy.text.find(wanted, start + 1, high) >= 0:
        raise Refused(
            _(
                "“%(words)s” appears more than once. Type more of the text, or enter the statement "
                "number."
            )
            % {"words": wanted}
        )
    span = text.Span(start, start + len(wanted))
    if len(list(copy.parts(span))) != 1:
        raise Refused(_("This text spans several statements. Choose text within one statement."))
    return span


def kind_of(before: str, after: str) -> ClaimCarryOver.Kind:
    """Return how a claim that a person placed was carried over: its text moved, or was edited."""
    return Kind.MOVED if before == after else Kind.EDITED


def _targets(
    claims: Sequence[Claim],
    suggested: Sequence[text.CarriedSpan],
    new: text.SegmentedText,
    choices: Mapping[int, Choice],
) -> list[text.CarriedSpan]:
    """Return where each claim goes: the editor's choice, else the suggestion.

    Raises `ChoicesRefused` with a reason for each choice that is not possible.
    """
    reasons: dict[int, str] = {}
    targets: list[text.CarriedSpan] = []
    for claim, suggestion in zip(claims, suggested, strict=True):
        try:
            choice = choices.get(claim.pk, AS_SUGGESTED)
            targets.append(_chosen_target(claim, suggestion, new, choice))
        except Refused as refusal:
            reasons[claim.pk] = str(refusal)
            targets.append(suggestion)
    claims_at = Counter(target.span for target in targets)
    for claim, target in zip(claims, targets, strict=True):
        is_chosen = choices.get(claim.pk, AS_SUGGESTED).go is Destination.WORDS
        if is_chosen and target.span and claims_at[target.span] > 1:
            message = ANOTHER_CLAIM % {"words": new.text[slice(*target.span)]}
            reasons.setdefault(claim.pk, str(message))
    if reasons:
        raise ChoicesRefused(reasons)
    return targets


def _chosen_target(
    claim: Claim, suggestion: text.CarriedSpan, new: text.SegmentedText, choice: Choice
) -> text.CarriedSpan:
    """Return where one claim goes. Raises `Refused` if the typed text cannot be found."""
    if choice.go is Destination.CUT:
        return text.CarriedSpan(AlignedKind.CUT, None)
    if choice.go is not Destination.WORDS:
        return suggestion
    span = find_words(new, choice.words, choice.statement)
    if span == suggestion.span:
        return suggestion
    kind = kind_of(claim.text, new.text[slice(*span)])
    return text.CarriedSpan(AlignedKind(kind.value), span)


ANOTHER_CLAIM = gettext_lazy("Another claim covers “%(words)s”. Choose more words or fewer.")


def _with_doubts(
    claims: Sequence[Claim],
    targets: Sequence[text.CarriedSpan],
    speakers: Mapping[int, tuple[set[int], set[int]]],
) -> Iterator[tuple[Claim, text.CarriedSpan, ClaimCarryOver.Doubt]]:
    """Yield the claims with their doubts. The same words of another speaker are another claim."""
    for claim, target in zip(claims, targets, strict=True):
        before, after = speakers[claim.pk]
        doubt = ClaimCarryOver.Doubt(target.doubt.value)
        is_changed = target.span is not None and before and before != after
        yield claim, target, ClaimCarryOver.Doubt.SPEAKER if is_changed and not doubt else doubt


def _with_speakers(
    claims: Sequence[Claim],
    targets: Sequence[text.CarriedSpan],
    former: Revision,
    revision: Revision,
) -> dict[int, tuple[set[int], set[int]]]:
    """Return the speakers of each claim by its id, before and after: two queries."""
    before, after = _speakers(former), _speakers(revision)
    return {
        claim.pk: (
            _speakers_of(text.Span(claim.start, claim.end), before),
            _speakers_of(target.span, after) if target.span else set(),
        )
        for claim, target in zip(claims, targets, strict=True)
    }


def _speakers(revision: Revision) -> list[tuple[int, int, int]]:
    """Return what speakers say in a revision: the start and end of the words, and the speaker's id."""
    attributed = Attribution.objects.filter(statement__revision=revision, speaker__isnull=False)
    return [
        (start, end, speaker_id)
        for speaker_id, content in attributed.values_list("speaker_id", "content")
        for start, end in content
    ]


def _speakers_of(span: text.Span, spoken: Iterable[tuple[int, int, int]]) -> set[int]:
    return {speaker for start, end, speaker in spoken if start < span.end and span.start < end}


def _carry_over(
    claim: Claim,
    target: text.CarriedSpan,
    doubt: ClaimCarryOver.Doubt,
    *,
    former: Revision,
    revision: Revision,
    by: User,
    choice: Choice,
) -> ClaimCarryOver:
    was_cut = claim.state == Claim.State.CUT
    changed = target.kind != AlignedKind.UNCHANGED or doubt != ClaimCarryOver.Doubt.NONE
    start, end = target.span or (None, None)
    return ClaimCarryOver(
        claim=claim,
        former=former,
        former_start=claim.start,
        former_end=claim.end,
        former_state=claim.state,
        revision=revision,
        start=start,
        end=end,
        kind=target.kind.value,
        doubt=doubt,
        needs_look=changed and not was_cut,
        confirmed_by=None if choice.go is Destination.SUGGESTED or was_cut or not changed else by,
    )
