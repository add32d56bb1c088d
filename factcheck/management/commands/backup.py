"""`manage.py backup FOLDER`: the database, and the files that are new since the last backup."""

import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.template.defaultfilters import filesizeformat

from factcheck.backup import BackupFailed, back_up

KEEP = 30  # backups


class Command(BaseCommand):
    help = (
        "Back up the database, captures, attachments and the archive key to a folder. Nobody needs to stop "
        "working. Run it as the owner of the tables."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="an empty folder, or one of earlier backups")
        parser.add_argument(
            "--keep", type=int, default=KEEP, help=f"newest backups to keep, 0 for all ({KEEP})"
        )
        parser.add_argument(
            "--verify", action="store_true", help="read the files of earlier backups again as well"
        )

    def handle(self, *args: Any, folder: Path, keep: int, verify: bool, **options: Any) -> None:
        """Print one line. Raises `CommandError` if anything is missing from the backup."""
        started = time.monotonic()
        try:
            summary = back_up(folder, keep=keep, verify=verify)
        except (BackupFailed, OSError) as failure:
            raise CommandError(f"No backup was written. {failure}") from failure
        line = (
            f"{summary.time}: database {size(summary.dump_bytes)}, {summary.files} files "
            f"({summary.new_files} new, {size(summary.new_bytes)}), {summary.removed} old backups "
            f"removed, {time.monotonic() - started:.0f} s."
        )
        if summary.faults:
            faults = "\n".join(summary.faults)
            raise CommandError(f"{line} These files are not in it:\n{faults}")
        self.stdout.write(line)


def size(number: int) -> str:
    """Return a number of bytes as people read it, with ordinary spaces."""
    return str(filesizeformat(number)).replace("\xa0", " ")
