"""A report of an article from one state of the database, in a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Prefetch
from django.utils.translation import gettext as _

from articles import reports
from articles.models import (
    Article,
    Attribution,
    Capture,
    Citation,
    Claim,
    Comment,
    Event,
    Job,
    Query,
    Rating,
    Revision,
    SignOff,
    Statement,
    User,
    Verdict,
)
from articles.reads.articles import newest_revision


def report_of(article: Article, *, at: datetime) -> reports.Report:
    """All that the report of the newest revision says, as the database has it at this moment."""
    with transaction.atomic():
        revision = newest_revision(article)
        statements = _statements(revision)
        claims = _claims(revision)
        sources = _sources(claims)
        numbers = {source: number for number, source in enumerate(sources, start=1)}
        events = _events(claims)
        about = revision.article
        return reports.Report(
            title=about.title,
            byline=about.byline,
            publisher=about.publisher,
            published_on=about.published_on,
            language=about.language,
            revision=revision.number,
            sha256=revision.sha256,
            text=revision.text,
            statements=tuple(map(_statement, statements)),
            speakers=tuple(
                reports.ReportedSpeaker(s.name, s.kind, s.role, tuple(s.aliases))
                for s in about.speakers.all()
            ),
            claims=tuple(
                _claim(number, claim, statements, numbers, sources, events[claim.pk])
                for number, claim in enumerate(claims, start=1)
            ),
            sources=tuple(
                _source(numbers[pk], citation, captures, job)
                for pk, (citation, captures, job) in sources.items()
            ),
            scale=about.scale.name,
            ratings=tuple(map(_rating, about.scale.ratings.all())),
            generated_at=at,
        )


FoundSources = dict[int, tuple[Citation, list[Capture], Job | None]]


def _statements(revision: Revision) -> list[Statement]:
    attributions = Attribution.objects.select_related("speaker")
    return list(
        revision.statements.prefetch_related(
            "quotations", Prefetch("attributions", attributions)
        )
    )


def _claims(revision: Revision) -> list[Claim]:
    signed = Prefetch("sign_offs", SignOff.objects.select_related("signer"))
    return list(
        revision.claims.exclude(state=Claim.State.CUT)
        .select_related("assignee", "flagged_by", "signed_off_by")
        .prefetch_related(
            Prefetch(
                "verdicts",
                Verdict.objects.select_related("rating", "author").prefetch_related(signed),
            ),
            Prefetch("citations", Citation.objects.select_related("source", "cited_by")),
            Prefetch("queries", Query.objects.select_related("asked_by")),
            Prefetch("comments", Comment.objects.select_related("author")),
        )
        .order_by("start", "end")
    )


def _sources(claims: Iterable[Claim]) -> FoundSources:
    """By id, in the order in which the text comes to them: a citation, captures, newest fetch."""
    first: dict[int, Citation] = {}
    for claim in claims:
        for citation in claim.citations.all():
            first.setdefault(citation.source_id, citation)
    captures: dict[int, list[Capture]] = defaultdict(list)
    for capture in Capture.objects.filter(source__in=first):
        captures[capture.source_id].append(capture)
    jobs = Job.objects.filter(kind=Job.Kind.FETCH, subject_id__in=first)
    newest = {
        job.subject_id: job for job in jobs.order_by("subject_id", "-pk").distinct("subject_id")
    }
    return {pk: (citation, captures[pk], newest.get(pk)) for pk, citation in first.items()}


def _events(claims: list[Claim]) -> dict[int, list[Event]]:
    """Who did what to which claim, oldest first."""
    found: dict[int, list[Event]] = defaultdict(list)
    if claims:
        tracked = Event.objects.tracks(*claims).select_related("user").order_by("pgh_created_at")
        for event in tracked:
            found[int(event.pgh_obj_id)].append(event)
    return found


def _name(person: User | None) -> str:
    return str(person) if person else ""


def _statement(statement: Statement) -> reports.ReportedStatement:
    attributions = list(statement.attributions.all())
    return reports.ReportedStatement(
        span=(statement.start, statement.end),
        kind=statement.kind,
        quotations=tuple((q.start, q.end) for q in statement.quotations.all()),
        speakers=_speakers([statement]),
        cues=tuple(
            (a.cue_start, a.cue_end)
            for a in attributions
            if a.cue_start is not None and a.cue_end is not None
        ),
        content=tuple((start, end) for a in attributions for start, end in a.content),
    )


def _speakers(statements: Iterable[Statement]) -> tuple[str, ...]:
    names = [a.speaker.name for s in statements for a in s.attributions.all() if a.speaker]
    return tuple(dict.fromkeys(names))


def _claim(
    number: int,
    claim: Claim,
    statements: list[Statement],
    numbers: dict[int, int],
    sources: FoundSources,
    events: list[Event],
) -> reports.ReportedClaim:
    verdicts = list(claim.verdicts.all())
    under = [s for s in statements if s.start < claim.end and s.end > claim.start]
    return reports.ReportedClaim(
        number=number,
        span=(claim.start, claim.end),
        text=claim.text,
        prefix=claim.prefix,
        suffix=claim.suffix,
        reason=claim.get_reason_display(),
        note=claim.note,
        priority=claim.get_priority_display(),
        state=claim.state,
        state_label=claim.get_state_display(),
        speakers=_speakers(under),
        flagged_by=_name(claim.flagged_by),
        flagged_at=claim.created_at,
        assignee=_name(claim.assignee),
        signed_off_by=_name(claim.signed_off_by),
        verdicts=tuple(map(_verdict, verdicts)),
        stale=bool(verdicts) and _is_stale(verdicts[0], sources),
        citations=tuple(_citation(c, numbers[c.source_id]) for c in claim.citations.all()),
        queries=tuple(map(_query, claim.queries.all())),
        comments=tuple(
            reports.ReportedComment(c.text, _name(c.author), c.created_at)
            for c in claim.comments.all()
        ),
        events=tuple(map(_event, events)),
    )


def _is_stale(verdict: Verdict, sources: FoundSources) -> bool:
    """Does it rest on a capture that is no longer the newest of its source?"""
    newest = {str(pk): found[1][0].sha256 for pk, found in sources.items() if found[1]}
    return any(newest.get(pk, sha256) != sha256 for pk, sha256 in verdict.captures.items())


def _rating(rating: Rating) -> reports.ReportRating:
    return reports.ReportRating(
        rating.label,
        rating.short_label,
        rating.colour,
        rating.shape,
        rating.value,
        rating.definition,
    )


def _verdict(verdict: Verdict) -> reports.ReportedVerdict:
    return reports.ReportedVerdict(
        rating=_rating(verdict.rating),
        explanation=verdict.explanation,
        author=_name(verdict.author),
        at=verdict.created_at,
        claim_sha256=verdict.claim_sha256,
        capture_sha256s=tuple(verdict.captures.values()),
        sign_offs=tuple(
            reports.ReportedSignOff(_name(s.signer), s.agrees, s.reason, s.created_at)
            for s in verdict.sign_offs.all()
        ),
    )


def _citation(citation: Citation, number: int) -> reports.ReportedCitation:
    return reports.ReportedCitation(
        source=number,
        stance=citation.stance,
        stance_label=citation.get_stance_display(),
        locator=citation.locator,
        excerpt=citation.excerpt,
        note=citation.note,
        by=_name(citation.cited_by),
    )


def _query(query: Query) -> reports.ReportedQuery:
    return reports.ReportedQuery(
        addressee=query.addressee,
        channel=query.channel,
        question=query.question,
        deadline=query.deadline,
        state=query.state,
        state_label=query.get_state_display(),
        answer=query.answer,
        by=_name(query.asked_by),
        at=query.created_at,
    )


def _event(event: Event) -> reports.ReportedEvent:
    if event.pgh_label == "insert":
        what = _("flagged")
    else:
        changed = sorted(name for name in event.pgh_diff or {} if name != "version")
        what = "; ".join(
            f"{name.removesuffix('_id')}: {event.pgh_diff[name][0]} → {event.pgh_diff[name][1]}"
            for name in changed
        )
    return reports.ReportedEvent(what, _name(event.user), event.pgh_created_at, event.why or "")


def _source(
    number: int, citation: Citation, captures: list[Capture], job: Job | None
) -> reports.ReportedSource:
    source = citation.source
    newest = captures[0] if captures else None
    return reports.ReportedSource(
        number=number,
        kind=source.kind,
        url=source.url,
        title=(newest.field("title") if newest else "") or source.title,
        author=newest.field("author") if newest else "",
        site=newest.field("site") if newest else "",
        published=newest.field("published") if newest else "",
        captures=tuple(map(_capture, captures)),
        failure=job.message if job and job.state == Job.State.FAILED else "",
    )


def _capture(capture: Capture) -> reports.ReportedCapture:
    return reports.ReportedCapture(
        origin=capture.origin,
        final_url=capture.final_url,
        status=capture.status,
        at=capture.captured_at,
        sha256=capture.sha256,
        size=capture.size,
        content_type=capture.content_type,
        text=capture.text,
        fields=capture.fields,
    )
