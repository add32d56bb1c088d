"""Verdicts, sign-offs and questions as records."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from articles import permissions, reports
from articles.models import Question, SignOff, User, Verdict
from articles.reads.publishing import (
    build_question,
    build_sign_off,
    build_verdict,
    verdicts_with_sign_offs,
)
from articles.reads.visibility import hidden_from, readable_rows


def verdicts_readable_by(reader: User) -> QuerySet[Verdict]:
    """Return the verdicts that `reader` may see: none of a claim that they have yet to judge blind."""
    verdicts = readable_rows(verdicts_with_sign_offs(), "claim__revision__article", reader)
    blind = permissions.blind_claims(reader)
    if blind.query.is_empty():
        return verdicts
    return verdicts.filter(~Exists(blind.filter(pk=OuterRef("claim"))))


def sign_offs_readable_by(reader: User) -> QuerySet[SignOff]:
    """Return the sign-offs of the verdicts that `reader` may see."""
    verdicts = verdicts_readable_by(reader).order_by().values("pk")
    return SignOff.objects.standing().filter(verdict__in=verdicts)


def verdict_records(
    rows: QuerySet[Verdict], *, reader: User
) -> list[tuple[Verdict, reports.Verdict]]:
    """Return verdicts of `verdicts_readable_by`, without fingerprints of hidden sources."""
    verdicts = list(rows)
    sources = _sources_of(verdicts)
    hidden = hidden_from(reader, sources)
    order = {pk: pk for pk in sources}
    return [
        (each, reports.withhold_verdict(build_verdict(each, order), hidden)) for each in verdicts
    ]


def sign_off_records(rows: QuerySet[SignOff]) -> list[tuple[SignOff, reports.SignOff]]:
    """Return sign-offs: a few queries."""
    loaded = rows.select_related("signer", "rating", "verdict")
    loaded = loaded.prefetch_related("rating__scale__ratings")
    return [(each, build_sign_off(each)) for each in loaded]


def question_records(rows: QuerySet[Question]) -> list[tuple[Question, reports.Question]]:
    """Return questions that the reader may see: one query."""
    people = ("asked_by", "overridden_by", "closed_by", "speaker")
    questions = list(rows.select_related(*people))
    order = {each.source_id: each.source_id for each in questions if each.source_id}
    return [(each, build_question(each, order)) for each in questions]


def _sources_of(verdicts: Iterable[Verdict]) -> set[int]:
    """Return the ids of the sources whose captures the verdicts and reconfirmations name."""
    rows = [
        captures
        for verdict in verdicts
        for captures in (
            verdict.captures,
            *(each.captures for each in verdict.reconfirmations.all()),
        )
    ]
    return {int(pk) for captures in rows for pk in captures}
