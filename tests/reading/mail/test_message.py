"""Messages such as press releases: subject, sender, day, text, and what is attached."""

import base64

import pytest

from articles.reading.annotations import AnnotationKind
from articles.reading.document import Unreadable
from tests.importing.documents import docx, p
from tests.reading.whole import annotated, paragraphs, read, values

HEAD = (
    "From: =?utf-8?q?Jos=C3=A9_P=C3=A9rez?= <press@city.example>\r\nTo: news@paper.example\r\n"
    "Subject: =?utf-8?B?QnVkZ2V0IOKAkyA=?= =?utf-8?q?=E2=82=AC5m?=\r\n"
    "Date: Tue, 25 Feb 2025 23:30:00 +0100\r\nMIME-Version: 1.0\r\n"
)


def message(*parts: str, kind: str = "mixed") -> str:
    """A message of several parts."""
    inside = "".join(f"--b\r\n{part}\r\n" for part in parts)
    return f'{HEAD}Content-Type: multipart/{kind}; boundary="b"\r\n\r\n{inside}--b--\r\n'


def attached(name: str, data: bytes) -> str:
    """A part with a file."""
    return (
        f'Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="{name}"'
        f"\r\nContent-Transfer-Encoding: base64\r\n\r\n{base64.b64encode(data).decode()}"
    )


PLAIN = "Content-Type: text/plain; charset=utf-8\r\n\r\nThe city pays €5 million."
MARKUP = (
    "Content-Type: text/html; charset=utf-8\r\n\r\n<html><body><div style='display:none'>Preview</div>"
    "<table><tr><td><h1>Budget</h1><p>The city pays <b>€5</b> million. "
    "<a href='https://city.example/b'>More</a></p><ul><li>One</li></ul></td></tr></table>"
    "<img src='x' width='1' height='1'></body></html>"
)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(
            HEAD + "Content-Type: text/plain; charset=utf-8; format=flowed\r\n\r\n"
            "The city \r\npays five \r\nmillion.\r\n\r\n> Quoted \r\n> words.\r\n From here.\r\n-- \r\nPress",
            ["The city pays five million.", "> Quoted words.\nFrom here.\n--\nPress"],
            id="flowed",
        ),
        pytest.param(
            HEAD
            + "Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes\r\n\r\n日 \r\n本\r\n",
            ["日本"],
            id="flowed without spaces",
        ),
        pytest.param(
            HEAD + "Content-Type: text/plain; charset=iso-8859-1\r\n"
            "Content-Transfer-Encoding: quoted-printable\r\n\r\nCaf=E9 at 5 o=\r\n'clock.\r\n",
            ["Café at 5 o'clock."],
            id="quoted-printable",
        ),
        pytest.param(
            HEAD + MARKUP, ["Budget", "The city pays €5 million. More", "One"], id="only HTML"
        ),
        pytest.param(
            message(PLAIN, MARKUP, kind="alternative"),
            ["The city pays €5 million."],
            id="alternative",
        ),
        pytest.param(
            message(
                PLAIN.replace("The city pays €5 million.", "Open."), MARKUP, kind="alternative"
            ),
            ["Budget", "The city pays €5 million. More", "One"],
            id="a plain text that only points to the other",
        ),
        pytest.param(
            message(PLAIN, PLAIN.replace("city", "state")),
            ["The city pays €5 million.", "The state pays €5 million."],
            id="two texts",
        ),
    ],
)
def test_the_text_of_a_message_is_read(source, expected):
    document = read(source, "release.eml")

    assert paragraphs(document) == expected
    assert values(document) == {
        "title": "Budget – €5m",
        "author": "José Pérez",
        "published": "2025-02-25T23:30:00+01:00",
    }


def test_links_of_a_message_in_html_stand_on_their_words():
    document = read(HEAD + MARKUP, "")

    assert annotated(document, AnnotationKind.LINK) == [("More", "https://city.example/b")]
    assert document.warnings == ()


def test_odd_markup_and_dates_are_read():
    source = HEAD.replace("2025", "99999999999") + MARKUP.replace(
        "Budget", "CO<sup>2<sup>3</sup></sup>"
    )

    assert "published" not in values(read(source, ""))


def test_attachments_are_named_and_one_of_them_can_be_chosen():
    source = message(
        PLAIN, attached("report.docx", docx(p("In the report."))), attached("a.xyz", b"\x00\x01")
    )

    document = read(source, "release.eml")

    assert paragraphs(document) == ["The city pays €5 million."]
    assert "report.docx, a.xyz" in document.missing_text
    assert [each.title for each in document.choices] == [
        "Message: Budget – €5m",
        "Attachment: report.docx",
    ]
    assert read(source, "release.eml", choice=2).text == "In the report."
    assert read(source, "release.eml", choice=1).choices == ()


@pytest.mark.parametrize(
    "headers",
    [
        "From: Jos\xe9 <a@b.example>\nSubject: Caf\xe9".encode("latin-1"),
        "From: José <a@b.example>\nSubject: Café".encode(),
        b"From: =?utf-8?q?Jos=C3=A9?= <a@b.example>\nSubject: =?x-unknown?q?Caf=C3=A9?=",
    ],
)
def test_headers_are_read_even_if_they_are_written_wrongly(headers):
    document = read(headers + b"\nMessage-ID: <1@b>\n\nText.", "")

    assert values(document) == {"author": "José", "title": "Café"}


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        (HEAD + 'Content-Type: multipart/encrypted; boundary="b"\r\n\r\n--b--', "encrypted"),
        (message(*([PLAIN] * 600)), "too many parts"),
    ],
)
def test_some_messages_are_refused_in_words(source, sentence):
    with pytest.raises(Unreadable, match=sentence):
        read(source, "a.eml")


def test_a_note_that_only_looks_like_a_message_is_plain_text():
    assert read("From: the editor\nSubject: budget\n\nText.", "a.txt").origin == "text file"
