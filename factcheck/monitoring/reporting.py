"""Traces for OpenTelemetry and errors for Sentry, where the operator asks for them.

Both libraries are optional, and loaded only here. Neither gets a request body, an address, a header, a
user, a variable or the message of an error: what may be sent is listed, rather than what may not.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import structlog
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.signals import got_request_exception

from articles import __version__, metrics

INSTALL = "Install the packages of the extra “monitoring”: see docs/operate/monitoring.md."
OF_EVENTS = ("event_id", "timestamp", "platform", "level", "release", "environment", "tags")
OF_FRAMES = ("filename", "function", "module", "lineno", "in_app")
TAGS = ("request", "view", "job", "kind")


def start_reporting() -> None:
    """Start what the settings ask for. For a process that has forked for the last time.

    Raises `ImproperlyConfigured` if the libraries are not installed.
    """
    try:
        if settings.SENTRY_DSN:
            report_errors(settings.SENTRY_DSN)
        if settings.OTLP_ENDPOINT:
            trace(settings.OTLP_ENDPOINT)
    except ImportError as missing:
        raise ImproperlyConfigured(f"{missing.name} is not installed. {INSTALL}") from missing


def report_errors(dsn: str, **options: Any) -> None:
    """Send errors of requests and tasks to Sentry. `options` are for tests."""
    import sentry_sdk  # noqa: PLC0415 (it is optional)

    sentry_sdk.init(
        dsn=dsn,
        release=__version__,
        default_integrations=False,  # they collect requests, logs, queries and arguments
        auto_enabling_integrations=False,
        include_local_variables=False,
        include_source_context=False,
        max_request_body_size="never",
        send_default_pii=False,
        send_client_reports=False,
        auto_session_tracking=False,
        trace_propagation_targets=[],  # no cited server learns of it
        before_send=only_allowed,  # type: ignore[arg-type]  # its type knows more keys
        **options,
    )
    got_request_exception.connect(report_current_error, dispatch_uid="sentry")


def report_current_error(exception: BaseException | None = None, **_signal: object) -> None:
    """Send the error that is being handled, or `exception`, if Sentry is in use."""
    if not settings.SENTRY_DSN:
        return
    import sentry_sdk  # noqa: PLC0415 (it is optional)

    sentry_sdk.capture_exception(exception)


def only_allowed(event: Mapping[str, Any], _hint: object) -> dict[str, Any]:
    """Return of an event where the error occurred and of which class it is, and the ids of the log."""
    context = structlog.contextvars.get_contextvars()
    errors = event.get("exception", {}).get("values", [])
    return {
        **{name: event[name] for name in OF_EVENTS if name in event},
        "tags": {name: str(context[name]) for name in TAGS if name in context},
        "exception": {"values": [_only_place(error) for error in errors]},
    }


def _only_place(error: Mapping[str, Any]) -> dict[str, Any]:
    frames = (error.get("stacktrace") or {}).get("frames", [])
    kept = [{name: frame[name] for name in OF_FRAMES if name in frame} for frame in frames]
    return {
        "type": error.get("type"),
        "module": error.get("module"),
        "stacktrace": {"frames": kept},
    }


def trace(endpoint: str, exporter: Any = None) -> None:
    """Send a span for each request, job and stage to `endpoint`. `exporter` is for tests."""
    from opentelemetry.sdk.resources import Resource  # noqa: PLC0415 (it is optional)
    from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415 (the same)
    from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415 (the same)

    if exporter is None:
        from opentelemetry.exporter.otlp.proto.http import trace_exporter  # noqa: PLC0415 (the same)

        exporter = trace_exporter.OTLPSpanExporter(endpoint=endpoint)
    about = {"service.name": "factcheck", "service.version": __version__}
    provider = TracerProvider(resource=Resource(about))
    provider.add_span_processor(BatchSpanProcessor(exporter))
    tracer = provider.get_tracer("factcheck")

    @contextmanager
    def open_span(name: str, attributes: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        """Open a span. What the block adds to the dictionary becomes attributes as well."""
        from opentelemetry.trace import StatusCode  # noqa: PLC0415 (it is optional)

        later: dict[str, Any] = {}
        opened = tracer.start_as_current_span(
            name, attributes=dict(attributes), record_exception=False, set_status_on_exception=False
        )
        with opened as span:
            try:
                yield later
            except BaseException as error:
                span.set_status(StatusCode.ERROR)
                span.set_attribute("error.type", type(error).__qualname__)
                raise
            finally:
                span.set_attributes(later)

    metrics.spans.open = open_span
    metrics.spans.flush = provider.force_flush
