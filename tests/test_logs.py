"""Logs: one form for all, ids that join them, and nothing that people typed or sources say."""

import ast
import io
import json
import logging
import os
import re
import signal
import socket
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
import structlog
from django.db import DataError, IntegrityError, connection, transaction
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import path
from django.views.debug import get_default_exception_reporter_filter
from structlog.testing import capture_logs

from articles import jobs
from articles.actions.newsroom import change_rights
from articles.models import Job, Source
from articles.views import newsroom_history
from factcheck.database.quiet_log import QUIET_LOG, loud_settings, quiet_log_of
from factcheck.logs import errors
from factcheck.logs.config import logging_config
from factcheck.logs.reporter import DiscreetReporter
from tests.worker import ROOT, wait_until

CANARY = "heronfeather"
LEVELS = ("info", "warning", "error", "exception")
SETTINGS_OF_ROLE = """
    SELECT unnest(setconfig) FROM pg_db_role_setting s
    JOIN pg_roles r ON r.oid = s.setrole WHERE rolname = 'quiet_role'
"""
NAME = re.compile(r"`([a-z_]+\.[a-z_]+)`")


def refused_row(reviewer) -> IntegrityError:
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        Source.objects.create(kind="interview", person=CANARY, added_by=reviewer)
    return refused.value


def refused_value() -> DataError:
    with pytest.raises(DataError) as refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SELECT '{CANARY}'::integer")
    return refused.value


@pytest.fixture
def lines():
    """`lines(work)` returns the lines that a production system logs during `work()`, as JSON."""
    former = structlog.get_config()
    config = logging_config(debug=False)
    structlog.configure(**former)  # loggers in use keep the list of processors that tests replace
    formatter = structlog.stdlib.ProcessorFormatter(
        **{key: value for key, value in config["formatters"]["event"].items() if key != "()"}
    )
    keeper = config["filters"]["errors"]["()"]()

    def during(work) -> list[dict[str, object]]:
        output = io.StringIO()
        handler = logging.StreamHandler(output)
        handler.setFormatter(formatter)
        handler.addFilter(keeper)
        root = logging.getLogger()
        root.addHandler(handler)
        try:
            work()
        finally:
            root.removeHandler(handler)
        return [json.loads(line) for line in output.getvalue().splitlines()]

    return during


def test_errors_are_logged_with_their_place_but_without_the_text_that_caused_them(reviewer, lines):
    def reads(text: str) -> None:
        try:
            int(text)
        except ValueError as error:
            raise RuntimeError(text) from error

    def work() -> None:
        logger = logging.getLogger("a.library")
        for error in (refused_row(reviewer), refused_value()):
            assert CANARY in str(error)
            logger.error("It failed: %s", error, exc_info=error)
        try:
            reads(CANARY)
        except RuntimeError:
            logger.exception("It failed")
            structlog.get_logger("ours").exception("task.failed")

    logged = lines(work)

    assert len(logged) == 4
    assert CANARY not in json.dumps(logged)
    assert "source_interview_has_who_when_how" in str(logged[0]["event"])
    assert "in reads" in str(logged[2]["exception"])
    assert "ValueError" in str(logged[3]["exception"])


def test_without_that_errors_would_be_logged_with_the_text(lines, monkeypatch):
    monkeypatch.setattr(errors, "describe_traceback", str)

    (line,) = lines(lambda: logging.getLogger("a").error("It failed", exc_info=ValueError(CANARY)))

    assert CANARY in str(line["exception"])


def test_error_mails_show_neither_what_was_typed_nor_what_was_read():
    request = RequestFactory().post("/", {"person": CANARY})
    discreet = get_default_exception_reporter_filter()

    assert isinstance(discreet, DiscreetReporter)
    assert CANARY not in str(discreet.get_post_parameters(request))
    frame = type("Frame", (), {"f_locals": {"person": CANARY}})
    assert CANARY not in str(list(discreet.get_traceback_frame_variables(request, frame)))


