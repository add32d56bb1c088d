"""Photos: captions, who made them, when and where; and what Content Credentials prove."""

import pytest

from articles.reading.document import Document, Role, Unreadable
from articles.reading.photos import credentials
from articles.reading.readers import Input, read_document
from tests.reading.photos.samples import CAPTION, UTF8, changed, make_photo, signed, xmp


def read(body: bytes) -> Document:
    return read_document(body, Input(pictures=True))


def values(document: Document, *names: str) -> list[str]:
    return [document.fields[name].value if name in document.fields else "" for name in names]


XMP = xmp(
    [("x-default", CAPTION), ("de", "Taucher am Nordterminal."), ("en", CAPTION)],
    "<dc:creator><rdf:Seq><rdf:li>Ann Lee</rdf:li><rdf:li>Bo Roe</rdf:li></rdf:Seq></dc:creator>"
    "<core:AltTextAccessibility>Two divers in black suits</core:AltTextAccessibility>"
    "<core:Location>North quay</core:Location>",
    Headline="Harbour",
    Credit="Harbour Press",
    City="Port",
    Country="Norway",
    DateCreated="2026-03-03T09:15:00.52",
)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_the_captions_of_a_photo_are_its_text_and_say_what_they_are(kind):
    document = read(make_photo(xmp=XMP, kind=kind))

    assert document.text.split("\n\n") == [
        "[Headline] Harbour",
        f"[Caption, en] {CAPTION}",
        "[Caption, de] Taucher am Nordterminal.",
        "[Alt text] Two divers in black suits",
    ]
    assert [each.role for each in document.paragraphs] == [Role.HEADING, *[Role.CAPTION] * 3]
    assert values(document, "title", "author", "credit", "taken", "place", "alt") == [
        *("Harbour", "Ann Lee; Bo Roe", "Harbour Press", "2026-03-03T09:15:00"),
        *("North quay, Port, Norway", "Two divers in black suits"),
    ]
    assert "Only its caption" in document.missing_text


def test_iptc_is_read_as_utf_8_where_it_says_so_or_allows_it_and_guessed_otherwise():
    caption = "Où les plongeurs, à l’été, étaient très près du môle."
    stated = read(make_photo(UTF8, ((2, 120), caption.encode())))
    allowed = read(make_photo(((2, 120), caption.encode())))
    guessed = read(
        make_photo(((2, 120), caption.encode("cp1252")), ((2, 80), "Zoë".encode("cp1252")))
    )

    for document in (stated, allowed, guessed):
        assert document.text == f"[Caption] {caption}"
    assert values(guessed, "author") == ["Zoë"]
    assert "encoding was guessed" in guessed.missing_text
    assert "encoding was guessed" not in stated.missing_text + allowed.missing_text


@pytest.mark.parametrize(
    ("day", "time", "taken"),
    [
        (b"20260303", b"091500+0100", "2026-03-03T09:15:00+01:00"),
        (b"20260303", b"091500", "2026-03-03T09:15:00"),
        (b"20260303", b"", "2026-03-03"),
        (b"20260300", b"", "2026-03"),
        (b"00000000", b"", ""),
        (b"3 March", b"", ""),
    ],
)
def test_a_date_has_no_more_than_it_states(day, time, taken):
    assert values(read(make_photo(((2, 55), day), ((2, 60), time))), "taken") == [taken]


def test_where_iptc_and_xmp_contradict_each_other_both_are_shown():
    fields = [
        UTF8,
        ((2, 120), b"Divers on Wednesday."),
        ((2, 80), b"Bo Roe"),
        ((2, 110), b"Harbour  press"),
        ((2, 55), b"20260304"),
    ]
    document = read(make_photo(*fields, xmp=XMP))

    assert f"[Caption, en] {CAPTION}" in document.text
    assert "[Caption in IPTC] Divers on Wednesday." in document.text
    assert f"Caption: XMP says “{CAPTION}”, IPTC says “Divers on Wednesday.”." in document.warnings
    assert "Date: XMP says “2026-03-03T09:15:00”, IPTC says “2026-03-04”." in document.warnings
    assert "Creator: XMP says “Ann Lee; Bo Roe”, IPTC says “Bo Roe”." in document.warnings
    assert "Credit" not in document.missing_text


def test_what_iptc_has_no_room_for_is_no_contradiction():
    creator = "The photographers of the Harbour Press Agency"
    both = xmp(inside=f"<dc:creator><rdf:Seq><rdf:li>{creator}</rdf:li></rdf:Seq></dc:creator>")

    document = read(make_photo(UTF8, ((2, 80), creator[:32].encode()), xmp=both))

    assert values(document, "author") == [creator]
    assert len(document.warnings) == 1


def test_content_credentials_are_told_apart_and_none_is_called_a_forgery():
    photo = signed(make_photo(xmp=XMP))
    claim = photo.index(b"Test camera")
    states = {
        "none": make_photo(xmp=XMP),
        "valid but not trusted": photo,
        "changed since": changed(photo),
        "not valid": changed(photo, claim),
    }

    for state, body in states.items():
        document = read(body)
        assert values(document, "credentials") == [state]
        assert CAPTION in document.text
    assert values(read(photo), "signer", "software") == [
        "Test signer, Harbour Press",
        "Test camera",
    ]


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF"])
def test_content_credentials_are_read_in_every_format(kind):
    photo = signed(make_photo(xmp=XMP, kind=kind), f"image/{kind.lower()}")

    assert values(read(photo), "credentials") == ["valid but not trusted"]


def test_without_the_library_the_credentials_are_said_to_be_unread(monkeypatch):
    monkeypatch.setattr(credentials, "c2pa", None)

    assert values(read(make_photo()), "credentials") == ["not read"]


@pytest.mark.parametrize(
    "body",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"\xff\xd8\xff\xe0\x00\x02",
        b"II*\x00\xff\xff\xff\xff",
        make_photo(xmp=b"<x"),
        make_photo(xmp=b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
        make_photo(((2, 120), b"")),
    ],
    ids=["png", "jpeg", "tiff", "broken xml", "entities", "empty"],
)
def test_a_picture_without_texts_says_that_nothing_can_be_searched(body):
    document = read(body)

    assert document.text == ""
    assert "contains no text to search" in document.missing_text


def test_a_picture_is_no_article():
    with pytest.raises(Unreadable, match="picture without text"):
        read_document(make_photo(xmp=XMP), Input("image/jpeg", "photo.jpg"))
