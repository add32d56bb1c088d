from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles import reports
from articles.refusals import Refused


class Command(BaseCommand):
    help = "Say whether an exported archive is as it was signed. Needs no database and no network."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="a .zip that was exported")
        parser.add_argument(
            "--key", default="", help="the public key of whoever must have signed it, as base64"
        )

    def handle(self, *args: Any, file: Path, key: str, **options: Any) -> None:
        """Name what was altered, is missing or was added; fail if anything was."""
        try:
            found = reports.verify_archive(file, key=key.strip())
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        if found.problems:
            raise CommandError("\n".join(found.problems))
        self.stdout.write(f"{found.about}: {found.files} files, all as they were signed.")
        self.stdout.write(f"Signed with {found.key}.")
        if not key:
            self.stdout.write("Compare this key with the one that the newsroom publishes.")
