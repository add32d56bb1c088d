"""The claims of a report, with what they rest on and how they were judged."""

from django.utils.translation import gettext as _

from articles import reports
from articles.actions.publishing.import_report.import_context import Taking
from articles.actions.publishing.import_report.rows import insert_with_timestamps
from articles.actions.publishing.import_report.texts import told_rating
from articles.models import (
    Citation,
    Claim,
    ClaimCarryOver,
    ClaimReview,
    Rating,
    SignOff,
    TieBreak,
    Verdict,
    VerdictReconfirmation,
)
from articles.reports.data.from_json import wrong

Ratings = dict[reports.Rating, Rating]


def take_claims(taking: Taking, number: int) -> None:
    """The claims that stand in the text of this number, in their order."""
    revision = taking.revisions[number]
    for place, told in enumerate(taking.report.claims):
        if told.revision != number:
            continue
        where = f"report.claims[{place}]"
        start, end = told.span
        if revision.text[start:end] != told.text or not told.text:
            wrong(f"{where}.text", _("this is not the text at its span."))
        claim = Claim(
            revision=revision,
            start=start,
            end=end,
            text=told.text,
            prefix=told.prefix,
            suffix=told.suffix,
            reason=told.reason.key,
            note=told.note,
            priority=int(told.priority.key),
            state=told.state.key,
            assignee=taking.user_or_none(told.assignee),
            flagged_by=taking.person(told.flagged_by, f"{where}.flagged_by"),
            signed_off_by=taking.user_or_none(told.signed_off_by),
            created_at=told.flagged_at,
        )
        taking.claims[place] = insert_with_timestamps(claim)


def take_what_claims_rest_on(taking: Taking) -> None:
    """Citations, verdicts and what search engines are told, of every claim."""
    scale = taking.article.scale
    ratings = {told_rating(rating): rating for rating in scale.ratings.all()}
    for place, told in enumerate(taking.report.claims):
        where = f"report.claims[{place}]"
        claim = taking.claims.get(place) or wrong(
            f"{where}.revision", _("the report has no revision with this number.")
        )
        for number, citation in enumerate(told.citations):
            _take_citation(taking, claim, citation, f"{where}.citations[{number}]")
        for number, verdict in reversed(list(enumerate(told.verdicts))):
            _take_verdict(taking, claim, verdict, ratings, f"{where}.verdicts[{number}]")
        for number, carrying in enumerate(told.carryings):
            _take_carry_over(taking, claim, carrying, f"{where}.carryings[{number}]")
        if told.review:
            _take_review(taking, claim, told.review, f"{where}.review")


def _take_citation(taking: Taking, claim: Claim, told: reports.Citation, where: str) -> None:
    insert_with_timestamps(
        Citation(
            claim=claim,
            source=taking.source(told.source, f"{where}.source"),
            stance=told.stance.key,
            locator=told.locator,
            excerpt=told.excerpt,
            note=told.note,
            cited_by=taking.person(told.by, f"{where}.by"),
            created_at=told.at,
        )
    )


def _take_verdict(
    taking: Taking, claim: Claim, told: reports.Verdict, ratings: Ratings, where: str
) -> None:
    author = taking.person(told.author, f"{where}.author")
    rating = ratings.get(told.rating)
    verdict = Verdict(
        claim=claim,
        number=told.number,
        rating=rating or wrong(f"{where}.rating", _("the scale has no rating with this name.")),
        explanation=told.explanation,
        author=author,
        claim_sha256=told.claim_sha256,
        captures=_rests_on(taking, told.captures, where),
        created_at=told.at,
    )
    insert_with_timestamps(verdict)
    for each in told.sign_offs:
        insert_with_timestamps(
            SignOff(
                verdict=verdict,
                signer=taking.other(each.signer, author, f"{where}.sign_offs"),
                agrees=each.agrees,
                reason=each.reason,
                rating=ratings.get(each.rating) if each.rating else None,
                is_blind=each.blind,
                created_at=each.at,
            )
        )
    for decided in told.tie_breaks:
        _take_tie_break(taking, verdict, decided, f"{where}.tie_breaks")
    for stood in reversed(told.confirmations):
        taking.confirmations.append((verdict, stood, where))


def _take_tie_break(taking: Taking, verdict: Verdict, told: reports.TieBreak, where: str) -> None:
    """It decided on the newest dissent: from this verdict where it stood, else from one before."""
    outcome = TieBreak.Outcome(told.outcome.key)
    dissents = SignOff.objects.disagreeing().filter(verdict__claim=verdict.claim)
    if outcome == TieBreak.Outcome.FIRST:
        dissents = dissents.filter(verdict=verdict)
    else:
        dissents = dissents.filter(verdict__number__lt=verdict.number)
    dissent = dissents.order_by("-verdict__number", "-pk").first()
    insert_with_timestamps(
        TieBreak(
            sign_off=dissent or wrong(where, _("there is no dissent that it could decide.")),
            verdict=verdict,
            outcome=outcome,
            reason=told.reason,
            decided_by=taking.person(told.by, f"{where}.by"),
            created_at=told.at,
        )
    )


def take_reconfirmations(taking: Taking) -> None:
    """Confirmations, when all verdicts are there: only the newest verdict on a claim has them."""
    for verdict, told, where in taking.confirmations:
        insert_with_timestamps(
            VerdictReconfirmation(
                verdict=verdict,
                confirmed_by=taking.person(told.by, f"{where}.confirmations"),
                reason=told.reason,
                claim_sha256=told.claim_sha256,
                captures=_rests_on(taking, told.captures, where),
                created_at=told.at,
            )
        )


def _rests_on(taking: Taking, captures: tuple[tuple[int, str], ...], where: str) -> dict[str, str]:
    return {
        str(taking.source(number, f"{where}.captures").pk): sha256 for number, sha256 in captures
    }


def _take_carry_over(
    taking: Taking, claim: Claim, told: reports.ClaimCarryOver, where: str
) -> None:
    start, end = told.span or (None, None)
    ClaimCarryOver.objects.create(
        claim=claim,
        former=taking.revision(told.former, f"{where}.former"),
        former_start=told.former_span[0],
        former_end=told.former_span[1],
        former_state=told.former_state.key,
        revision=taking.revision(told.revision, f"{where}.revision"),
        start=start,
        end=end,
        kind=told.kind.key,
        doubt=told.doubt.key,
        needs_look=told.needs_look,
        confirmed_by=taking.user_or_none(told.confirmed_by),
    )


def _take_review(taking: Taking, claim: Claim, told: reports.ClaimReview, where: str) -> None:
    ClaimReview.objects.create(
        claim=claim,
        speaker=taking.speaker(told.speaker, where) or wrong(where, _("a name is missing.")),
        page=told.page,
        words=told.words,
        publisher=told.publisher,
        written_by=taking.person(told.written_by, f"{where}.written_by"),
    )
