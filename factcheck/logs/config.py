"""Django's LOGGING: one line per event, JSON in production, readable in development."""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

Event = MutableMapping[str, Any]
# Libraries that describe each file or message that they handle, some with its text.
QUIET = (
    *(
        "celery.app.trace",
        "celery.worker.strategy",
        "celery.redirected",
    ),  # tasks log their own outcomes
    *(
        "django.request",
        "django.security.csrf",
        "django.channels.server",
    ),  # the middleware logs refusals
    *(
        "fontTools",
        "htmldate",
        "kombu",
        "pdfium",
        "pypdf",
        "pypdfium2",
        "readability",
        "trafilatura",
    ),
    *("charset_normalizer", "chardet", "courlan", "justext", "py3langid", "urllib3", "warcio"),
)
SILENT = logging.CRITICAL + 1


def logging_config(*, debug: bool, level: str = "INFO") -> dict[str, Any]:
    """Return Django's LOGGING. Records of the app and of libraries have the same format."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        withhold_text,
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = {"class": "logging.StreamHandler", "formatter": "event", "filters": ["errors"]}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"event": _formatter(shared, debug=debug)},
        "filters": {"errors": {"()": WithholdArguments}},
        "handlers": {"console": handler},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": "INFO", "propagate": True},
            "django.server": {"handlers": ["console"], "level": "WARNING", "propagate": False},
            **{name: {"level": "ERROR"} for name in QUIET},
            "celery.app.trace": {"level": SILENT},  # it quotes errors with their messages
        },
    }


def _formatter(shared: list[Any], *, debug: bool) -> dict[str, Any]:
    """Return how a line is written: `shared` goes before it, for records of libraries too."""
    renderer: Any = (
        structlog.dev.ConsoleRenderer(colors=False)
        if debug
        else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    return {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": shared,
        "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
    }


class WithholdArguments(logging.Filter):
    """Keeps the messages of errors out of lines that quote an error, such as "failed: %s"."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Replace the errors among the arguments. Returns True."""
        from factcheck.logs.errors import describe_error  # noqa: PLC0415 (Django loads this module first)

        if isinstance(record.args, tuple):
            record.args = tuple(
                describe_error(each) if isinstance(each, BaseException) else each
                for each in record.args
            )
        return True


def withhold_text(_logger: object, _name: str, event: Event) -> Event:
    """Show of an error where it occurred and its class, but no text that it quotes."""
    from factcheck.logs.errors import describe_error, describe_traceback  # noqa: PLC0415 (as above)

    error = event.pop("exc_info", None)
    if error is True:
        error = sys.exc_info()
    if isinstance(error, tuple):
        error = error[1]
    if isinstance(error, BaseException):
        event["exception"] = describe_traceback(error)
    for key, value in event.items():
        if isinstance(value, BaseException):
            event[key] = describe_error(value)
    return event
