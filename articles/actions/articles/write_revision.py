"""A revision and what the splitter reads in it, in one go."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from articles import text
from articles.actions.articles.carry_over_corrections import Corrections, corrections
from articles.actions.statements import speakers_by_name
from articles.models import (
    Article,
    Attribution,
    Inconsistency,
    Quotation,
    Revision,
    Speaker,
    Statement,
    User,
    named,
)
from articles.refusals import Refused


def write_revision(article: Article, *, by: User, body: str) -> Revision:
    """Store the normalised text `body` as the article's first revision, split into statements.

    Called inside the transaction of an action.
    """
    split = text.split(body, article.language or None)
    revision = _stored(article, by=by, body=body, number=1)
    _store_split(revision, split)
    return revision


def write_next_revision(former: Revision, *, by: User, revised: text.RevisedText) -> Revision:
    """Store the text that follows `former`, with what people corrected of the same statements.

    Called inside the transaction of an action.
    """
    body, known = revised.split.text, corrections(former, revised)
    revision = _stored(former.article, by=by, body=body, number=former.number + 1)
    _store_split(revision, revised.split, revised.carry_over.new.spans, known)
    return revision


def _stored(article: Article, *, by: User, body: str, number: int) -> Revision:
    return Revision.objects.create(
        article=article,
        number=number,
        text=body,
        length=len(body),
        sha256=Revision.fingerprint(body),
        created_by=by,
    )


def read_anew(article: Article) -> None:
    """Split the newest revision again, as the rules of the article's language now read it.

    Raises `Refused` when people have worked on its statements: their work would be lost.
    """
    revision = article.revisions.order_by("number").last()
    if revision is None:
        return
    attributions = Attribution.objects.filter(statement__revision=revision)
    touched = (
        revision.claims.exists()
        or revision.statements.filter(version__gt=1).exists()
        or attributions.filter(version__gt=1).exists()
        or revision.ticks.exists()
        or revision.inconsistencies.exclude(state=Inconsistency.State.OPEN).exists()
    )
    if touched:
        raise Refused(
            _(
                "The language decides how the text is split. Work on the statements has begun, so "
                "it can no longer be changed."
            )
        )
    attributions.delete()
    Quotation.objects.filter(statement__revision=revision).delete()
    revision.statements.all().delete()
    revision.inconsistencies.all().delete()
    article.speakers.all().delete()
    _store_split(revision, text.split(revision.text, article.language or None))


def _store_split(
    revision: Revision,
    split: text.Split,
    spans: Sequence[text.Span] | None = None,
    known: Corrections | None = None,
) -> None:
    """`spans` are the statements where they are others than the splitter's; `known` wins over it."""
    known = known or Corrections()
    spans = spans or [text.Span(found.start, found.end) for found in split.statements]
    speakers = speakers_by_name(revision.article, split.speakers)
    facts = [text.facts(revision.text, span) for span in spans]
    statements = Statement.objects.bulk_create(_statements(revision, split, spans, facts, known))
    quoted = sorted(span for found in split.statements for span in found.quotations)
    quotations = [
        (number, part)
        for number, part in _parts(statements, quoted)
        if number not in known.quotations
    ]
    quotations += [(number, part) for number, own in known.quotations.items() for part in own]
    Quotation.objects.bulk_create(
        Quotation(statement=statements[number], start=part.start, end=part.end)
        for number, part in quotations
    )
    Inconsistency.objects.bulk_create(
        _inconsistencies(revision, split, spans, facts), ignore_conflicts=True
    )
    suggested = (
        attribution
        for found in split.statements
        for one in found.attributions
        for number, attribution in _attributions(statements, found, one, speakers)
        if not known.replace(number, attribution)
    )
    Attribution.objects.bulk_create([*suggested, *_confirmed(statements, known)])


def _statements(
    revision: Revision,
    split: text.Split,
    spans: Sequence[text.Span],
    facts: Sequence[list[text.Fact]],
    known: Corrections,
) -> Iterator[Statement]:
    for number, (span, found) in enumerate(zip(spans, facts, strict=True)):
        home = bisect_right(split.statements, span.start, key=lambda each: each.start) - 1
        kind, version = known.statements.get(number, (split.statements[max(home, 0)].kind.value, 1))
        yield Statement(
            revision=revision,
            start=span.start,
            end=span.end,
            kind=kind,
            version=version,
            facts=named(found),
        )


def _confirmed(statements: list[Statement], known: Corrections) -> Iterator[Attribution]:
    for number, found in known.attributions.items():
        for attribution in found:
            attribution.statement = statements[number]
            yield attribution


def _parts(
    statements: list[Statement], spans: Iterable[text.Span], first: int = 0
) -> Iterator[tuple[int, text.Span]]:
    """The spans, which are in order, cut at the bounds of the statements that they run over.

    Each part comes with the number of its statement; those before `first` are not looked at.
    """
    for start, end in spans:
        while first < len(statements) and statements[first].end <= start:
            first += 1
        for number in range(first, len(statements)):
            statement = statements[number]
            if statement.start >= end:
                break
            yield number, text.Span(max(start, statement.start), min(end, statement.end))


def _inconsistencies(
    revision: Revision,
    split: text.Split,
    spans: Sequence[text.Span],
    facts: Sequence[list[text.Fact]],
) -> Iterator[Inconsistency]:
    for found in text.inconsistencies(split.text, spans, revision.article.published_on, facts):
        yield Inconsistency(
            revision=revision,
            kind=found.kind.value,
            first_start=found.first.start,
            first_end=found.first.end,
            second_start=found.second.start,
            second_end=found.second.end,
            question=found.question,
        )


def _attributions(
    statements: list[Statement],
    said_in: text.Statement,
    found: text.Attribution,
    speakers: Mapping[str, Speaker],
) -> Iterator[tuple[int, Attribution]]:
    """One row for each statement that the words said run over, with the statement's number; the
    one that it is said in has cue and mention."""
    home = _home(statements, said_in, found)
    content: dict[int, list[list[int]]] = {home: []}
    spans = sorted(found.content)
    first = bisect_right(statements, spans[0].start, key=lambda each: each.start) - 1
    for number, part in _parts(statements, spans, max(first, 0)):
        content.setdefault(number, []).append([part.start, part.end])
    for number, parts in sorted(content.items(), key=lambda item: (item[0] != home, item[0])):
        mention_start, mention_end = (found.mention if number == home else None) or (None, None)
        cue_start, cue_end = (found.cue if number == home else None) or (None, None)
        yield (
            number,
            Attribution(
                statement=statements[number],
                speaker=speakers[found.speaker.name[:300]] if found.speaker else None,
                mention_start=mention_start,
                mention_end=mention_end,
                cue_start=cue_start,
                cue_end=cue_end,
                content=parts,
                confidence=found.confidence,
                stance=found.stance,
                rule=found.rule[:60],
            ),
        )


def _home(statements: list[Statement], said_in: text.Statement, found: text.Attribution) -> int:
    """The number of the stored statement that it is said in, which people may have cut smaller."""
    place = found.cue.start if found.cue else said_in.start
    return max(bisect_right(statements, place, key=lambda each: each.start) - 1, 0)
