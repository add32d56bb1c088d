"""One log line per event: JSON in production, readable in development."""

import re
from collections.abc import ItemsView, MutableMapping
from typing import Any

import structlog
from django.http import HttpRequest
from django.views.debug import SafeExceptionReporterFilter

# PostgreSQL quotes the refused row in an error, and so possibly a confidential source.
DETAIL = re.compile(r"^(DETAIL|CONTEXT):.*(?:\n(?!\S).*)*", re.MULTILINE)
WITHHELD = r"\1: withheld"


def logging_config(*, debug: bool) -> dict[str, Any]:
    """Return Django's LOGGING. Records of the app and of libraries have the same format."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        without_details,
    ]
    renderer: Any = (
        structlog.dev.ConsoleRenderer(colors=False)
        if debug
        else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "event": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": shared,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    renderer,
                ],
            },
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "event"}},
        "root": {"handlers": ["console"], "level": "INFO"},
        "loggers": {
            "django.server": {"handlers": ["console"], "level": "WARNING", "propagate": False}
        },
    }


def without_details(
    _logger: object, _name: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Remove the rows that PostgreSQL quotes in an error from the log."""
    for key, value in event.items():
        if isinstance(value, str) and ("DETAIL:" in value or "CONTEXT:" in value):
            event[key] = DETAIL.sub(WITHHELD, value)
    return event


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