def test_a_job_keeps_the_id_of_its_request_and_so_do_those_that_follow(db, lines):
    with structlog.contextvars.bound_contextvars(request="click-1234"):
        job = jobs.ask(Job.Kind.FETCH, 1)

    def work() -> None:
        with jobs.claimed(job.pk, lease=timedelta(seconds=9)) as claimed:
            assert claimed
            jobs.ask(Job.Kind.COMPARE, 1)
            structlog.get_logger("ours").info("any.event")

    (line,) = [line for line in lines(work) if line["event"] == "any.event"]

    assert (line["request"], line["job"], line["kind"]) == ("click-1234", job.pk, "fetch")
    assert Job.objects.get(kind=Job.Kind.COMPARE).request == "click-1234"


@pytest.mark.parametrize(
    ("trusts", "sent", "is_taken"),
    [
        (True, "from-the-proxy-1", True),
        (False, "from-the-client-1", False),
        (True, 'forged" : "line', False),
    ],
)
def test_the_id_of_a_request_is_that_of_a_trusted_proxy_or_new(
    client, settings, trusts, sent, is_taken
):
    settings.TRUSTS_PROXY = trusts

    answers = [client.get("/health/live", headers={"X-Request-ID": sent}) for _twice in range(2)]

    ids = {answer["X-Request-ID"] for answer in answers}
    assert (ids == {sent}) is is_taken
    assert is_taken or len(ids) == 2


def slow(_request, secret: str) -> HttpResponse:
    assert secret
    return HttpResponse(status=409)


urlpatterns = [path("slow/<str:secret>/", slow, name="slow_view")]


@pytest.mark.urls(__name__)
def test_slow_requests_and_refusals_are_logged_without_their_address(client, settings):
    settings.SLOW_REQUEST_SECONDS = -1

    with capture_logs() as logged:
        settings.MIDDLEWARE = ["factcheck.logs.requests.RequestLog"]
        client.get(f"/slow/{CANARY}/?q={CANARY}")

    assert [line["event"] for line in logged] == ["request.refused", "request.slow"]
    assert {line["status"] for line in logged} == {409}
    assert CANARY not in str(logged)


def test_changes_of_rights_and_logins_are_logged_once_they_hold(
    administrator, editor, django_capture_on_commit_callbacks
):
    rights = dict.fromkeys(("is_editor", "is_administrator"), False)
    with capture_logs() as logged:
        with django_capture_on_commit_callbacks(execute=True):
            change_rights(editor, by=administrator, is_reviewer=True, is_active=True, **rights)
            assert logged == []
        newsroom_history.record_success(user=editor)

    assert [line["event"] for line in logged] == ["rights.changed", "login.succeeded"]
    assert (logged[0]["person"], logged[0]["by"]) == (editor.pk, administrator.pk)


def logged_events() -> set[str]:
    """The names of all events in the code."""
    names = set()
    for file in [*(ROOT / "articles").rglob("*.py"), *(ROOT / "factcheck").rglob("*.py")]:
        for node in ast.walk(ast.parse(file.read_text())):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            called, first = node.func, node.args[0]
            is_ours = ast.unparse(called) in {f"log.{level}" for level in LEVELS}
            is_change = ast.unparse(called) == "log_change"
            if (is_ours or is_change) and isinstance(first, ast.Constant):
                names.add(str(first.value))
    return names


def test_the_documented_events_are_those_that_are_logged():
    table = (ROOT / "docs/operate/logs.md").read_text().split("## Events")[1]
    first_cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("|")]
    documented = {name for cell in first_cells for name in NAME.findall(cell)}

    assert logged_events() == documented


# gunicorn, a worker and PostgreSQL as they run in production, with the canary in their way.
APP = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "factcheck.settings"
django.setup()
from factcheck.logs.requests import RequestLog
from django.http import HttpResponse

def view(request):
    if "fail" in request.path:
        raise ValueError(request.path)
    return HttpResponse("fine")

def application(environ, start_response):
    from django.core.handlers.wsgi import WSGIRequest
    request = WSGIRequest(environ)
    request.resolver_match = None
    response = RequestLog(view)(request)
    start_response("200 OK", list(response.items()))
    return [response.content]
