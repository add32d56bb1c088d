"""Random requests by the description of the API: no 500, and no answer that it does not describe.

The short part of what `make bench-api` does for longer.
"""

import json
import os
import re
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
import schemathesis
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from articles.actions.questions import ask_question
from articles.api.application import openapi
from articles.models import Question
from tests.api.tokens import make_secret
from tests.undoing import cite_letter

EXAMPLES = int(os.environ.get("API_EXAMPLES", "3"))  # of each operation
LIMITS = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize=EXAMPLES < 10,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def ids(article, verdict, editor, reviewer) -> dict[str, int]:
    """The rows that addresses are about, by the name of their parameter."""
    claim = verdict.claim
    citation = cite_letter(claim, reviewer)
    question = ask_question(
        claim, by=editor, addressee="X", channel=Question.Channel.EMAIL, text="Why?"
    )
    return {
        "article_id": article.pk,
        "number": 1,
        "statement_id": article.revisions.get().statements.all()[0].pk,
        "claim_id": claim.pk,
        "citation_id": citation.pk,
        "source_id": citation.source_id,
        "capture_id": citation.source.captures.get().pk,
        "verdict_id": verdict.pk,
        "question_id": question.pk,
    }


@pytest.fixture
def secret(administrator) -> str:
    """The token of a person who may do everything."""
    administrator.is_editor = administrator.is_reviewer = True
    administrator.save()
    return make_secret(administrator)


def test_no_request_fails_and_every_answer_is_described(ids, secret, settings):
    settings.API_REQUESTS_PER_MINUTE = 1_000_000
    described = json.loads(json.dumps(openapi()))
    statuses: dict[str, set[int]] = {}

    for each in schemathesis.openapi.from_dict(described).get_all_operations():
        operation: Any = each.ok()  # type: ignore[union-attr]  # an invalid one fails here
        raw = operation.definition.raw
        if raw["operationId"] == "bulk_import_ask":
            continue  # JSON lines are no format of schemathesis; test_bulk.py sends them
        seen = statuses.setdefault(raw["operationId"], set())
        ask = partial(_ask, raw=raw, seen=seen, described=described, secret=secret, ids=ids)
        LIMITS(given(case=operation.as_strategy(), is_known=st.booleans())(_with(ask)))()

    assert all(statuses.values())
    assert {status for seen in statuses.values() for status in seen} >= {200, 404, 422}


def _with(ask: Callable[..., None]) -> Callable[[Any, bool], None]:
    def example(case: Any, is_known: bool) -> None:
        ask(case, is_known)

    return example


def _ask(
    case: Any,
    is_known: bool,
    *,
    raw: Any,
    seen: set[int],
    described: Any,
    secret: str,
    ids: dict[str, int],
) -> None:
    answer = send(case, secret, ids if is_known else {})
    seen.add(answer.status_code)
    require_described(answer, raw, described)


def send(case: Any, secret: str, known: dict[str, int]) -> Any:
    """Send a case with the token, about rows that exist, if they are known."""
    path = case.path
    for name, value in (case.path_parameters | known).items():
        path = path.replace(f"{{{name}}}", str(value))
    headers = {n: v for n, v in (case.headers or {}).items() if n.lower() != "authorization"}
    sent = case.body if case.method.lower() == "post" else ""
    is_lines = case.media_type == "application/x-ndjson"
    body = sent if is_lines and isinstance(sent, str | bytes) else json.dumps(sent, default=str)
    return Client(raise_request_exception=False).generic(
        case.method.upper(),
        path,
        body if case.method.lower() == "post" else "",
        case.media_type or "application/json",
        query_params={n: v for n, v in (case.query or {}).items() if v is not None},
        headers=headers | {"Authorization": f"Bearer {secret}"},
    )


def require_described(answer: Any, raw: Any, described: Any) -> None:
    status = str(answer.status_code)
    assert answer.status_code < 500, answer.content
    assert status in raw["responses"], (status, answer.content)
    content = raw["responses"][status].get("content", {})
    media = answer.headers["Content-Type"].partition(";")[0]
    if media in content and re.search("json$", media) and not answer.streaming:
        schema = content[media]["schema"] | {"components": described["components"]}
        Draft202012Validator(schema).validate(answer.json())
