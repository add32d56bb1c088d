"""Traces and reports of errors: off unless asked for, and without what people typed."""

import json
import subprocess
import sys
from datetime import timedelta
from typing import Any

import pytest
import sentry_sdk
import structlog
from django.core.exceptions import ImproperlyConfigured
from django.core.signals import got_request_exception
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from sentry_sdk.transport import Transport

from articles import jobs, metrics
from articles.models import Job
from factcheck.monitoring import reporting
from tests.worker import ROOT

CANARY = "heronfeather"
LOADED = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "factcheck.settings"
import django
django.setup()
import factcheck.wsgi
from factcheck.monitoring.reporting import start_reporting
start_reporting()
print([name for name in ("opentelemetry", "sentry_sdk") if name in sys.modules])
"""


class FakeTransport(Transport):
    """Keeps what would be sent."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[str] = []

    def capture_envelope(self, envelope) -> None:
        self.sent.append(envelope.serialize().decode())


@pytest.fixture
def sentry(settings):
    """What Sentry would get."""
    settings.SENTRY_DSN = "https://key@sentry.example/1"
    transport = FakeTransport()
    reporting.report_errors(settings.SENTRY_DSN, transport=transport)
    yield transport.sent
    got_request_exception.disconnect(dispatch_uid="sentry")
    sentry_sdk.get_client().close()
    sentry_sdk.init(default_integrations=False)  # they would patch http.client for all tests


@pytest.fixture
def traces(monkeypatch):
    """`traces()` returns the finished spans as JSON."""
    monkeypatch.setattr(metrics, "spans", metrics.Spans())
    exporter = InMemorySpanExporter()
    reporting.trace("", exporter)

    def finished() -> list[dict[str, Any]]:
        metrics.spans.flush()
        return [json.loads(span.to_json()) for span in exporter.get_finished_spans()]

    return finished


def test_nothing_of_them_is_loaded_unless_a_setting_asks_for_it(settings, monkeypatch):
    done = subprocess.check_output([sys.executable, "-c", LOADED], cwd=ROOT, text=True)
    assert done.strip() == "[]"

    settings.SENTRY_DSN = "https://key@sentry.example/1"
    monkeypatch.setitem(sys.modules, "sentry_sdk", None)  # as if it were not installed
    with pytest.raises(ImproperlyConfigured, match="sentry_sdk is not installed"):
        reporting.start_reporting()


def test_sentry_gets_the_place_of_an_error_and_ids_but_no_text(editor, sentry):
    try:
        raise RuntimeError(CANARY) from ValueError(CANARY)
    except RuntimeError:
        with structlog.contextvars.bound_contextvars(request="click-1234", person=CANARY):
            got_request_exception.send(None, request=None)

    (sent,) = sentry
    assert CANARY not in sent
    assert "RuntimeError" in sent
    assert "click-1234" in sent
    assert "test_reporting" in sent
    assert editor.username not in sent


def test_traces_have_views_jobs_and_stages_but_no_text(client, db, traces):
    client.get(f"/health/live?q={CANARY}", headers={"Cookie": CANARY})
    job = jobs.ask(Job.Kind.FETCH, 1)
    with (
        pytest.raises(ValueError, match=CANARY),
        jobs.claimed(job.pk, lease=timedelta(seconds=9)),
        metrics.time_stage(metrics.Stage.FETCH),
    ):
        raise ValueError(CANARY)

    spans = {span["name"]: span for span in traces()}

    assert set(spans) == {"request", "job", "fetch"}
    assert spans["request"]["attributes"]["view"] == "health_live"
    assert spans["job"]["attributes"]["job"] == job.pk
    assert spans["fetch"]["parent_id"] == spans["job"]["context"]["span_id"]
    assert spans["fetch"]["attributes"]["error.type"] == "ValueError"
    assert CANARY not in json.dumps(spans)
