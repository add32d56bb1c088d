"""`manage.py locate`: what a source says of a claim, as JSON, without a database."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

CLAIM = 'He said that "Al-Hol camp must not be emptied" by 9,000 men'


@pytest.fixture
def source(tmp_path):
    file = tmp_path / "source.txt"
    file.write_text(
        "He said: “Al-Hol camp must be emptied.” There are 9,000 men.", encoding="utf-8"
    )
    return file


def located(*arguments, **options):
    out = io.StringIO()
    call_command("locate", *arguments, stdout=out, **options)
    return json.loads(out.getvalue())


def test_it_prints_what_differs_and_touches_no_database(source):
    found = located(claim=CLAIM, source=str(source))

    assert set(found) == {"claim", "quotations", "facts", "excerpt"}
    (quotation,) = found["quotations"]
    assert quotation["outcome"] == "altered"
    assert [(one["passage"]["text"], one["negation"]) for one in quotation["differences"]] == [
        ("not", True)
    ]
    assert {fact["words"]: fact["outcome"] for fact in found["facts"]}["9,000 men"] == "found"


def test_it_looks_for_the_excerpt_too(source):
    found = located(claim=CLAIM, source=str(source), excerpt="There are 9,000 men")

    assert found["excerpt"]["outcome"] == "exact"


def test_it_reads_from_standard_input(source, monkeypatch):
    content = io.TextIOWrapper(io.BytesIO(source.read_bytes()))
    monkeypatch.setattr("sys.stdin", content)

    assert located(claim=CLAIM, source="-")["quotations"][0]["outcome"] == "altered"


@pytest.mark.parametrize(
    ("claim", "content", "sentence"),
    [
        (" ", b"text", "The claim has no words."),
        (CLAIM, b"\xff\xfe", "is not UTF-8"),
        (CLAIM, None, "cannot be read: No such file or directory."),
    ],
    ids=["no claim", "no text", "no file"],
)
def test_bad_input_is_refused_in_one_sentence(tmp_path, claim, content, sentence):
    file = tmp_path / "given.txt"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(CommandError, match=sentence):
        located(claim=claim, source=str(file))
