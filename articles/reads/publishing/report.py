"""The report of an article as it stands, in a constant number of queries."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from django.db.models import Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import models, permissions, reports
from articles.reads.articles import card_revision
from articles.reads.history import history_of
from articles.reads.publishing.report_claims import (
    told_approval,
    told_carry_overs,
    told_comments,
    told_editions,
    told_files,
    with_trail,
)
from articles.reads.publishing.report_sources import (
    CitedSource,
    cited_sources,
    name,
    term,
    told_findings,
    told_source,
)
from articles.reads.publishing.report_text import (
    former_texts,
    inconsistencies_of,
    report_imports_of,
    statements_of,
    told_revision,
    told_statement,
)
from articles.reads.publishing.report_verdicts import told_scale, told_verdict, verdicts_with_checks
from articles.reads.publishing.snapshot import one_state
from articles.reads.sources import Findings, findings_of, pairs_with_captures
from articles.reads.verdicts import blind_spans
from articles.reads.visibility import hidden_from
from articles.reports import Rendering
from articles.rules.freshness import freshness_of


def report_in_one_state(
    article: models.Article, *, reader: models.User | None = None, everything: bool = False
) -> reports.Report:
    """The report as it stands now, all of one state of the database, with its stamp.

    What others change while it is being built is in it as a whole, or not at all. It tells what
    `reader` may see, or, for whoever has the database in hand, `everything`.
    """
    with one_state():
        report, order = _whole(article, timezone.now())
        hidden = frozenset() if everything else hidden_from(reader, order)
        blind = _blind(article, report, None if everything else reader)
    told = reports.withhold(reports.stamped(report), {order[source] for source in hidden})
    return reports.without_verdicts(told, blind)


def report_for(
    reader: models.User, article: models.Article, rendering: Rendering
) -> tuple[reports.Report, list[int]]:
    """The report as `reader` may have it in this rendering, and the ids of the sources that it
    tells in full.

    Raises `NotAllowed` for a rendering that tells more than `reader` may see.
    """
    with one_state():
        report, order = _whole(article, timezone.now())
        hidden = hidden_from(reader, order)
        blind = _blind(article, report, reader)
    report = reports.withhold(reports.stamped(report), {order[source] for source in hidden})
    if rendering is Rendering.LEGAL:
        permissions.require(not report.withheld, _tells_all(report))
    kept_in = {source.number for source in reports.in_rendering(report, rendering).withheld}
    report = reports.without_verdicts(report, blind)
    return report, [pk for pk, number in order.items() if number not in kept_in]


def _tells_all(report: reports.Report) -> str:
    """What stands between this person and the legal rendering, by what it is called in public."""
    named = "; ".join(f"[{each.number}] {each.public_description}" for each in report.withheld)
    return _(
        "The legal version includes restricted sources, and you do not have access to these: %(named)s. "
        "Ask the person who added them, or choose the public version."
    ) % {"named": named}


def report_of(
    article: models.Article, *, at: datetime, reader: models.User | None = None
) -> reports.Report:
    """All of the article's newest revision that `reader` may see. `at` is stamped on the report.

    Without a reader, what is restricted is told by its public description.
    """
    report, order = _whole(article, at)
    hidden = hidden_from(reader, order)
    told = reports.withhold(report, {order[source] for source in hidden})
    return reports.without_verdicts(told, _blind(article, report, reader))


def _blind(
    article: models.Article, report: reports.Report, reader: models.User | None
) -> frozenset[int]:
    """The claims, by their numbers in the report, that `reader` still has to judge blind."""
    spans = blind_spans(article, report.revision.number, reader)
    return frozenset(each.number for each in report.shown if each.number and each.span in spans)


def _whole(article: models.Article, at: datetime) -> tuple[reports.Report, dict[int, int]]:
    """The report with all there is, and the number in it of each source's id."""
    newest = card_revision(article)
    revision = newest.revision
    statements = statements_of(revision)
    claims = _claims(revision)
    sources = cited_sources(claims)
    findings = _findings(claims, sources)
    freshness = freshness_of(claims)
    order = {source.pk: number for number, source in enumerate(sources, start=1)}
    numbers = _numbers(claims)
    report = reports.Report(
        generated_at=at,
        generator=reports.GENERATOR,
        article=_article(revision.article),
        revision=told_revision(revision, newest.ticks),
        scale=told_scale(revision.article.scale),
        speakers=tuple(
            reports.Speaker(each.name, term(each, "kind"), each.role, tuple(each.aliases))
            for each in revision.article.speakers.all()
        ),
        statements=tuple(map(told_statement, statements)),
        claims=tuple(
            _claim(claim, numbers[claim.pk], speakers, order, findings, freshness[claim.pk])
            for claim, speakers in _with_speakers(claims, statements)
        ),
        sources=tuple(told_source(order[source.pk], source) for source in sources),
        events=history_of(
            revision, statements=statements, claims=claims, numbers=numbers, order=order
        ),
        origins=_origins(order),
        received=report_imports_of(revision.article),
        clearing=told_approval(revision.article),
        editions=told_editions(revision.article),
        former=former_texts(revision),
        inconsistencies=inconsistencies_of(revision, claims),
    )
    return report, order


