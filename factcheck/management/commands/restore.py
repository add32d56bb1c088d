"""`manage.py restore FOLDER`: a backup into an empty database."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from factcheck.backup import BackupFailed, restore_backup


class Command(BaseCommand):
    help = (
        "Restore a backup into an empty database and the storage of files. Run it as their owner."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="the folder that manage.py backup wrote")
        parser.add_argument(
            "--time",
            default="",
            help="the backup to restore, such as 2026-11-30T02-00-00Z (newest)",
        )

    def handle(self, *args: Any, folder: Path, time: str, **options: Any) -> None:
        """Print what is restored. Raises `CommandError` with the reason of a failure."""
        try:
            manifest = restore_backup(folder, time=time, say=self.stdout.write)
        except (BackupFailed, OSError) as failure:
            raise CommandError(str(failure)) from failure
        self.stdout.write(
            f"Restored the backup of {manifest.time}. Compare it: manage.py verify_history, "
            "manage.py verify_evidence."
        )
