"""Bytes are decoded from their real encoding, even if another one is declared."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.reading.plain import decode

TEXT = "Šatri said: “the café is closed”"
GERMAN = "Müller: „Überall schöne Grüße aus Köln für die größte Öffentlichkeit, möglichst früh“"
META = "<meta charset='windows-1250'>"


@pytest.mark.parametrize(
    ("body", "content_type", "expected"),
    [
        (TEXT.encode(), "text/html; charset=utf-8", TEXT),
        (TEXT.encode(), "", TEXT),
        (TEXT.encode("cp1250", "replace"), "text/html; charset=windows-1250", None),
        ((META + "Šatri").encode("cp1250"), "text/html", META + "Šatri"),
        (TEXT.encode("utf-8-sig"), "text/html; charset=iso-8859-1", TEXT),
        (TEXT.encode("utf-16"), "text/html; charset=utf-8", TEXT),
        ("“x”".encode("cp1252"), "text/html; charset=iso-8859-1", "“x”"),
        (TEXT.encode(), "text/html; charset=us-ascii", None),
        (TEXT.encode(), "text/html; charset=gb2312", None),
        ("法律".encode("gb18030"), "text/html; charset=gb2312", "法律"),
        ("Закон".encode("koi8-r"), 'text/html; charset="KOI8-R"', "Закон"),
        (b"<meta charset=utf-16>caf\xc3\xa9", "", "<meta charset=utf-16>café"),
        (GERMAN.encode("cp1252"), "", GERMAN),
        (b"caf\xe9", "", "café"),
    ],
)
def test_text_is_decoded(body, content_type, expected):
    decoded = decode(body, content_type=content_type)

    assert decoded == expected if expected else "said" in decoded


@pytest.mark.parametrize(
    "charset", ["utf-7", "utf-32", "punycode", "idna", "unicode_escape", "rot13", "zlib", "mbcs"]
)
def test_an_encoding_that_is_not_allowed_is_not_used(charset):
    body = b"+ADw-script+AD4- \\u003cscript\\u003e"

    assert decode(body, content_type=f"text/html; charset={charset}") == body.decode()


def test_a_wrong_declaration_does_not_break_utf8():
    assert decode(TEXT.encode(), content_type="text/html; charset=shift_jis") != ""
    assert decode("é".encode() * 3, content_type="text/html; charset=ascii") != ""


@settings(deadline=None)
@given(
    st.binary(max_size=200), st.sampled_from(["", "utf-8", "big5", "utf-16", "x", "\x00", "a" * 99])
)
def test_decoding_never_fails(body, charset):
    assert isinstance(decode(body, content_type=f"text/html; charset={charset}"), str)
