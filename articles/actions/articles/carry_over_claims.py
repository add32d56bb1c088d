"""Claims go where their words went, and it is written down how."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import text
from articles.actions.captures import examine_source
from articles.models import CONTEXT, Citation, Claim, ClaimCarryOver, Revision, User
from articles.refusals import Refused
from articles.text.revisions import AlignedKind

BATCH = 500  # rows in one statement
Kind = ClaimCarryOver.Kind


class Go(StrEnum):
    """Where the editor has a claim go."""

    SUGGESTED = "suggested"  # somebody looks at it later
    CONFIRMED = "confirmed"  # where it is suggested, and that is right
    WORDS = "words"  # to words that she names
    CUT = "cut"  # what it is about is no longer in the text


@dataclass(frozen=True, slots=True)
class Choice:
    """What the editor says of one claim; `statement` counts from 1, None where no other has them."""

    go: Go = Go.SUGGESTED
    words: str = ""
    statement: int | None = None


AS_SUGGESTED = Choice()


class ChoicesRefused(Refused):
    """Some claims cannot go where the editor wants them; `reasons` by the claims' keys."""

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
    """Move the claims of `former` to the words of `revision`; those without any stay, and are cut.

    Called inside the transaction that wrote `revision`. Raises `ChoicesRefused`.
    """
    claims = list(former.claims.select_for_update(no_key=True).order_by("start", "end"))
    suggested = carrier.carry_spans([text.Span(claim.start, claim.end) for claim in claims])
    places = _places(claims, suggested, carrier.new, choices)
    carried = [
        _carry_over(
            claim, former, revision, place, by=by, choice=choices.get(claim.pk, AS_SUGGESTED)
        )
        for claim, place in zip(claims, places, strict=True)
    ]
    for claim, carry_over in zip(claims, carried, strict=True):
        if carry_over.kind == Kind.CUT:
            claim.state, claim.signed_off_by = Claim.State.CUT, None
        else:
            put_on(claim, revision, carry_over)
        claim.version += 1
    fields = ["revision", "start", "end", "text", "prefix", "suffix", "version"]
    gone = [claim for claim in claims if claim.revision_id == former.pk]
    moved = [claim for claim in claims if claim.revision_id != former.pk]
    Claim.objects.bulk_update(moved, fields, batch_size=BATCH)
    Claim.objects.bulk_update(gone, ["state", "signed_off_by", "version"], batch_size=BATCH)
    ClaimCarryOver.objects.bulk_create(carried, batch_size=BATCH)
    examine_anew([one.claim_id for one in carried if one.kind == Kind.EDITED])
    return carried


def put_on(claim: Claim, revision: Revision, place: ClaimCarryOver) -> None:
    """Set the fields of the claim that say where it is; nothing is stored."""
    start, end, body = place.start or 0, place.end or 0, revision.text
    claim.revision, claim.start, claim.end = revision, start, end
    claim.text = body[start:end]
    claim.prefix = body[max(0, start - CONTEXT) : start]
    claim.suffix = body[end : end + CONTEXT]


def examine_anew(claims: Sequence[int]) -> None:
    """Look in what was seen of their sources for what these claims say now."""
    cited = Citation.objects.filter(claim__in=claims).values_list("source_id", flat=True)
    for source in sorted(set(cited)):  # one order: no deadlock
        examine_source(source, anew=claims)


def found_words(copy: text.SegmentedText, words: str, statement: int | None) -> text.Span:
    """The only place of `words`, inside one statement: that of this number, counted from 1.

    Raises `Refused` when they do not stand there, or several times.
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
    place = copy.text.find(wanted, low, high)
    if place < 0:
        where = _("This statement") if statement else _("The new text")
        raise Refused(
            _("%(where)s does not contain “%(words)s”. Copy the text exactly as it appears.")
            % {"where": where, "words": wanted}
        )
    if copy.text.find(wanted, place + 1, high) >= 0:
        raise Refused(
            _(
                "“%(words)s” appears more than once. Type more of the text, or enter the statement "
                "number."
            )
            % {"words": wanted}
        )
    span = text.Span(place, place + len(wanted))
    if len(list(copy.parts(span))) != 1:
        raise Refused(_("This text spans several statements. Choose text within one statement."))
    return span


def kind_of(before: str, after: str) -> ClaimCarryOver.Kind:
    """What happened to words that a person has placed: the place is another, or the words are."""
    return Kind.MOVED if before == after else Kind.EDITED


def _places(
    claims: Sequence[Claim],
    suggested: Sequence[text.CarriedSpan],
    new: text.SegmentedText,
    choices: Mapping[int, Choice],
) -> list[text.CarriedSpan]:
    """Where each claim goes: where the editor wants it, else where its words went."""
    reasons: dict[int, str] = {}
    places: list[text.CarriedSpan] = []
    for claim, suggestion in zip(claims, suggested, strict=True):
        choice, place = choices.get(claim.pk, AS_SUGGESTED), suggestion
        if choice.go is Go.CUT:
            place = text.CarriedSpan(AlignedKind.CUT, None)
        elif choice.go is Go.WORDS:
            try:
                span = found_words(new, choice.words, choice.statement)
            except Refused as refusal:
                reasons[claim.pk] = str(refusal)
            else:
                kind = kind_of(claim.text, new.text[slice(*span)])
                place = (
                    suggestion
                    if suggestion.span == span
                    else text.CarriedSpan(AlignedKind(kind.value), span)
                )
        places.append(place)
    taken = Counter(place.span for place in places)
    for claim, place in zip(claims, places, strict=True):
        chosen = choices.get(claim.pk, AS_SUGGESTED).go is Go.WORDS
        if chosen and place.span and taken[place.span] > 1:
            reasons.setdefault(claim.pk, str(TAKEN % {"words": new.text[slice(*place.span)]}))
    if reasons:
        raise ChoicesRefused(reasons)
    return places


TAKEN = gettext_lazy("Another claim covers “%(words)s”. Choose more words or fewer.")


def _carry_over(
    claim: Claim,
    former: Revision,
    revision: Revision,
    place: text.CarriedSpan,
    *,
    by: User,
    choice: Choice,
) -> ClaimCarryOver:
    was_cut = claim.state == Claim.State.CUT
    changed = place.kind != AlignedKind.UNCHANGED or place.doubt != text.Doubt.NONE
    start, end = place.span or (None, None)
    return ClaimCarryOver(
        claim=claim,
        former=former,
        former_start=claim.start,
        former_end=claim.end,
        former_state=claim.state,
        revision=revision,
        start=start,
        end=end,
        kind=place.kind.value,
        doubt=place.doubt.value,
        needs_look=changed and not was_cut,
        confirmed_by=None if choice.go is Go.SUGGESTED or was_cut or not changed else by,
    )
