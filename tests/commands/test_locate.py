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
    result = located(claim=CLAIM, source=str(source))

    assert set(result) == {"claim", "quotations", "facts", "excerpt"}
    (quotation,) = result["quotations"]
    assert quotation["outcome"] == "altered"
    assert [
        (difference["passage"]["text"], difference["negation"])
        for difference in quotation["differences"]
    ] == [("not", True)]
    assert {fact["words"]: fact["outcome"] for fact in result["facts"]}["9,000 men"] == "found"


@pytest.fixture
def given(monkeypatch):
    """Give the command these bytes as its standard input."""

    def give(content):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))

    return give


def lines(*rows):
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def answered(*arguments, **options):
    """Return the lines that the command prints, and the sentence it ends with if it fails."""
    out, sentence = io.StringIO(), ""
    try:
        call_command("locate", *arguments, jsonl=True, stdout=out, **options)
    except CommandError as error:
        sentence = str(error)
    return [json.loads(line) for line in out.getvalue().splitlines()], sentence


def test_it_looks_for_the_excerpt_too(source):
    result = located(claim=CLAIM, source=str(source), excerpt="There are 9,000 men")

    assert result["excerpt"]["outcome"] == "exact"


def test_it_reads_from_standard_input(source, given):
    given(source.read_bytes())

    assert located(claim=CLAIM, source="-")["quotations"][0]["outcome"] == "altered"


@pytest.mark.parametrize(
    ("claim", "content", "sentence"),
    [
        (" ", b"text", "The claim has no words."),
        (CLAIM, b"\xff\xfe", "is not UTF-8"),
        (CLAIM, None, "cannot be read: No such file or directory."),
        (None, b"text", "Give --claim and --source, or --jsonl."),
    ],
    ids=["no words", "no text", "no file", "no claim"],
)
def test_bad_input_is_refused_in_one_sentence(tmp_path, claim, content, sentence):
    file = tmp_path / "given.txt"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(CommandError, match=sentence):
        located(claim=claim, source=str(file))


@pytest.mark.parametrize("from_file", [True, False], ids=["file", "standard input"])
def test_many_lines_are_answered_as_one_is(source, tmp_path, given, from_file):
    text = source.read_text(encoding="utf-8")
    other = {"id": ["b", 2], "claim": "Es waren 9.000 Männer da.", "source": text, "language": "de"}
    content = lines({"id": "a", "claim": CLAIM, "source": text}, other)
    file = tmp_path / "asked.jsonl"
    file.write_bytes(content)
    given(content)

    results, sentence = answered(*([str(file)] if from_file else []))

    assert results == [
        {"id": "a", **located(claim=CLAIM, source=str(source))},
        {"id": ["b", 2], **located(claim=other["claim"], source=str(source), language="de")},
    ]
    assert not sentence


def test_a_line_may_name_another_language_than_the_option(given):
    row = {
        "claim": "In dem Lager waren noch 1.250 Männer",
        "source": "Der Minister sagte: In dem Lager waren noch 1.250 Männer und viele Kinder.",
    }
    given(lines({"id": 1, **row}, {"id": 2, **row, "language": "en"}))

    results, _sentence = answered(language="de")

    assert [result["claim"]["outcome"] for result in results] == ["exact", "altered"]


@pytest.mark.parametrize(
    ("broken", "answer"),
    [
        (b"{\n", {"line": 2, "error": "is not {"}),
        (b"[1]\n", {"line": 2, "error": "is not an object"}),
        (b"\xff\n", {"line": 2, "error": "is not UTF-8"}),
        (b'{"id": NaN}\n', {"line": 2, "error": "NaN is no JSON value"}),
        (b"[" * 200_000 + b"\n", {"line": 2, "error": "is not {"}),
        (lines({"claim": CLAIM, "source": "Text"}), {"line": 2, "error": "has no id."}),
        (lines({"id": 5}), {"id": 5, "error": "has no claim, no source."}),
        (lines({"id": 5, "claim": 1, "source": ""}), {"id": 5, "error": '"claim" is not a text.'}),
        (lines({"id": 5, "claim": " ", "source": ""}), {"id": 5, "error": "claim has no words."}),
        (
            lines({"id": 5, "claim": CLAIM, "source": "", "language": 1}),
            {"id": 5, "error": '"language" is not a code'},
        ),
    ],
    ids=["json", "list", "utf-8", "nan", "deep", "id", "keys", "type", "no words", "language"],
)
def test_a_broken_line_is_reported_and_the_others_are_answered(given, broken, answer):
    good = {"claim": CLAIM, "source": "He said so."}
    given(lines({"id": 1, **good}) + broken + b"\n" + lines({"id": 3, **good}))

    results, sentence = answered()

    assert [result.get("id") for result in results] == [1, answer.get("id"), 3]
    error = results[1].pop("error")
    assert answer.pop("error") in error
    assert results[1] == answer
    assert sentence == "1 of 3 lines could not be answered."


def test_half_of_a_surrogate_pair_costs_no_line(given):
    rows = [{"id": "\ud800", "claim": "It was \ud800 so bad", "source": "It was \ud800 so bad"}]
    given(lines(*rows, {"id": 2, "claim": CLAIM, "source": "He said so."}))
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")

    call_command("locate", jsonl=True, stdout=out)

    printed = out.buffer.getvalue().decode("utf-8").splitlines()
    assert [json.loads(line)["id"] for line in printed] == ["\ud800", 2]


def test_each_answer_is_printed_before_the_next_line_is_read(monkeypatch):
    out, printed = io.StringIO(), []

    class Slow(io.BytesIO):
        def readline(self, *args):
            printed.append(out.getvalue().count("\n"))
            return super().readline(*args)

    row = {"claim": CLAIM, "source": "He said so."}
    slow = Slow(lines({"id": 1, **row}, {"id": 2, **row}))
    monkeypatch.setattr("sys.stdin", type("Input", (), {"buffer": slow}))

    call_command("locate", jsonl=True, stdout=out)

    assert printed == [0, 1, 2]


@pytest.mark.parametrize(
    ("arguments", "options", "sentence"),
    [
        (["nowhere.jsonl"], {"jsonl": True}, "nowhere.jsonl cannot be read"),
        ([], {"jsonl": True, "claim": CLAIM}, "give the claim and its source in the lines"),
        (["a.txt"], {"claim": CLAIM, "source": "-"}, "a.txt is read only with --jsonl"),
    ],
    ids=["no file", "two ways at once", "file without --jsonl"],
)
def test_what_does_not_go_together_is_refused_in_one_sentence(arguments, options, sentence):
    with pytest.raises(CommandError, match=sentence):
        call_command("locate", *arguments, **options)