def _article(article: models.Article) -> reports.Article:
    return reports.Article(
        id=article.pk,
        title=article.title,
        byline=article.byline,
        publisher=article.publisher,
        published_on=article.published_on,
        language=article.language,
        status=term(article, "status"),
        owner=name(article.owner),
        created_at=article.created_at,
    )


def _claims(revision: models.Revision) -> list[models.Claim]:
    asked = models.Question.objects.standing()
    asked = asked.select_related("asked_by", "overridden_by", "closed_by", "speaker")
    of_article = models.Claim.objects.filter(revision__article=revision.article_id)
    told = of_article.filter(Q(revision=revision) | Q(state=models.Claim.State.CUT))
    people = ("assignee", "flagged_by", "signed_off_by")
    told = told.select_related(*people, "revision", "review__speaker", "review__written_by")
    return list(
        with_trail(told)
        .prefetch_related(
            Prefetch("verdicts", verdicts_with_checks()),
            Prefetch("citations", models.Citation.objects.select_related("cited_by")),
            Prefetch("questions", asked),
        )
        .order_by("start", "end", "pk")
    )


def _findings(claims: list[models.Claim], sources: list[CitedSource]) -> dict[int, Findings]:
    """By citation, what the newest capture of its source says of it: one query."""
    newest = {source.pk: source.captures[0].capture for source in sources if source.captures}
    cited = [each for claim in claims for each in claim.citations.all()]
    return findings_of([(each, newest.get(each.source_id)) for each in cited])


def _numbers(claims: list[models.Claim]) -> dict[int, int | None]:
    """1, 2, ... down the page, as on the desk; a claim that was cut has no number."""
    shown = [claim.pk for claim in claims if claim.state != models.Claim.State.CUT]
    order = {pk: number for number, pk in enumerate(shown, start=1)}
    return {claim.pk: order.get(claim.pk) for claim in claims}


def _with_speakers(
    claims: list[models.Claim], statements: list[models.Statement]
) -> Iterator[tuple[models.Claim, tuple[str, ...]]]:
    """Each claim with the names of those whose words it touches, in the order of the text."""
    first = 0
    for claim in claims:
        if statements and claim.revision_id != statements[0].revision_id:
            yield claim, ()  # its words were cut: its span is one of an older text
            continue
        while first < len(statements) and statements[first].end <= claim.start:
            first += 1
        names: dict[str, None] = {}
        for statement in statements[first:]:
            if statement.start >= claim.end:
                break
            for attribution in statement.attributions.all():
                if attribution.speaker and _touches(claim, attribution):
                    names[attribution.speaker.name] = None
        yield claim, tuple(names)


def _touches(claim: models.Claim, attribution: models.Attribution) -> bool:
    spans = attribution.content
    return not spans or any(start < claim.end and end > claim.start for start, end in spans)


