"""What stands between a reader and the article: a robot check, a login, a paywall, an empty shell."""

import re
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from articles.reading.document import Wall
from articles.reading.html.page_elements import PageElements

SHORT = 600  # characters; what stands in the way of an article is shorter than one
PROSE = 80  # characters of a paragraph
FEWEST = 2  # paragraphs of an article; with one, it may be what a robot check says

_ROBOT = re.compile(
    r"(?:are|you'?re|you are|i am|i'm) (?:not )?a robot|verify (?:that )?you(?:'re| are) (?:a )?human"
    r"|unusual (?:activity|traffic)|checking (?:your browser|if the site connection)|captcha"
    r"|automated (?:access|requests)|security (?:check|verification)"
    r"|access (?:to this page )?(?:has been )?denied"
    r"|press (?:and|&) hold|kein roboter|ungewöhnliche[nr]? (?:aktivität|datenverkehr)|pas un robot"
    r"|no (?:soy|eres) un robot|non sono un robot|ddos protection|enable javascript and cookies to continue",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"\b(?:log|sign) ?in\b|\blogin\b|anmelden|einloggen|connectez-vous|se connecter|iniciar sesión"
    r"|accedi\b|entrar\b|inloggen|تسجيل الدخول",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"before you continue|consent|cookies?\b|bevor sie (?:zu|fortfahren)|zustimm|einwillig|consentement"
    r"|accepter|consentimiento|aceptar",
    re.IGNORECASE,
)
_BROWSER = re.compile(
    r"(?:enable|activate|requires?|need|turn on)[\w\s]{0,30}javascript|javascript[\w\s,]{0,30}"
    r"(?:enable|required|disabled|aktivier|activ)",
    re.IGNORECASE,
)
_UNSEEN = ("script", "style", "noscript")
_PASSWORD = etree.XPath("boolean(//input[@type='password'])")
_SHELL = etree.XPath(
    "boolean(//*[@id='root' or @id='app' or @id='__next' or @id='___gatsby' or @id='__nuxt'][not(*)])"
)
_SCRIPT = etree.XPath("boolean(//script[@src])")
_FREE = "isAccessibleForFree"
_LOCKED = {"locked", "metered", "premium", "paid", "paywall"}
_TIERS = ("article:content_tier", "content_tier", "cxenseparse:pageclass", "og:content_tier")


def wall_in(elements: PageElements, *, is_free: str) -> Wall:
    """Return what a page shows instead of its article, or of all of it.

    Only a short page is a wall: articles write of robots, logins and cookies too. `is_free` is
    "false" if JSON-LD says so. The page must still have its scripts and forms.
    """
    page = elements.page
    if _paragraphs(page) < FEWEST:
        words = _visible_words(page)
        if len(words) <= SHORT and (wall := _instead(page, words)):
            return wall
    return Wall.BEGINNING if _is_not_free(elements, is_free) else Wall.NONE


def _visible_words(page: HtmlElement) -> str:
    """Return the words of the body that are not in scripts; of a long page, with those in scripts."""
    body = page.find("body")
    if body is None:
        return ""
    everything = body.text_content()
    unseen = (each.text_content() for each in body.iter(*_UNSEEN))
    if _letters(everything) - sum(map(_letters, unseen)) > SHORT:
        return everything
    pieces = (
        text
        for each in body.iter()
        for text in (
            each.text if each.tag not in _UNSEEN else "",
            each.tail if each is not body else "",
        )
        if text and not any(around.tag in _UNSEEN for around in each.iterancestors())
    )
    return " ".join(" ".join(pieces).split())


def _letters(text: str) -> int:
    return len("".join(text.split()))


def _paragraphs(page: HtmlElement) -> int:
    """Return the number of paragraphs that do not ask for anything, `FEWEST` at the most."""
    texts = (" ".join(each.text_content().split()) for each in page.iter("p"))
    own = (text for text in texts if len(text) >= PROSE and not _CONSENT.search(text))
    return len(list(islice(own, FEWEST)))


def _instead(page: HtmlElement, words: str) -> Wall:
    titled = f"{page.xpath('string(//title)')} {words}"
    if _ROBOT.search(titled):
        return Wall.ROBOT
    if _PASSWORD(page) and _LOGIN.search(titled):
        return Wall.LOGIN
    if len(_CONSENT.findall(titled)) > 1 and not _paragraphs(page):
        return Wall.CONSENT
    is_shell = _SHELL(page) or _BROWSER.search(str(page.xpath("string(//body)")))
    is_shell = is_shell or (not words and _SCRIPT(page))
    return Wall.SHELL if is_shell else Wall.NONE


def _is_not_free(elements: PageElements, is_free: str) -> bool:
    tiers = {
        (each.get("property") or each.get("name") or "").lower(): each.get("content", "").lower()
        for each in elements.page.iter("meta")
    }
    is_locked = any(tiers.get(name) in _LOCKED for name in _TIERS)
    is_stated = any(
        each.get("itemprop") == _FREE and each.get("content", "").strip().lower().endswith("false")
        for each in elements.with_words(_FREE.lower())
    )
    return is_locked or is_stated or is_free == "false"
