"""Error mails without data of people or sources."""

from collections.abc import ItemsView
from typing import Any

from django.http import HttpRequest
from django.views.debug import SafeExceptionReporterFilter


class DiscreetReporter(SafeExceptionReporterFilter):
    """Filters error mails: they show where the error occurred, but no data of people or sources."""

    def is_active(self, request: HttpRequest | None) -> bool:
        """Return True, also in development."""
        return True

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:
        """Return the names of the submitted fields without their values; none if it is unreadable."""
        if request is None:
            return {}
        try:
            return dict.fromkeys(request.POST, self.cleansed_substitute)
        except Exception:  # noqa: BLE001 (the form may be what went wrong, and the report must go on)
            return {}

    def get_traceback_frame_variables(
        self, request: HttpRequest | None, tb_frame: Any
    ) -> ItemsView[str, Any]:
        """Return the names of the variables without their values."""
        return dict.fromkeys(tb_frame.f_locals, self.cleansed_substitute).items()
