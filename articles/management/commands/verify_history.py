from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.reads.history import count_links, first_fault


class Command(BaseCommand):
    help = "Compare the history with its hash chain. Names the first row that does not fit."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the number of rows that fit. Raises `CommandError` at the first that does not."""
        fault = first_fault()
        if fault:
            raise CommandError(str(fault))
        self.stdout.write(f"{count_links()} rows, all as they were written.")
