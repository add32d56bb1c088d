from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from articles.reports.data.schema import report_schema


class Command(BaseCommand):
    help = "Print the JSON Schema of exported reports, or write it to a file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("-o", "--output", type=Path, default=None)

    def handle(self, *args: Any, output: Path | None, **options: Any) -> None:
        """Print the text of docs/report.schema.json."""
        if output is None:
            self.stdout.write(report_schema(), ending="")
        else:
            output.write_text(report_schema())
