"""`manage.py grant_app_role`: give the role of the app its rights, after each migration."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from factcheck.database.quiet_log import quiet_log_of
from factcheck.database.role import grant_rights


class Command(BaseCommand):
    help = (
        "Give the role in DATABASE_URL what the app needs in the tables that the role in "
        "MIGRATE_DATABASE_URL owns. Creates the role if there is none. Run it after `migrate`."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Grant the rights; without MIGRATE_DATABASE_URL there is one role, and nothing to do."""
        if not settings.APP_DATABASE_ROLE:
            self.stdout.write("MIGRATE_DATABASE_URL is not set: one role owns and uses the tables.")
            return
        grant_rights(settings.APP_DATABASE_ROLE, settings.APP_DATABASE_PASSWORD)
        self.stdout.write(f"{settings.APP_DATABASE_ROLE} has the rights of the app.")
        if not quiet_log_of(settings.APP_DATABASE_ROLE):
            self.stdout.write(
                "The owner may not set what PostgreSQL logs. See “PostgreSQL” in docs/operate/logs.md."
            )
