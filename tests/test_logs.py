"""Errors bring no content of sources into logs or error mails."""

import logging

import pytest
import structlog
from django.db import IntegrityError, transaction
from django.test import RequestFactory
from django.views.debug import get_default_exception_reporter_filter

from articles.models import Source
from factcheck.logs import DiscreetReporter, logging_config

CANARY = "heronfeather"


def refused_row(reviewer) -> IntegrityError:
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        Source.objects.create(kind="interview", person=CANARY, added_by=reviewer)
    return refused.value


@pytest.fixture
def line():
    """`line(error)` returns the log line of an error."""
    former = structlog.get_config()
    config = logging_config(debug=False)["formatters"]["event"]
    structlog.configure(**former)  # loggers in use keep the list of processors that tests replace
    factory = config.pop("()")
    assert factory
    from structlog.stdlib import ProcessorFormatter

    formatter = ProcessorFormatter(**config)

    def of(error: Exception) -> str:
        record = logging.LogRecord(
            "django",
            logging.ERROR,
            "",
            1,
            "It failed: %s",
            (error,),
            (type(error), error, error.__traceback__),
        )
        return formatter.format(record)

    return of


def test_a_row_that_the_database_refused_is_not_logged(reviewer, line):
    error = refused_row(reviewer)
    assert CANARY in str(error)

    logged = line(error)

    assert "source_interview_has_who_when_how" in logged
    assert CANARY not in logged


def test_error_mails_show_neither_what_was_typed_nor_what_was_read():
    request = RequestFactory().post("/", {"person": CANARY})
    discreet = get_default_exception_reporter_filter()

    assert isinstance(discreet, DiscreetReporter)
    assert CANARY not in str(discreet.get_post_parameters(request))
    frame = type("Frame", (), {"f_locals": {"person": CANARY}})
    assert CANARY not in str(list(discreet.get_traceback_frame_variables(request, frame)))
