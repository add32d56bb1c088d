"""A page before its article is extracted: hidden parts out, and inline elements as characters.

The extraction drops the words of elements that it does not know, such as `time`, and reads 10⁶ as 106.
"""

import re

from lxml import etree
from lxml.html import HtmlElement

from articles.reading.formatted_writer import raised_text
from articles.reading.html.article.roles import CAPTION, WAS
from articles.reading.html.page_elements import PageElements
from articles.reading.left_out import LeftOut

PROSE = 40  # characters; a paragraph of that length is kept whatever its class is called
# Of the words of a page: scripts show what is hidden at first, such as a whole page that is loading.
MOST_HIDDEN = 0.5
_NO_TEXT = ("script", "style", "svg", "iframe", "link", "meta", "embed", "canvas")
_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_FOR_SCREEN_READERS = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-?reader(?:-text|s)?|a11y-hidden"
    r"|visuallyhidden)(?:\s|$)",
    re.IGNORECASE,
)
_TELLING = ("cookie", "consent", "gdpr", "onetrust", "didomi", "hidden", "reader", "sr-only")
_ASKING = re.compile(r"cookie|consent|gdpr|onetrust|didomi", re.IGNORECASE)
_MATTER = re.compile(r"cookie|privacy|personal data|datenschutz|données|datos|dati", re.IGNORECASE)
_ANSWER = re.compile(
    r"accept|agree|allow|reject|decline|manage|settings|preferences|partners|akzept|zustimm|ablehn"
    r"|einstellungen|refuser|aceptar|rechazar|accett|rifiut",
    re.IGNORECASE,
)
_WHOLE = frozenset({"html", "body", "main", "article"})
_INLINE = (
    *("time", "abbr", "bdi", "bdo", "data", "dfn", "ins", "mark", "var", "samp", "output", "small"),
    *("big", "tt", "kbd", "acronym", "label", "rb", "wbr", "font", "u"),
)
_STRUCK = ("s", "strike", "del")
_NOTES = etree.XPath("boolean(.//a[starts-with(@href, '#')])")
_TEXT = ("p", "h2", "h3", "h4", "li", "blockquote", "span")
_QUOTATION_MARKS = {
    "de": "„“",
    "fr": "«»",
    "ru": "«»",
    "it": "«»",
    "es": "«»",
    "pl": "„”",
    "ja": "「」",
}
_FRENCH_SPACE = "\u202f"
# The extraction drops joiners, which are letters of Persian or Sinhala. These hieroglyphs stand for them.
_STAND_INS = {"\u200c": "\U0001342d", "\u200d": "\U0001342e"}


def prepare(elements: PageElements, *, language: str) -> LeftOut:
    """Change the page of `elements` so that the extraction keeps the words and signs that a reader sees.

    Struck-out words go, and are listed in the result.
    """
    left_out = LeftOut()
    page = elements.page
    etree.strip_elements(page, *_NO_TEXT, with_tail=False)
    _remove_hidden(elements)
    for struck in list(page.iter(*_STRUCK)):
        left_out.struck.append(" ".join(struck.text_content().split()))
        struck.drop_tree()
    for element in list(page.iter("sup")):
        _flatten(element, raised_text(element.text_content(), _before(element)))
    quotations = [(element, *_marks(element, language)) for element in page.iter("q")]
    for element, opening, closing in quotations:
        element.text = opening + (element.text or "")
        _append(element, closing)
        element.drop_tag()
    for element in list(page.iter(*_INLINE)):
        element.drop_tag()
    _keep_text(page)
    return left_out


def _remove_hidden(elements: PageElements) -> None:
    page = elements.page
    hidden = [*page.iter("template"), *elements.with_attribute("hidden")]
    hidden += [each for each in page.iter("dialog") if each.get("open") is None]
    hidden += [
        each for each in elements.with_words("none") if _NOT_SHOWN.search(each.get("style", ""))
    ]
    for element in elements.with_words(*_TELLING):
        names = f"{element.get('class', '')} {element.get('id', '')}"
        is_notice = _ASKING.search(names) and _asks(element.text_content())
        if is_notice or _FOR_SCREEN_READERS.search(names):
            hidden.append(element)
    if not hidden:
        return
    most = MOST_HIDDEN * len(page.text_content())
    for element in hidden:
        is_part = element.tag not in _WHOLE and len(element.text_content()) < most
        if element.getparent() is not None and (is_part or element.tag == "template"):
            element.drop_tree()


def _asks(text: str) -> bool:
    """Does a text ask its reader to accept cookies or the like? Stories about them do not."""
    return bool(_MATTER.search(text) and _ANSWER.search(text))


def _keep_text(page: HtmlElement) -> None:
    """Make what would be dropped for its name ordinary paragraphs: pull quotes, captions and others."""
    for figure in page.xpath("//figure[.//blockquote]"):
        figure.tag = "div"
    for caption in page.iter("figcaption"):
        caption.tag = "p"
        caption.set(WAS, CAPTION)
    for cell in page.iter("td", "th"):
        for child in list(cell.iterchildren("div", "p")) if len(cell) == 1 else ():
            child.drop_tag()
    for element in page.iter(*_TEXT):
        is_named = element.get("class") or element.get("id")
        if (
            is_named
            and len(element.text_content() if len(element) else element.text or "") >= PROSE
        ):
            names = (element.get(name, "") for name in (WAS, "class", "id"))
            element.set(WAS, " ".join(names))
            element.attrib.pop("class", None)
            element.attrib.pop("id", None)


def _flatten(element: HtmlElement, text: str) -> None:
    """Put `text` in the place of an element and all that is in it."""
    if element.getparent() is None:
        return  # it stood in another one, which is flat already
    words = element.text_content().strip()
    is_note = _NOTES(element) or (words.startswith("[") and words.endswith("]"))
    for child in list(element):
        element.remove(child)
    element.text = f"[{words.strip('[]')}]" if is_note and words else text
    element.drop_tag()


def _before(element: HtmlElement) -> str:
    """Return the text before an element in its paragraph, as far as the last piece goes."""
    previous = element.getprevious()
    if previous is not None:
        return previous.tail or (
            previous.text_content() if isinstance(previous, HtmlElement) else ""
        )
    parent = element.getparent()
    return "" if parent is None else parent.text or ""


def _marks(quotation: HtmlElement, language: str) -> tuple[str, str]:
    depth = sum(1 for each in quotation.iterancestors() if each.tag == "q")
    pair = _QUOTATION_MARKS.get(language.partition("-")[0].lower(), "“”")
    if depth % 2:
        pair = "‘’" if pair == "“”" else "“”"
    space = _FRENCH_SPACE if pair == "«»" and language.lower().startswith("fr") else ""
    return pair[0] + space, space + pair[1]


def _append(element: HtmlElement, text: str) -> None:
    """Add text at the end of an element."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def hide_joiners(page: HtmlElement) -> bool:
    """Put signs that the extraction keeps in the place of joiners; return whether it was done."""
    words = page.text_content()
    has_joiners = any(map(words.__contains__, _STAND_INS))
    if not has_joiners or any(map(words.__contains__, _STAND_INS.values())):
        return False
    signs = str.maketrans(_STAND_INS)
    for element in page.iter():
        element.text = element.text and element.text.translate(signs)
        element.tail = element.tail and element.tail.translate(signs)
    return True


def with_joiners(text: str) -> str:
    """Return a text with joiners again."""
    for joiner, sign in _STAND_INS.items():
        text = text.replace(sign, joiner)
    return text
