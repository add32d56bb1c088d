from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles import actions
from articles.models import Scale, User
from articles.refusals import Refused


class Command(BaseCommand):
    help = "Import a text or HTML file as an article, as an editor would, without the questions."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--by", required=True, metavar="USER", help="an editor's user name")
        parser.add_argument("--title", default="", help="when the file does not say")
        parser.add_argument("--scale", default="public", help="the key of a scale")

    def handle(
        self, *args: Any, file: Path, by: str, title: str, scale: str, **options: Any
    ) -> None:
        """Print the number of the new article."""
        editor = User.objects.filter(username=by).first()
        if editor is None:
            raise CommandError(f"There is nobody with the user name {by}.")
        chosen = Scale.objects.filter(key=scale).first()
        if chosen is None:
            raise CommandError(f"There is no scale {scale}.")
        try:
            data = file.read_bytes()
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        try:
            imported = actions.start_import(by=editor, file_name=file.name, data=data)
            article = actions.confirm_import(
                imported,
                by=editor,
                title=title or imported.title or file.stem,
                body=imported.text,
                scale=chosen,
                byline=imported.byline,
                publisher=imported.publisher,
                published_on=imported.published_on,
                language=imported.language,
            )
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(str(article.pk))
