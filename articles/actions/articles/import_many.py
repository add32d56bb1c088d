"""Import many articles at once, in batches. What is there already is not imported again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import importing, permissions, text
from articles.actions.articles.background_import import LONG_TEXT, confirm_or_queue
from articles.actions.articles.write_revision import write_first_revisions
from articles.actions.readers import WHOLE_NEWSROOM, ChosenReaders, set_first_readers
from articles.actions.transactions import acting, create_in_batches, expect_many_rows
from articles.actions.webhooks import write_import
from articles.importing import ArticleLine, RefusedLine, language_of
from articles.models import Article, BackgroundImport, Import, Origin, Scale, User
from articles.refusals import NotAllowed, Refused

MOST_ARTICLES = 50  # in one transaction
MOST_CHARACTERS = 500_000  # of their texts, if they are more than one

UNREADABLE = gettext_lazy("An article with this key or content is there, and you may not read it.")

Line = ArticleLine | RefusedLine


@dataclass(frozen=True, slots=True)
class BatchOutcome:
    """The result of a batch: numbers of new and of existing articles, and the refused lines."""

    created: int
    existing: int
    refused: Sequence[RefusedLine]


@dataclass(frozen=True, slots=True)
class ImportContext:
    """Who imports, and how: the same for all articles of a file."""

    by: User
    scale: Scale
    file_name: str
    readers: ChosenReaders = WHOLE_NEWSROOM


@dataclass(frozen=True, slots=True)
class _AnalysedLine:
    line: ArticleLine
    analysed: text.AnalysedText


@dataclass(slots=True)
class _Sorted:
    """The lines of a batch: to import, already imported, refused."""

    new: dict[UUID, ArticleLine] = field(default_factory=dict)
    existing: int = 0
    refused: list[RefusedLine] = field(default_factory=list)


def batches_of(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Yield lines in batches that are small enough for one transaction and for the memory."""
    batch, length = list[Line](), 0
    for line in lines:
        added = len(line.text) if isinstance(line, ArticleLine) else 0
        if batch and (len(batch) == MOST_ARTICLES or length + added > MOST_CHARACTERS):
            yield batch
            batch, length = [], 0
        batch.append(line)
        length += added
    if batch:
        yield batch


def import_batch(batch: Sequence[Line], context: ImportContext) -> BatchOutcome:
    """Import the articles of a batch, each as `confirm_import` does.

    An article with the key of a former one is not imported again; if its content differs, its line
    is refused. A line that the database refuses is refused alone. Raises `NotAllowed`, and then
    nothing of the batch is imported.
    """
    by = User.objects.get(pk=context.by.pk)  # rights may have changed since the first batch
    permissions.require(permissions.may_import(by))
    lines = _sort(batch)
    analysed = [_AnalysedLine(line, _analyse(line)) for line in lines.new.values()]
    try:
        created = _store(analysed, context)
    except NotAllowed:
        raise
    except Refused:
        created, refused = _store_each(analysed, context)
        lines.refused += refused
        analysed = [each for each in analysed if each.line.number not in _numbers(refused)]
    refused = sorted(lines.refused, key=lambda line: line.number)
    return BatchOutcome(created, lines.existing + len(analysed) - created, refused)


def _numbers(lines: Iterable[RefusedLine]) -> set[int]:
    return {line.number for line in lines}


def _sort(batch: Iterable[Line]) -> _Sorted:
    """Sort the lines of a batch: one query."""
    lines, articles = _Sorted(), list[ArticleLine]()
    for line in batch:
        if isinstance(line, RefusedLine):
            lines.refused.append(line)
        else:
            articles.append(line)
    former = Import.objects.filter(pk__in=[line.key for line in articles], article__isnull=False)
    stored = {row["key"]: row for row in former.values("key", *importing.CONTENT)}
    for line in articles:
        known = lines.new.get(line.key)
        if known is None and line.key not in stored:
            lines.new[line.key] = line
        elif known == line or (known is None and importing.has_content_of(line, stored[line.key])):
            lines.existing += 1
        else:
            lines.refused.append(RefusedLine(line.number, other_content()))
    return lines


def other_content() -> str:
    """Return the refusal of an article whose key belongs to another one."""
    return _(
        "Another article was imported with this key. Give this one another key, or name the "
        "collection that it belongs to."
    )


def _analyse(line: ArticleLine) -> text.AnalysedText:
    language = language_of(line.language, line.text)
    return text.analyse(
        text.split(line.text, language, text.Surroundings(headline=line.title)), line.published_on
    )


