"""`manage.py setup_database`: migrations, the cache table, demo people and the sample article."""

from io import StringIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from factcheck.services.database_setup import Stage, record_stage


class Command(BaseCommand):
    help = (
        "Apply all migrations and create the cache table. In a database without people, create the "
        "demo people and the sample article. `manage.py dev` runs this when it is needed."
    )
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        data_dir = Path(settings.DATA_DIR)
        record_stage(data_dir, Stage.MIGRATING)
        call_command("migrate", verbosity=0)
        call_command("createcachetable")
        call_command("grant_app_role", stdout=StringIO())
        record_stage(data_dir, Stage.MIGRATED)
        call_command("demo", stdout=self.stdout)
        record_stage(data_dir, Stage.COMPLETE)
