"""Verdicts and sign-offs. Those of a claim that a reviewer has yet to judge blind are left out."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import Field, Router

from articles import reports
from articles.actions.verdicts import record_verdict
from articles.actions.verdicts import sign_off as add_sign_off
from articles.api.claims import claim as claim_now
from articles.api.claims import claim_to_change
from articles.api.protocol.authentication import ApiRequest
from articles.api.protocol.operations import read, read_list, single
from articles.api.protocol.paging import Page, page_of
from articles.api.protocol.shapes import ID, Shape, id_of
from articles.api.protocol.writing import Body, Made, write
from articles.models import Claim, Rating, SignOff, User, Verdict
from articles.reads.claims import ratings_of
from articles.reads.resources import (
    sign_off_records,
    sign_offs_readable_by,
    verdict_records,
    verdicts_readable_by,
)
from articles.refusals import Refused

router = Router(tags=["verdicts"])
VERDICT = Shape("Verdict", {"id": ID, "claim": id_of("claim")}, reports.Verdict)
SIGN_OFF = Shape(
    "SignOff", {"id": ID, "verdict": id_of("verdict"), "claim": id_of("claim")}, reports.SignOff
)


@read_list(router, "/verdicts", VERDICT)
def verdict_list(request: ApiRequest, article: int | None = None, claim: int | None = None) -> Page:
    """The verdicts that the token may see, oldest first. The newest of a claim counts."""
    rows = verdicts_readable_by(request.user)
    if article is not None:
        rows = rows.filter(claim__revision__article=article)
    if claim is not None:
        rows = rows.filter(claim=claim)

    def build(shown: QuerySet[Verdict]) -> list[dict[str, object]]:
        return verdicts_as_json(shown, request.user)

    return page_of(request, rows, build)


@read(router, "/verdicts/{int:verdict_id}", VERDICT)
def verdict(request: ApiRequest, verdict_id: int) -> dict[str, object]:
    """One verdict with its sign-offs, decisions and reconfirmations."""
    rows = verdicts_readable_by(request.user).filter(pk=verdict_id)
    return single(verdicts_as_json(rows, request.user))


@read_list(router, "/sign-offs", SIGN_OFF)
def sign_off_list(
    request: ApiRequest, claim: int | None = None, verdict: int | None = None
) -> Page:
    """The sign-offs and dissents that the token may see, oldest first."""
    rows = sign_offs_readable_by(request.user)
    if claim is not None:
        rows = rows.filter(verdict__claim=claim)
    if verdict is not None:
        rows = rows.filter(verdict=verdict)
    return page_of(request, rows, sign_offs_as_json)


@read(router, "/sign-offs/{int:sign_off_id}", SIGN_OFF)
def sign_off(request: ApiRequest, sign_off_id: int) -> dict[str, object]:
    """One sign-off or dissent."""
    return single(sign_offs_as_json(sign_offs_readable_by(request.user).filter(pk=sign_off_id)))


class NewVerdict(Body):
    """A judgement on a claim: the label of a rating of its scale, and why."""

    rating: str = Field(max_length=200)
    explanation: str


class NewSignOff(Body):
    """An opinion on the current verdict. A blind reviewer gives a rating and a reason instead."""

    agrees: bool = False
    rating: str | None = Field(None, max_length=200)
    reason: str = ""


@write(router, "/claims/{int:claim_id}/verdicts", VERDICT, changes=claim_now, by_people=True)
def verdict_record(request: ApiRequest, claim_id: int, body: NewVerdict) -> Made:
    """Record a verdict. Another reviewer signs it off."""
    row = claim_to_change(request, claim_id)
    recorded = record_verdict(
        row,
        by=request.user,
        rating=_rating(row, body.rating),
        explanation=body.explanation,
        expected_version=request.expected_version,
    )
    return Made(verdict(request, recorded.pk), reverse("api_verdict", args=[recorded.pk]))


@write(router, "/claims/{int:claim_id}/sign-offs", SIGN_OFF, changes=claim_now, by_people=True)
def verdict_sign_off(request: ApiRequest, claim_id: int, body: NewSignOff) -> Made:
    """Sign off the current verdict of a claim, or dissent from it with a reason."""
    row = claim_to_change(request, claim_id)
    rating = None if body.rating is None else _rating(row, body.rating)
    current = single(row.verdicts.standing().select_related("rating", "author")[:1])
    current.claim = row
    signed = add_sign_off(
        current,
        by=request.user,
        agrees=body.agrees,
        rating=rating,
        reason=body.reason,
        expected_version=request.expected_version,
    )
    return Made(sign_off(request, signed.pk), reverse("api_sign_off", args=[signed.pk]))


def _rating(claim: Claim, label: str) -> Rating:
    """Return the rating of the claim's scale with this label. Raises `Refused`."""
    ratings = ratings_of(claim.pk)
    for rating in ratings:
        if label.casefold() in {rating.label.casefold(), rating.short_label.casefold()}:
            return rating
    labels = ", ".join(f"“{rating.label}”" for rating in ratings)
    raise Refused(
        _("There is no rating “%(label)s”. Use one of: %(labels)s.")
        % {"label": label, "labels": labels}
    )


def verdicts_as_json(rows: QuerySet[Verdict], reader: User) -> list[dict[str, object]]:
    return [
        VERDICT.values(record, id=row.pk, claim=row.claim_id)
        for row, record in verdict_records(rows, reader=reader)
    ]


def sign_offs_as_json(rows: QuerySet[SignOff]) -> list[dict[str, object]]:
    return [
        SIGN_OFF.values(record, id=row.pk, verdict=row.verdict_id, claim=row.verdict.claim_id)
        for row, record in sign_off_records(rows)
    ]
