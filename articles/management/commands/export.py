import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.models import Article
from articles.reads.publishing import snapshot_report
from articles.reports import FORMATS, Format, Rendering


class Command(BaseCommand):
    help = "Write the annotated report of an article to a file, or to the terminal."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("article", help="its number, or 'latest'")
        parser.add_argument("--format", choices=sorted(FORMATS), default="html")
        parser.add_argument(
            "--rendering",
            choices=[each.value for each in Rendering],
            help="public leaves out what is restricted; legal tells all (default: public)",
        )
        parser.add_argument("-o", "--output", type=Path, default=None)

    def handle(
        self,
        *args: Any,
        article: str,
        format: str,
        rendering: str | None,
        output: Path | None,
        **options: Any,
    ) -> None:
        """Export the current state of the article."""
        form = FORMATS[format]
        wanted = Rendering(rendering or form.renderings[0])
        if wanted not in form.renderings:
            offered = " or ".join(form.renderings)
            raise CommandError(f"As {form.key} there is only the {offered} rendering.")
        content = form.rendered(snapshot_report(_article(article), everything=True), wanted)
        if output is None:
            self._print(content, form)
            return
        try:
            output.write_bytes(content)
        except OSError as error:
            raise CommandError(f"{output} cannot be written: {error.strerror}.") from error
        self.stdout.write(f"{output}")

    def _print(self, content: bytes, form: Format) -> None:
        if form.is_text:
            self.stdout.write(content.decode(), ending="")
        elif sys.stdout.isatty():
            raise CommandError(f"{form.label} is not for a terminal: name a file with --output.")
        else:
            sys.stdout.buffer.write(content)


def _article(which: str) -> Article:
    articles = Article.objects.order_by("-pk")
    if which != "latest":
        if not which.isdigit():
            raise CommandError("Name the article by its number, or say 'latest'.")
        articles = articles.filter(pk=int(which))
    article = articles.first()
    if article is None:
        raise CommandError(
            "There is no article yet." if which == "latest" else f"There is no article {which}."
        )
    return article
