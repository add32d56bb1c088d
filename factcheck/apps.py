from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class FactcheckConfig(AppConfig):
    name = "factcheck"

    def ready(self) -> None:
        """Register the checks and the pool, compile the languages, and add to what migrating does."""
        from django.conf import settings  # noqa: PLC0415 (the same)

        from factcheck import checks  # noqa: F401, PLC0415 (Django loads them here)
        from factcheck.database.pool import use_warm_pool  # noqa: PLC0415 (the same)
        from factcheck.languages import compile_languages  # noqa: PLC0415 (the same)
        from factcheck.two_factor import encrypt_old_secrets  # noqa: PLC0415 (it needs settings)

        for folder in settings.LOCALE_PATHS:
            compile_languages(folder)
        use_warm_pool()
        post_migrate.connect(encrypt_old_secrets, sender=apps.get_app_config("mfa"))
