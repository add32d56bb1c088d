"""A revision and what the splitter reads in it, in one go."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from articles import text
from articles.models import (
    Article,
    Attribution,
    Inconsistency,
    Quotation,
    Revision,
    Speaker,
    Statement,
    User,
)
from articles.refusals import Refused


def write_revision(article: Article, *, by: User, body: str) -> Revision:
    """Store the normalised text `body` as the article's next revision, split into statements.

    Called inside the transaction of an action.
    """
    split = text.split(body, article.language or None)
    newest = article.revisions.order_by("number").last()
    revision = Revision.objects.create(
        article=article,
        number=newest.number + 1 if newest else 1,
        text=body,
        length=len(body),
        sha256=Revision.fingerprint(body),
        created_by=by,
    )
    _store_split(revision, split)
    return revision


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
        or revision.inconsistencies.exclude(state=Inconsistency.State.OPEN).exists()
    )
    if touched:
        raise Refused(
            _(
                "The language decides how the text is split, and people have worked on its "
                "statements already. It cannot change any more."
            )
        )
    attributions.delete()
    Quotation.objects.filter(statement__revision=revision).delete()
    revision.statements.all().delete()
    revision.inconsistencies.all().delete()
    article.speakers.all().delete()
    _store_split(revision, text.split(revision.text, article.language or None))


def _store_split(revision: Revision, split: text.Split) -> None:
    speakers = _speakers(revision.article, split)
    statements = Statement.objects.bulk_create(
        Statement(revision=revision, start=found.start, end=found.end, kind=found.kind.value)
        for found in split.statements
    )
    quoted = sorted(span for found in split.statements for span in found.quotations)
    Quotation.objects.bulk_create(
        Quotation(statement=statements[number], start=part.start, end=part.end)
        for number, part in _parts(statements, quoted)
    )
    Inconsistency.objects.bulk_create(_inconsistencies(revision, split), ignore_conflicts=True)
    Attribution.objects.bulk_create(
        attribution
        for home, found in enumerate(split.statements)
        for one in found.attributions
        for attribution in _attributions(statements, home, one, speakers)
    )


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


def _inconsistencies(revision: Revision, split: text.Split) -> Iterator[Inconsistency]:
    spans = [text.Span(found.start, found.end) for found in split.statements]
    for found in text.inconsistencies(split.text, spans, revision.article.published_on):
        yield Inconsistency(
            revision=revision,
            kind=found.kind.value,
            first_start=found.first.start,
            first_end=found.first.end,
            second_start=found.second.start,
            second_end=found.second.end,
            question=found.question,
        )


def _speakers(article: Article, split: text.Split) -> dict[str, Speaker]:
    """The article's speakers by name, those of the split added."""
    known = {speaker.name: speaker for speaker in article.speakers.all()}
    new = {found.name[:300]: found for found in split.speakers if found.name[:300] not in known}
    made = Speaker.objects.bulk_create(
        Speaker(
            article=article,
            name=name,
            kind=found.kind,
            role=found.role[:500],
            aliases=[alias[:300] for alias in found.aliases],
        )
        for name, found in new.items()
    )
    return known | {speaker.name: speaker for speaker in made}


def _attributions(
    statements: list[Statement],
    home: int,
    found: text.Attribution,
    speakers: dict[str, Speaker],
) -> Iterator[Attribution]:
    """One row for each statement that the words said run over; the first has cue and mention."""
    content: dict[int, list[list[int]]] = {home: []}
    spans = sorted(found.content)
    first = bisect_right(statements, spans[0].start, key=lambda each: each.start) - 1
    for number, part in _parts(statements, spans, max(first, 0)):
        content.setdefault(number, []).append([part.start, part.end])
    for number, parts in sorted(content.items(), key=lambda item: (item[0] != home, item[0])):
        mention_start, mention_end = (found.mention if number == home else None) or (None, None)
        cue_start, cue_end = (found.cue if number == home else None) or (None, None)
        yield Attribution(
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
        )
