"""The claims of a report: text, speakers, citations, freshness and carry-overs."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from articles import models, reports
from articles.reads.publishing.report_calculations import build_calculations
from articles.reads.publishing.report_discussions import (
    build_comments,
    build_files,
    build_question,
    with_discussions,
)
from articles.reads.publishing.report_sources import CitedSource, build_findings, name, term
from articles.reads.publishing.report_verdicts import build_verdict, verdicts_with_sign_offs
from articles.reads.sources import Findings, findings_of


def claims_of_report(revision: models.Revision) -> list[models.Claim]:
    """Return the claims of the revision and all cut claims, in text order.

    A constant number of queries loads everything that `build_claim` reads.
    """
    of_article = models.Claim.objects.filter(revision__article=revision.article_id)
    claims = of_article.filter(Q(revision=revision) | Q(state=models.Claim.State.CUT))
    return complete_claims(claims.order_by("start", "end", "pk"))


def complete_claims(claims: QuerySet[models.Claim]) -> list[models.Claim]:
    """Return the claims with everything that `build_claim` reads: a constant number of queries."""
    people = ("assignee", "flagged_by", "signed_off_by")
    claims = claims.select_related(
        *people, "revision__article", "review__speaker", "review__written_by"
    )
    carry_overs = models.ClaimCarryOver.objects.select_related("confirmed_by", "former", "revision")
    carry_overs = carry_overs.defer("former__text", "revision__text").order_by("revision__number")
    return list(
        with_discussions(claims)
        .defer("revision__text")
        .prefetch_related(
            Prefetch("carry_overs", carry_overs),
            Prefetch("verdicts", verdicts_with_sign_offs()),
            Prefetch("calculations", models.Calculation.objects.select_related("calculated_by")),
            Prefetch("citations", models.Citation.objects.select_related("cited_by")),
        )
    )


def findings_by_citation(
    claims: list[models.Claim], sources: list[CitedSource]
) -> dict[int, Findings]:
    """Map citation ids to the findings in the newest capture of their source: one query."""
    newest = {source.pk: source.captures[0].capture for source in sources if source.captures}
    cited = [each for claim in claims for each in claim.citations.all()]
    return findings_of([(each, newest.get(each.source_id)) for each in cited])


def number_claims(claims: list[models.Claim]) -> dict[int, int | None]:
    """Map claim ids to their numbers, as on the desk; None for a cut claim."""
    cut = models.Claim.State.CUT
    return {claim.pk: None if claim.state == cut else claim.number for claim in claims}


def with_speakers(
    claims: list[models.Claim], revision_id: int, statements: Sequence[reports.Statement]
) -> Iterator[tuple[models.Claim, tuple[str, ...]]]:
    """Yield each claim with the names of the speakers of its text, in text order.

    `statements` are those of the revision with this id.
    """
    ends = [each.span[1] for each in statements]
    for claim in claims:
        names: dict[str, None] = {}
        # the span of a cut claim may refer to an earlier revision
        first = bisect_right(ends, claim.start) if claim.revision_id == revision_id else len(ends)
        for at in range(first, len(statements)):
            if statements[at].span[0] >= claim.end:
                break
            for attribution in statements[at].attributions:
                if attribution.speaker and _overlaps(claim, attribution):
                    names[attribution.speaker] = None
        yield claim, tuple(names)


def _overlaps(claim: models.Claim, attribution: reports.Attribution) -> bool:
    spans = attribution.content
    return not spans or any(start < claim.end and end > claim.start for start, end in spans)


def build_claim(
    claim: models.Claim,
    number: int | None,
    speakers: tuple[str, ...],
    order: Mapping[int, int],
    findings: Mapping[int, Findings],
    freshness: models.Freshness,
) -> reports.Claim:
    """Return the claim's record. `order` maps source ids to numbers, `findings` is by citation."""
    return replace(
        build_claim_itself(claim, number, speakers),
        citations=tuple(
            build_citation(each, order, findings[each.pk]) for each in claim.citations.all()
        ),
        calculations=build_calculations(claim),
        verdicts=tuple(build_verdict(each, order) for each in claim.verdicts.all()),
        queries=tuple(build_question(each, order) for each in claim.questions.all()),
        comments=build_comments(claim),
        freshness=_build_freshness(claim, freshness, order),
        review=_build_review(claim),
        carryings=tuple(map(_build_carry_over, claim.carry_overs.all())),
        files=build_files(claim),
    )


def build_claim_itself(
    claim: models.Claim, number: int | None, speakers: tuple[str, ...]
) -> reports.Claim:
    """Return the claim's record without what was recorded about it."""
    return reports.Claim(
        number=number,
        span=(claim.start, claim.end),
        text=claim.text,
        prefix=claim.prefix,
        suffix=claim.suffix,
        reason=term(claim, "reason"),
        note=claim.note,
        priority=term(claim, "priority"),
        state=_external_state() if claim.is_signed_off_externally else term(claim, "state"),
        speakers=speakers,
        assignee=name(claim.assignee),
        flagged_by=name(claim.flagged_by),
        flagged_at=claim.created_at,
        signed_off_by=name(claim.signed_off_by),
        revision=claim.revision.number,
        external=claim.is_signed_off_externally,
    )


def _external_state() -> reports.Term:
    """Return the state of a claim that another newsroom signed off, as its report gives it."""
    state = models.Claim.State.SIGNED_OFF
    return reports.Term(state.value, _("signed off by another newsroom"))


def _build_freshness(
    claim: models.Claim, freshness: models.Freshness, order: Mapping[int, int]
) -> reports.Freshness | None:
    """Return what has changed since the verdict, None without one. Each changed source once."""
    if not claim.verdicts.all():
        return None
    changed = {
        order[drift.source_id]: reports.Term(drift.status.value, str(drift.status.label))
        for drift in freshness.sources
        if drift.marks_verdict
    }
    return reports.Freshness(
        freshness.text_changed,
        bool(changed),
        tuple(sorted(changed.items(), key=lambda each: each[0])),
        models.Mark.FIGURES_CHANGED in freshness.marks,
    )


def _build_review(claim: models.Claim) -> reports.ClaimReview | None:
    review = getattr(claim, "review", None)
    if review is None:
        return None
    return reports.ClaimReview(
        page=review.page,
        words=review.words,
        publisher=review.publisher,
        speaker=review.speaker.name,
        speaker_kind=term(review.speaker, "kind"),
        written_by=name(review.written_by),
    )


def build_citation(
    citation: models.Citation, order: Mapping[int, int], findings: Findings
) -> reports.Citation:
    """Return the citation's record."""
    return reports.Citation(
        source=order[citation.source_id],
        stance=term(citation, "stance"),
        locator=citation.locator,
        excerpt=citation.excerpt,
        note=citation.note,
        by=name(citation.cited_by),
        at=citation.created_at,
        findings=build_findings(findings),
    )


def _build_carry_over(carry_over: models.ClaimCarryOver) -> reports.ClaimCarryOver:
    state = models.Claim.State(carry_over.former_state)
    has_span = carry_over.start is not None and carry_over.end is not None
    return reports.ClaimCarryOver(
        former=carry_over.former.number,
        former_span=(carry_over.former_start, carry_over.former_end),
        former_state=reports.Term(state.value, str(state.label)),
        revision=carry_over.revision.number,
        span=(carry_over.start or 0, carry_over.end or 0) if has_span else None,
        kind=term(carry_over, "kind"),
        doubt=term(carry_over, "doubt"),
        needs_look=carry_over.needs_look,
        confirmed_by=name(carry_over.confirmed_by),
    )
