from django.apps import AppConfig


class FactcheckConfig(AppConfig):
    name = "factcheck"

    def ready(self) -> None:
        """Register the checks."""
        from factcheck import checks  # noqa: F401, PLC0415 (Django loads them here)
