from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles import reports
from articles.refusals import Refused


class Command(BaseCommand):
    help = "Check whether an exported archive was changed after it was signed, offline."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="an exported .zip archive")
        parser.add_argument(
            "--key",
            default="",
            help="the public key of the newsroom that must have signed it, as base64",
        )

    def handle(self, *args: Any, file: Path, key: str, **options: Any) -> None:
        """Print what was altered, removed or added, and fail if anything was."""
        try:
            verification = reports.verify_archive(file, key=key.strip())
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        if verification.problems:
            raise CommandError("\n".join(verification.problems))
        self.stdout.write(
            f"{verification.about}: {verification.files} files, all unchanged since they were signed."
        )
        self.stdout.write(f"Signed with {verification.key}.")
        if not key:
            self.stdout.write("Compare this key with the one that the newsroom publishes.")
