from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.reads.stored_files import Fault, check_stored_files


class Command(BaseCommand):
    help = (
        "Compare every stored capture, attachment and export with the size and SHA-256 in its row, and "
        "name the files that are missing, different or extra."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print each fault. Raises `CommandError` if a file is missing or different; extra ones do no harm."""
        checked, faulty, extra = 0, 0, 0
        for check in check_stored_files():
            if check.fault is Fault.EXTRA:
                extra += 1
                self.stdout.write(f"{check.name} is extra: no row names it.")
                continue
            checked += 1
            if check.fault:
                faulty += 1
                self.stdout.write(f"{check.row}: {check.name} is {check.fault.value}.")
        if faulty:
            raise CommandError(
                f"{faulty} of {checked} files are missing or different. Restore them from a backup."
            )
        self.stdout.write(f"{checked} files, all as they were stored. {extra} extra.")
