from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.actions.articles import confirm_import, start_import
from articles.management.named_rows import (
    add_readers_option,
    readers_named,
    scale_named,
    user_named,
)
from articles.models import Import
from articles.reads.articles import annotation_rows
from articles.refusals import Refused


class Command(BaseCommand):
    help = (
        "Import a file or a web page as an article, on behalf of an editor, without confirmation."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument(
            "file", type=Path, nargs="?", help="a file of a type that can be imported"
        )
        what.add_argument("--url", default="", help="the address of a web page, instead of a file")
        parser.add_argument(
            "--choice", type=int, default=0, help="the number of one of several articles in a file"
        )
        parser.add_argument("--by", required=True, metavar="USER", help="an editor's user name")
        parser.add_argument("--title", default="", help="the title, if the file has none")
        parser.add_argument("--scale", default="public", help="the key of a rating scale")
        add_readers_option(parser)

    def handle(
        self,
        *args: Any,
        file: Path | None,
        url: str,
        choice: int,
        by: str,
        title: str,
        scale: str,
        readers: list[str],
        **options: Any,
    ) -> None:
        """Print the number of the new article, and on standard error what was not imported."""
        editor, chosen = user_named(by), scale_named(scale)
        chosen_readers = readers_named(readers)
        try:
            imported = start_import(
                by=editor,
                file_name=file.name if file else "",
                data=_bytes_of(file) if file else None,
                url=url,
                choice=choice,
            )
            article = confirm_import(
                imported,
                by=editor,
                title=title or imported.title or (file.stem if file else imported.url),
                body=imported.text,
                scale=chosen,
                byline=imported.byline,
                publisher=imported.publisher,
                published_on=imported.published_on,
                language=imported.language,
                readers=chosen_readers,
            )
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        for sentence in _not_kept(imported):
            self.stderr.write(sentence)
        self.stdout.write(str(article.pk))


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from error


def _not_kept(imported: Import) -> list[str]:
    kept = set(imported.numbers_to_carry_over())
    missing_rows = [row for row in annotation_rows(imported) if row.number not in kept]
    messages = (
        f"Not imported: {row.kind} {row.text or [url for url, _ in row.refused]}"
        for row in missing_rows
    )
    return [imported.missing, *messages] if imported.missing else list(messages)
