from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from articles import reads, reports
from articles.models import Article

FORMATS = {"html": reports.render_html, "json": reports.render_json}


class Command(BaseCommand):
    help = "Write the annotated report of an article to a file, or to the terminal."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("article", help="its number, or 'latest'")
        parser.add_argument("--format", choices=sorted(FORMATS), default="html")
        parser.add_argument("-o", "--output", type=Path, default=None)

    def handle(
        self,
        *args: Any,
        article: str,
        format: str,
        output: Path | None,
        **options: Any,
    ) -> None:
        """Render the report as it is at this moment."""
        report = reads.report_of(_article(article), at=timezone.now())
        text = FORMATS[format](report)
        if output is None:
            self.stdout.write(text, ending="")
            return
        try:
            output.write_text(text, encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{output} cannot be written: {error.strerror}.") from error
        self.stdout.write(f"{output}")


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
