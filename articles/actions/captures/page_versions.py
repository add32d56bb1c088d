"""Which other pages the head of a web page names as its own versions: in other languages, or the original."""

import re
from html import unescape

from articles.reading.addresses import canonical, join
from articles.refusals import Refused

HEAD = 200_000  # bytes; links of the head stand at the beginning
LINK = re.compile(r"<link\s([^<>]{1,2000})>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""([a-z]{1,20})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.I)


def page_versions(data: bytes, address: str) -> dict[str, str]:
    """Return the canonical addresses that a page names, each with the words of the link that say so.

    `address` is that of the page, which is left out. Linear.
    """
    named: dict[str, str] = {}
    for match in LINK.finditer(data[:HEAD].decode("utf-8", "replace")):
        values = {
            name.lower(): unescape(double or single or bare)
            for name, double, single, bare in ATTRIBUTE.findall(match[1])
        }
        kinds = values.get("rel", "").lower().split()
        if "canonical" in kinds:
            words = "canonical"
        elif "alternate" in kinds and values.get("hreflang"):
            words = f"hreflang {values['hreflang'][:20]}"
        else:
            continue
        try:
            target = canonical(join(address, values.get("href", "")))
        except Refused:
            continue
        named.setdefault(target, words)
    try:
        named.pop(canonical(address), None)
    except Refused:
        return {}
    return named