def _claim(
    claim: models.Claim,
    number: int | None,
    speakers: tuple[str, ...],
    order: Mapping[int, int],
    findings: Mapping[int, Findings],
    freshness: models.Freshness,
) -> reports.Claim:
    return reports.Claim(
        number=number,
        span=(claim.start, claim.end),
        text=claim.text,
        prefix=claim.prefix,
        suffix=claim.suffix,
        reason=term(claim, "reason"),
        note=claim.note,
        priority=term(claim, "priority"),
        state=term(claim, "state"),
        speakers=speakers,
        assignee=name(claim.assignee),
        flagged_by=name(claim.flagged_by),
        flagged_at=claim.created_at,
        signed_off_by=name(claim.signed_off_by),
        citations=tuple(
            _citation(each, order, findings[each.pk]) for each in claim.citations.all()
        ),
        verdicts=tuple(told_verdict(each, order) for each in claim.verdicts.all()),
        queries=tuple(_query(each, order) for each in claim.questions.all()),
        comments=told_comments(claim),
        freshness=_freshness(claim, freshness, order),
        review=_review(claim),
        revision=claim.revision.number,
        carryings=told_carry_overs(claim),
        files=told_files(claim),
    )


def _freshness(
    claim: models.Claim, fresh: models.Freshness, order: Mapping[int, int]
) -> reports.Freshness | None:
    """None before any verdict. Of the sources, those that changed where it matters, once each."""
    if not claim.verdicts.all():
        return None
    changed = {
        order[drift.source_id]: reports.Term(drift.status.value, str(drift.status.label))
        for drift in fresh.sources
        if drift.marks_verdict
    }
    return reports.Freshness(
        fresh.text_changed, bool(changed), tuple(sorted(changed.items(), key=lambda each: each[0]))
    )


def _review(claim: models.Claim) -> reports.ClaimReview | None:
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


def _citation(
    citation: models.Citation, order: Mapping[int, int], findings: Findings
) -> reports.Citation:
    return reports.Citation(
        source=order[citation.source_id],
        stance=term(citation, "stance"),
        locator=citation.locator,
        excerpt=citation.excerpt,
        note=citation.note,
        by=name(citation.cited_by),
        at=citation.created_at,
        findings=told_findings(findings),
    )


def _origins(order: Mapping[int, int]) -> tuple[reports.CommonOrigin, ...]:
    """What seems to be one, the source of the lower number first."""
    told = (_origin(each, order) for each in pairs_with_captures(order))
    return tuple(sorted(told, key=lambda each: each.sources))


def _origin(pair: models.CommonOrigin, order: Mapping[int, int]) -> reports.CommonOrigin:
    ends = sorted(
        [
            (order[pair.first_id], pair.first_capture.sha256, pair.first_credit),
            (order[pair.second_id], pair.second_capture.sha256, pair.second_credit),
        ]
    )
    return reports.CommonOrigin(
        sources=(ends[0][0], ends[1][0]),
        state=term(pair, "state"),
        of_both=pair.of_both,
        of_shorter=pair.of_shorter,
        agency=pair.agency,
        judged_by=name(pair.judged_by),
        reason=pair.reason,
        captures=(ends[0][1], ends[1][1]),
        credits=(ends[0][2], ends[1][2]),
    )


def _query(question: models.Question, order: Mapping[int, int]) -> reports.Question:
    told = _told_question(question, order)
    of_none_here = question.source_id and question.source_id not in order  # it was taken off again
    return reports.without_source(told) if of_none_here else told


def _told_question(question: models.Question, order: Mapping[int, int]) -> reports.Question:
    return reports.Question(
        addressee=question.addressee,
        channel=term(question, "channel"),
        question=question.text,
        deadline=question.deadline,
        state=term(question, "state"),
        answer=question.answer,
        asked_by=name(question.asked_by),
        at=question.created_at,
        source=order.get(question.source_id or 0),
        closed_at=question.closed_at,
        overridden_by=name(question.overridden_by),
        override_reason=question.override_reason,
        whom=term(question, "whom"),
        speaker=question.speaker.name if question.speaker else "",
        closed_by=name(question.closed_by),
    )
