import pytest

from articles.importing import decode
from articles.refusals import Refused

FRENCH = "Le président a déclaré : « C’est très cher, près de 4,5 millions d’euros, et ça dure. »"
RUSSIAN = "Министр сказал, что мост стоил четыре миллиона. Никто не считал машины на мосту."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_file_is_read_in_its_encoding(encoding):
    assert decode(FRENCH.encode(encoding)) == FRENCH


def test_a_legacy_encoding_of_another_script_is_read():
    assert decode(RUSSIAN.encode("cp1251")) == RUSSIAN


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n\x00\x00", b"PK\x03\x04\x14\x00\x00", b"%PDF-1.7\n\x00", b"\xff\xfea"],
    ids=["png", "zip", "pdf", "half a UTF-16 character"],
)
def test_what_is_not_text_is_refused_in_a_sentence(data):
    with pytest.raises(Refused, match="Save"):
        decode(data)
