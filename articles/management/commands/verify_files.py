from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.reads.stored_files import check_stored_files


class Command(BaseCommand):
    help = (
        "Compare every stored capture, attachment and export with the size and SHA-256 in its row."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print each missing or damaged file, and fail if there is one."""
        checked, faulty = 0, 0
        for check in check_stored_files():
            checked += 1
            if check.fault:
                faulty += 1
                self.stdout.write(f"{check.row}: {check.name} is {check.fault.value}.")
        if faulty:
            raise CommandError(
                f"{faulty} of {checked} files are missing or damaged. Restore them from a backup."
            )
        self.stdout.write(f"{checked} files, all as they were stored.")
