"""A form that cannot be read is refused in a sentence, and never answered with an error."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Comment
from articles.views.form_guard import FormGuard
from factcheck.logs.reporter import DiscreetReporter

URLENCODED = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=b"
PART = b'--b\r\nContent-Disposition: form-data; name="text"\r\n\r\nHello\r\n'
WHOLE = PART + b"--b--\r\n"
MANY = b"&".join(b"a%d=1" % number for number in range(20_001))
ENCODING, DAMAGED = "Send it as UTF-8.", "The form arrived damaged."

UNREADABLE = {
    "utf-16": (f"{URLENCODED}; charset=utf-16", b"text=Hello", ENCODING),
    "utf-16 with parts": (f"{MULTIPART}; charset=utf-16", WHOLE, ENCODING),
    "utf-7": (f"{MULTIPART}; charset=utf-7", WHOLE, ENCODING),
    "latin-1": (f"{URLENCODED}; charset=latin-1", b"text=Hello", ENCODING),
    "escapes": (f"{MULTIPART}; charset=unicode_escape", WHOLE, ENCODING),
    "no text": (f"{URLENCODED}; charset=zlib", b"text=Hello", ENCODING),
    "unknown": (f"{URLENCODED}; charset=klingon", b"text=Hello", ENCODING),
    "empty": (f'{URLENCODED}; charset=""', b"text=Hello", ENCODING),
    "no boundary": ("multipart/form-data", WHOLE, DAMAGED),
    "strange boundary": ("multipart/form-data; boundary=\u00e9", WHOLE, DAMAGED),
    "base64 that is none": (
        MULTIPART,
        PART.replace(
            b"\r\n\r\n", b"; filename=a\r\nContent-Transfer-Encoding: base64\r\n\r\n\xff\xff="
        )
        + b"--b--\r\n",
        DAMAGED,
    ),
    "a name with NUL": (URLENCODED, b"te%00xt=Hello", DAMAGED),
    "too many fields": (URLENCODED, MANY, "more fields than can be read"),
    "too many files": (
        MULTIPART,
        b"".join(
            b'--b\r\nContent-Disposition: form-data; name="f%d"; filename="a"\r\n\r\nx\r\n' % number
            for number in range(101)
        )
        + b"--b--\r\n",
        "more fields than can be read",
    ),
}


@pytest.fixture
def careful(reviewer) -> Client:
    """A client that checks where a form comes from, as browsers are checked."""
    client = Client(enforce_csrf_checks=False, raise_request_exception=False)
    client.force_login(reviewer)
    return client


@pytest.mark.parametrize(("content_type", "body", "sentence"), UNREADABLE.values(), ids=UNREADABLE)
@pytest.mark.parametrize("name", ["comment_add", "file_add"])
def test_an_unreadable_form_is_a_sentence(careful, claim, content_type, body, sentence, name):
    answer = careful.generic(
        "POST", reverse(name, args=[claim.pk]), body, content_type=content_type
    )

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Comment.objects.exists()


def test_without_the_guard_an_unreadable_form_is_no_sentence(careful, claim, monkeypatch):
    monkeypatch.setattr(FormGuard, "process_view", lambda *_arguments: None)
    content_type, body, sentence = UNREADABLE["utf-16"]

    answer = careful.generic(
        "POST", reverse("comment_add", args=[claim.pk]), body, content_type=content_type
    )

    assert sentence not in answer.content.decode()


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/x-www-form-urlencoded; charset=UTF-8", b"text=Hello"),
        ('multipart/form-data; boundary=b; charset="utf8"', WHOLE),
        ("application/x-www-form-urlencoded; charset=U8", b"text=Hello"),
        ("application/x-www-form-urlencoded", b"text=Hello%ED%A0%80"),  # half of a character
        ("multipart/form-data; boundary=b", WHOLE.replace(b"Hello", b"Hello\xed\xa0\x80")),
    ],
)
def test_a_form_in_utf_8_is_read(careful, claim, content_type, body):
    careful.generic(
        "POST", reverse("comment_add", args=[claim.pk]), body, content_type=content_type
    )

    assert Comment.objects.get().text.startswith("Hello")


@pytest.mark.parametrize(
    "body",
    [PART, b"", b"--b", WHOLE.replace(b'name="text"', b""), b"\xff" * 50, WHOLE[:-20]],
    ids=["cut", "empty", "start", "no name", "noise", "cut in a field"],
)
def test_a_form_that_breaks_off_is_a_sentence(careful, claim, body):
    answer = careful.post(
        reverse("comment_add", args=[claim.pk]),
        body,
        content_type="multipart/form-data; boundary=b",
    )

    assert answer.status_code in {302, 422}


@pytest.mark.parametrize("headers", [{}, {"HTTP_HX_REQUEST": "true"}], ids=["page", "htmx"])
def test_a_text_with_nul_is_refused_beside_its_field(careful, claim, headers):
    answer = careful.post(reverse("comment_add", args=[claim.pk]), {"text": "a\0b"}, **headers)

    assert answer.status_code == 422
    assert "Null characters are not allowed." in answer.content.decode()


@pytest.mark.parametrize(
    "address",
    ["/search/?words=%00", "/claims/?state=%00", "/sources/?page=%00", "/help/%00/", "/?a%00=1"],
)
def test_an_address_with_nul_is_a_sentence(careful, address):
    answer = careful.get(address)

    assert answer.status_code == 422
    assert "a character that is not allowed" in answer.content.decode()


@pytest.mark.parametrize("address", ["/search/?words=%ED%A0%80", "/help/%ED%A0%80/", "/%FF/"])
def test_an_address_with_half_a_character_is_no_error(careful, address):
    assert careful.get(address).status_code in {200, 404}


def test_a_report_about_an_unreadable_form_goes_on(rf):
    request = rf.post("/", b"text=Hello", content_type=f"{URLENCODED}; charset=utf-16")

    assert DiscreetReporter().get_post_parameters(request) == {}


def test_an_administrator_who_sends_an_unreadable_form_gets_a_sentence(administrator):
    client = Client(raise_request_exception=False)
    client.force_login(administrator)
    content_type, body, sentence = UNREADABLE["utf-16"]
    for path in ("/accounts/login/", "/admin/login/", "/accounts/password/change/"):
        answer = client.generic("POST", path, body, content_type=content_type)

        assert (answer.status_code, sentence in answer.content.decode()) == (422, True)