def _store_each(
    analysed: Iterable[_AnalysedLine], context: ImportContext
) -> tuple[int, list[RefusedLine]]:
    """Store each article in its own transaction. Returns how many, and the lines that are refused."""
    created, refused = 0, list[RefusedLine]()
    for each in analysed:
        try:
            created += _store([each], context)
        except NotAllowed:
            raise
        except Refused as refusal:
            refused.append(RefusedLine(each.line.number, str(refusal)))
    return created, refused


def _store(analysed: Sequence[_AnalysedLine], context: ImportContext) -> int:
    """Store the articles in one transaction, all or none. Returns how many are new.

    Another process may import the same file: it waits here, and then finds them.
    """
    if not analysed:
        return 0
    with acting(context.by):
        expect_many_rows()
        imports = _create_imports(analysed, context)
        new = [each for each in analysed if each.line.key in imports]
        articles = [_article(each, context) for each in new]
        create_in_batches(Article, articles)
        for article in articles:
            set_first_readers(article, context.readers, by=context.by)
        texts = zip(articles, (each.analysed for each in new), strict=True)
        write_first_revisions(texts, by=context.by)
        for each, article in zip(new, articles, strict=True):
            imports[each.line.key].article = article
        Import.objects.bulk_update(imports.values(), ["article"])
        write_import(*(article.pk for article in articles))
    return len(new)


def _create_imports(
    analysed: Iterable[_AnalysedLine], context: ImportContext
) -> dict[UUID, Import]:
    """Create the imports, and return those that are not articles yet, by key."""
    created = {
        each.line.key: Import(
            key=each.line.key,
            title=each.line.title,
            byline=each.line.byline,
            publisher=each.line.publisher,
            published_on=each.line.published_on,
            language=each.analysed.split.language,
            text=each.line.text,
            origin=Origin.FILE,
            file_name=context.file_name[-255:],
            imported_by=context.by,
        )
        for each in analysed
    }
    in_order = sorted(created.values(), key=lambda each: each.key)  # so that none waits in a circle
    create_in_batches(Import, in_order, ignore_conflicts=True)
    waiting = Import.objects.select_for_update().filter(pk__in=created, article=None).order_by("pk")
    return {key: created[key] for key in waiting.values_list("pk", flat=True)}


def _article(each: _AnalysedLine, context: ImportContext) -> Article:
    return Article(
        title=each.line.title,
        byline=each.line.byline,
        publisher=each.line.publisher,
        published_on=each.line.published_on,
        language=each.analysed.split.language,
        scale=context.scale,
        owner=context.by,
    )


def import_line(
    record: Mapping[str, Any], context: ImportContext, *, collection: str = ""
) -> tuple[Article | BackgroundImport, bool]:
    """Import the article of a record as a line of `import_articles` has it, and say if it is new.

    An article with the same key, or without a key the same content, is returned instead. Raises
    `Refused` if the record is incomplete or the key belongs to other content, and `NotAllowed`.
    """
    permissions.require(permissions.may_import(context.by))
    line = importing.read_article_record(record, collection=collection)
    if len(line.text) > LONG_TEXT:
        return _queue(line, context)
    outcome = import_batch([line], context)
    for refused in outcome.refused:
        raise Refused(refused.sentence)
    article = Article.objects.get(origin__key=line.key)
    permissions.require(permissions.may_read(context.by, article), UNREADABLE)
    return article, bool(outcome.created)


def _queue(line: ArticleLine, context: ImportContext) -> tuple[Article | BackgroundImport, bool]:
    """Have a worker import a long article."""
    about = {name: getattr(line, name) for name in importing.CONTENT}
    with acting(context.by):
        imported, is_new = Import.objects.get_or_create(
            key=line.key,
            defaults=about
            | {
                "language": line.language,
                "origin": Origin.FILE,
                "file_name": context.file_name[-255:],
                "imported_by": context.by,
            },
        )
    if imported.imported_by != context.by:
        raise Refused(UNREADABLE)
    if not importing.has_content_of(line, {name: getattr(imported, name) for name in about}):
        raise Refused(other_content())
    details = {name: about[name] for name in ("title", "byline", "publisher", "published_on")}
    result = confirm_or_queue(
        imported,
        by=context.by,
        body=line.text,
        scale=context.scale,
        language=line.language,
        readers=context.readers,
        **details,
    )
    return result, is_new
