"""Bytes are decoded from their real encoding, even if another one is declared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.plain import decode, read_plain, storable

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
        (TEXT.encode(), "text/html; charset=us-ascii", TEXT),
        (TEXT.encode(), "text/html; charset=iso-8859-1", TEXT),
        (TEXT.encode("cp1252", "replace"), "text/html; charset=us-ascii", None),
        (TEXT.encode(), "text/html; charset=gb2312", None),
        ("法律".encode("gb18030"), "text/html; charset=gb2312", "法律"),
        ("Закон".encode("koi8-r"), 'text/html; charset="KOI8-R"', "Закон"),
        (b"<meta charset=utf-16>caf\xc3\xa9", "", "<meta charset=utf-16>café"),
        (GERMAN.encode("cp1252"), "", GERMAN),
        (b"caf\xe9", "", "café"),
    ],
)
def test_text_is_decoded(body, content_type, expected):
    decoded = decode(body, content_type=content_type).text

    assert decoded == expected if expected else "said" in decoded


LABELS = {
    "iso-8859-8-i": ("ראש העיר אמר", "iso8859_8"),
    "logical": ("ראש העיר אמר", "iso8859_8"),
    "visual": ("ראש", "iso8859_8"),
    "x-sjis": ("港は安全だ", "cp932"),
    "windows-31j": ("①港は安全だ", "cp932"),
    "windows-949": ("항구는 안전하다", "cp949"),
    "ks_c_5601-1987": ("항구는 안전하다", "cp949"),
    "x-gbk": ("港口安全", "gb18030"),
    "iso88592": ("Příliš žluťoučký", "iso8859_2"),
    "l9": ("sœur €", "iso8859_15"),
    "koi": ("Закон", "koi8_r"),
    "x-cp1251": ("Закон", "cp1251"),
    "x-mac-ukrainian": ("Закон", "mac_cyrillic"),
    "dos-874": ("ท่าเรือ", "cp874"),
    "sun_eu_greek": ("λιμάνι", "iso8859_7"),
    "cp437": ("Müller ½", "cp437"),
}


@pytest.mark.parametrize(("label", "encoded"), LABELS.items(), ids=LABELS)
def test_an_encoding_has_all_names_that_browsers_know(label, encoded):
    text, codec = encoded
    page = f"<meta charset={label}>".encode() + text.encode(codec)

    assert decode(page).text.endswith(text)
    content_type = f"text/html; charset={label.upper()}"
    assert decode(text.encode(codec), content_type=content_type).text == text


@pytest.mark.parametrize(
    "charset",
    [
        "utf-7",
        "replacement",
        "hz-gb-2312",
        "iso-2022-kr",
        "x-user-defined",
        "utf-32",
        "punycode",
        "idna",
        "unicode_escape",
        "rot13",
        "zlib",
        "mbcs",
    ],
)
def test_an_encoding_that_is_not_allowed_is_not_used(charset):
    body = b"+ADw-script+AD4- \\u003cscript\\u003e"

    assert decode(body, content_type=f"text/html; charset={charset}").text == body.decode()


def test_a_wrong_declaration_does_not_break_utf8():
    assert decode(TEXT.encode(), content_type="text/html; charset=shift_jis").text == TEXT
    assert decode("é".encode() * 3, content_type="text/html; charset=ascii").text == "ééé"


@given(
    st.binary(max_size=200), st.sampled_from(["", "utf-8", "big5", "utf-16", "x", "\x00", "a" * 99])
)
def test_decoding_never_fails(body, charset):
    assert isinstance(decode(body, content_type=f"text/html; charset={charset}").text, str)


GUESSED = {
    "iso8859-2": "Rada miasta zdecydowała, że północny terminal będzie zamknięty. Burmistrz: „Żądają płac.”",
    "iso8859-15": "Le cœur du projet coûte 4 millions d'€, a déclaré la maire après le vote à l'hôtel.",
    "koi8-r": "Городской совет во вторник решил закрыть северный паромный терминал.",
    "cp437": "Der Stadtrat hat beschlossen, das nördliche Fährterminal für elf Monate zu schließen.",
    "cp866": "Мэр сказал журналистам, что расходы превысят четыре миллиона рублей.",
    "cp1251": "Міська рада у вівторок вирішила закрити північний поромний термінал.",
    "cp1253": "Το δημοτικό συμβούλιο αποφάσισε να κλείσει τον βόρειο σταθμό των πλοίων.",
    "cp1255": "מועצת העיר החליטה ביום שלישי לסגור את מסוף המעבורות הצפוני.",
    "cp1256": "قرر مجلس المدينة يوم الثلاثاء إغلاق محطة العبارات الشمالية.",
    "shift_jis": "市議会は火曜日、北側のターミナルを十一か月間閉鎖することを決めた。",
    "euc_kr": "시의회는 화요일 북쪽 여객선 터미널을 열한 달 동안 폐쇄하기로 결정했다.",
    "gbk": "市议会星期二决定将北部渡轮码头关闭十一个月。岛上居民担心冬天的班次不够。",
    "big5": "市議會星期二決定將北部渡輪碼頭關閉十一個月。島上居民擔心冬天的班次不夠。",
}


@pytest.mark.parametrize("encoding", GUESSED)
def test_an_encoding_that_nothing_states_is_guessed_and_the_guess_is_announced(encoding):
    text = GUESSED[encoding].encode(encoding, "ignore").decode(encoding)

    document = read_plain(text.encode(encoding))

    assert document.text == text
    assert "The encoding was guessed" in document.missing_text
    chosen = read_plain(text.encode(encoding), content_type=f"; charset={encoding}")
    assert (chosen.text, chosen.warnings) == (text, ())


REJECTED = "".join(map(chr, [0, 8, 11, 12, 31, 127, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF]))


@given(st.text(st.sampled_from(f"a é\t\n\r\x85\u200c{REJECTED}")))
def test_only_rejected_characters_are_removed(text):
    assert storable(text) == "".join(sign for sign in text if sign not in REJECTED)
