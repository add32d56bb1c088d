"""`manage.py fetch URL` shows what a capture would hold."""

import hashlib
import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from articles.management.commands.fetch import Command


def fetched(url, origin) -> dict[str, object]:
    shown = io.StringIO()
    with override_settings(FETCH_USER_AGENT="Test/1", FETCH_ALLOWED_PEERS=[origin.allowed]):
        call_command(Command(), url, stdout=shown)
    return dict(json.loads(shown.getvalue()))


def test_the_capture_is_printed_as_json(origin):
    origin.redirect("/old", "/law", status=301)

    shown = fetched(origin.url("/old"), origin)

    body = origin.routes["/law"].body
    assert shown["sha256"] == hashlib.sha256(body).hexdigest()
    assert shown["size"] == len(body)
    assert shown["outcome"] == "moved"
    assert shown["redirects"] == [{"url": origin.url("/old"), "status": 301}]
    assert "seen by Reuters" in str(shown["text"])
    assert origin.requests[0][1]["User-Agent"] == "Test/1"


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("http://10.0.0.1/", "public web"),
        ("file:///etc/passwd", "http:// or https://"),
        ("/missing", "does not exist"),
    ],
)
def test_a_refusal_prints_one_sentence_and_exits_with_code_1(url, sentence, origin):
    with pytest.raises(CommandError, match=sentence) as error:
        fetched(origin.url(url) if url.startswith("/") else url, origin)

    assert error.value.returncode == 1
    assert "\n" not in str(error.value)
