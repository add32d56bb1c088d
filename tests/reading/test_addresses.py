"""A URL is parsed strictly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.addresses import LENGTH_LIMIT, canonical, parse
from articles.refusals import Refused

SAME = {
    "scheme and host in lower case": ("HTTPS://Example.COM/Law", "https://example.com/Law"),
    "usual port": ("http://example.com:80/law", "http://example.com/law"),
    "empty port": ("http://example.com:/law", "http://example.com/law"),
    "no path": ("https://example.com", "https://example.com/"),
    "no path but a query": ("https://example.com?a=1", "https://example.com/?a=1"),
    "dots in the path": ("https://example.com/a/./b/../c", "https://example.com/a/c"),
    "dots above the root": ("https://example.com/../../etc", "https://example.com/etc"),
    "a last dot": ("https://example.com/a/..", "https://example.com/"),
    "escaped dots": ("https://example.com/a/%2e%2e/b", "https://example.com/b"),
    "fragment": ("https://example.com/law#:~:text=freed", "https://example.com/law"),
    "tracking": (
        "https://example.com/?id=7&utm_source=x&fbclid=y",
        "https://example.com/?id=7",
    ),
    "only tracking": ("https://example.com/law?utm_source=x", "https://example.com/law"),
    "escapes": ("https://example.com/%7euser/%c3%a9", "https://example.com/~user/%C3%A9"),
    "letters beyond ASCII": ("https://example.com/é?ü", "https://example.com/%C3%A9?%C3%BC"),
    "a percent sign alone": ("https://example.com/100%", "https://example.com/100%25"),
    "a name beyond ASCII": ("http://Bücher.example.com/", "http://xn--bcher-kva.example.com/"),
    "a name as IDNA 2008 has it": ("https://faß.de/", "https://xn--fa-hia.de/"),
    "a last dot in the name": ("https://example.com./law", "https://example.com/law"),
    "an IP address": ("http://93.184.216.34:8080/", "http://93.184.216.34:8080/"),
    "an IPv6 address": ("http://[2606:2800:0:0::1]/", "http://[2606:2800::1]/"),
}

REFUSED = {
    "another scheme": "ftp://example.com/",
    "a file": "file:///etc/passwd",
    "a script": "javascript:alert(1)",
    "no scheme": "//example.com/",
    "no host": "https:///law",
    "one slash": "https:/example.com",
    "a user": "https://editor@example.com/",
    "a user and a password": "https://editor:secret@example.com/",
    "a backslash": "http://127.0.0.1\\@example.com/",
    "a space": "http://example.com/a b",
    "a space before": " http://example.com/",
    "a line break": "http://example.com/\r\nHost: other",
    "a tab": "http://exa\tmple.com/",
    "a null": "http://example.com/\x00",
    "a hard space": "http://example.com/\u00a0",
    "a bidirectional control": "http://example.com/\u202etxt",
    "a lone surrogate": "http://example.com/\ud800",
    "a percent sign in the host": "http://%31%32%37.0.0.1/",
    "a single label": "http://intranet/",
    "localhost": "http://localhost/",
    "a name below localhost": "http://app.localhost/",
    "a local name": "http://printer.local/",
    "an internal name": "http://metadata.google.internal/",
    "home.arpa": "http://nas.home.arpa/",
    "an onion": "http://abc.onion/",
    "an empty label": "http://example..com/",
    "two last dots": "http://example.com../",
    "a label of 64": f"http://{'a' * 64}.com/",
    "a name of 300": f"http://{'a.' * 150}com/",
    "an underscore": "http://a_b.example.com/",
    "a short IPv4": "http://127.1/",
    "a hexadecimal IPv4": "http://0x7f.0.0.1/",
    "a hexadecimal IPv4 in one": "http://0x7f000001/",
    "an octal IPv4": "http://0177.0.0.1/",
    "an IPv4 as one number": "http://2130706433/",
    "an IPv4 with a last dot": "http://127.0.0.1./",
    "a name that ends in a number": "http://example.com.1/",
    "full-width digits": "http://１２７.０.０.１/",
    "circled digits": "http://①②⑦.0.0.1/",
    "full-width dots": "http://127。0。0。1/",
    "an IPv6 with a zone": "http://[fe80::1%25eth0]/",
    "an open bracket": "http://[::1/",
    "an IPv6 without brackets": "http://::1/",
    "another port": "http://example.com:6379/",
    "port 0": "http://127.0.0.1:0/",
    "a port too high": "http://127.0.0.1:65536/",
    "a port in other digits": "http://example.com:８０/",
    "an empty punycode label": "http://xn--.com/",
    "a broken punycode label": "http://xn--zzzzzz99999.com/",
    "too long": "http://example.com/" + "a" * LENGTH_LIMIT,
}


@pytest.mark.parametrize(("typed", "expected"), SAME.values(), ids=SAME)
def test_the_same_page_has_one_canonical_address(typed, expected):
    assert canonical(typed) == expected


@pytest.mark.parametrize("typed", SAME)
def test_a_canonical_address_is_its_own_canonical_address(typed):
    once = canonical(SAME[typed][0])

    assert canonical(once) == once


@pytest.mark.parametrize("typed", REFUSED.values(), ids=REFUSED)
def test_an_address_that_parsers_could_read_differently_is_refused(typed):
    with pytest.raises(Refused) as refusal:
        parse(typed)

    assert str(refusal.value).endswith(".")


@given(st.text(max_size=40))
def test_any_input_is_parsed_or_refused(typed):
    for url in (typed, f"http://{typed}", f"https://example.com/{typed}"):
        try:
            read = parse(url)
        except Refused:
            continue
        assert str(read).isascii()
        assert parse(str(read)) == read
