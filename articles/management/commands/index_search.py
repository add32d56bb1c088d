"""`manage.py index_search`: index texts for the search that are not indexed yet."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from articles.actions.search_index import index_missing
from articles.models import SearchDocument


class Command(BaseCommand):
    """Index what was stored before this version. Interrupted, it goes on where it ended."""

    help = "Index texts for the search. Workers do the same in the background."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add `--again`."""
        parser.add_argument(
            "--again", action="store_true", help="Index everything again, after a new version."
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Index the texts and say how many."""
        if options["again"]:
            SearchDocument.objects.all().delete()
        number = index_missing()
        self.stdout.write(f"Indexed {number} texts.")
