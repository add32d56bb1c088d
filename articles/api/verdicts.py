"""Verdicts and sign-offs. Those of a claim that a reviewer has yet to judge blind are left out."""

from django.db.models import QuerySet
from ninja import Router

from articles import reports
from articles.api.protocol.authentication import ApiRequest
from articles.api.protocol.operations import read, read_list, single
from articles.api.protocol.paging import Page, page_of
from articles.api.protocol.shapes import ID, Shape, id_of
from articles.models import SignOff, User, Verdict
from articles.reads.resources import (
    sign_off_records,
    sign_offs_readable_by,
    verdict_records,
    verdicts_readable_by,
)

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
