"""A revision and what the splitter reads in it, in one go."""

from articles import text
from articles.models import Article, Attribution, Quotation, Revision, Speaker, Statement, User


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


def _store_split(revision: Revision, split: text.Split) -> None:
    speakers = _speakers(revision.article, split)
    statements = Statement.objects.bulk_create(
        Statement(revision=revision, start=found.start, end=found.end, kind=found.kind.value)
        for found in split.statements
    )
    pairs = list(zip(statements, split.statements, strict=True))
    Quotation.objects.bulk_create(
        Quotation(statement=statement, start=start, end=end)
        for statement, found in pairs
        for start, end in found.quotations
    )
    Attribution.objects.bulk_create(
        _attribution(statement, attribution, speakers)
        for statement, found in pairs
        for attribution in found.attributions
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


def _attribution(
    statement: Statement, found: text.Attribution, speakers: dict[str, Speaker]
) -> Attribution:
    mention_start, mention_end = found.mention or (None, None)
    cue_start, cue_end = found.cue or (None, None)
    return Attribution(
        statement=statement,
        speaker=speakers[found.speaker.name[:300]] if found.speaker else None,
        mention_start=mention_start,
        mention_end=mention_end,
        cue_start=cue_start,
        cue_end=cue_end,
        content=[[start, end] for start, end in found.content],
        confidence=found.confidence,
    )