"""


def test_gunicorn_logs_in_the_same_form_and_no_address(tmp_path):
    (tmp_path / "canary_app.py").write_text(APP)
    socket_file, log = tmp_path / "socket", tmp_path / "log"
    environment = {
        **os.environ,
        "DEBUG": "0",
        "ALLOWED_HOSTS": "*",
        "PYTHONPATH": f"{ROOT}:{tmp_path}",
        "DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing",
    }
    options = ["--config", "python:factcheck.gunicorn_settings", "--threads", "2"]
    command = [sys.executable, "-m", "gunicorn", "canary_app", *options]
    with log.open("w") as output:
        server = subprocess.Popen(
            [*command, "--bind", f"unix:{socket_file}"],
            env=environment,
            cwd=tmp_path,
            stdout=output,
            stderr=output,
        )
        try:
            wait_until(lambda: "Booting worker" in log.read_text(), 40)
            for request in (
                f"GET /{CANARY}/?q={CANARY} HTTP/1.1\r\nReferer: http://{CANARY}/",
                f"GET /fail/{CANARY} HTTP/1.1",
                f"{CANARY} {CANARY}",
            ):
                ask(socket_file, f"{request}\r\nHost: a\r\nConnection: close\r\n\r\n")
            wait_until(lambda: "request.unreadable" in log.read_text(), 10)
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(20)

    written = log.read_text()
    assert CANARY not in written
    lines = [json.loads(line) for line in written.splitlines()]  # each line is one event
    answers = [line for line in lines if line["event"] == "request.answered"]
    answered = next(line for line in answers if line["status"] == 200)
    assert (answered["method"], answered["view"]) == ("GET", "")
    assert len(answered["request"]) == 32


def ask(address: Path, request: str) -> None:
    with socket.socket(socket.AF_UNIX) as client:
        client.connect(str(address))
        client.sendall(request.encode())
        while client.recv(4096):
            pass


CELERY = """
import logging, os
os.environ["DJANGO_SETTINGS_MODULE"] = "factcheck.settings"
import django
django.setup()
from factcheck.celery import app
app.log.setup(loglevel="INFO", redirect_stdouts=False)
handlers = logging.getLogger().handlers
print([type(each.formatter).__name__ for each in handlers])

@app.task
def fails(text):
    raise ValueError(text)

app.conf.task_always_eager = False
from celery.app.trace import build_tracer
build_tracer("fails", fails, app=app)("an-id", ["heronfeather"], {}, None)
"""


def test_celery_keeps_the_log_and_quotes_no_error():
    environment = {**os.environ, "DEBUG": "0", "ALLOWED_HOSTS": "*"}
    done = subprocess.run(
        [sys.executable, "-c", CELERY],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() == "['ProcessorFormatter']"
    assert CANARY not in done.stderr
    (line,) = [json.loads(each) for each in done.stderr.splitlines()]
    assert (line["event"], line["level"]) == ("task.failed", "error")
    assert "ValueError" in line["exception"]


def test_postgresql_logs_neither_statement_nor_row(db, reviewer):
    """`make run`, the tests and docker-compose.yml give the server these settings."""
    refused_row(reviewer)
    refused_value()
    log = Path(os.environ["DATA_DIR"]).parent / "log/postgres.log"
    log = log if log.exists() else Path(os.environ["DATA_DIR"]) / "log/postgres.log"

    assert "source_interview_has_who_when_how" in log.read_text()
    assert "DETAIL:" not in log.read_text()
    assert "STATEMENT:" not in log.read_text()
    assert loud_settings() == []
    compose = (ROOT / "docker-compose.yml").read_text()
    assert all(f"{name}={value}" in compose for name, value in QUIET_LOG.items())


def test_the_role_of_the_app_is_quiet_on_a_server_that_is_not(db):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL log_error_verbosity = 'default'")
        assert loud_settings() == ["log_error_verbosity"]
        cursor.execute("CREATE ROLE quiet_role LOGIN")
        assert quiet_log_of("quiet_role")
        cursor.execute(SETTINGS_OF_ROLE)
        assert {row for (row,) in cursor.fetchall()} == {
            f"{name}={value}" for name, value in QUIET_LOG.items()
        }
        cursor.execute("SET LOCAL ROLE quiet_role")
        assert not quiet_log_of("quiet_role")  # only a superuser may
