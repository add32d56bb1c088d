import base64
import os
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles import reports
from articles.refusals import Refused


class Command(BaseCommand):
    help = "Print the public key that verifies the archives of this installation."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--new", action="store_true", help="print a new secret key for ARCHIVE_KEY instead"
        )
        parser.add_argument(
            "--create",
            action="store_true",
            help="first store a new secret key, unless there is one",
        )

    def handle(self, *args: Any, new: bool, create: bool, **options: Any) -> None:
        """Print one line: the key as base64."""
        if new:
            self.stdout.write(base64.b64encode(os.urandom(reports.KEY_BYTES)).decode())
            return
        if create and not reports.archive_key_or_empty():
            reports.create_archive_key()
        try:
            self.stdout.write(reports.public_key())
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
