"""`manage.py doctor`: what is wrong with this installation, and what to do."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from factcheck.monitoring.doctor import findings


class Command(BaseCommand):
    help = (
        "Say what is wrong with this installation: settings, addresses, database, Redis, disk, storage, "
        "archive key, mail, workers, backups. Run it where the app runs, as the app does."
    )
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Print a line for each thing. Raises `CommandError` with their number if something is wrong."""
        faults = 0
        for name, sentences in findings():
            faults += len(sentences)
            for sentence in sentences or ["ok"]:
                self.stdout.write(f"{name}: {sentence}")
        if faults:
            raise CommandError(f"{faults} things are wrong.")
