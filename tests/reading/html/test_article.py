"""The text of an article: no word of it vanishes, nothing hidden comes in, signs keep their meaning."""

import pytest

from articles.reading.html import read_html

FIRST = (
    "The harbour council voted on Tuesday to close the northern ferry terminal for eleven months while"
    " engineers replace its pilings."
)
LAST = "The work is to be paid for with a loan that the council took out in 2019 and has not used since."
AT = "https://www.orrinpost.com/harbour/ferry"


def read(inside: str, *, around: str = "", lang: str = "en", links: bool = False):
    article = f"<article><h1>Ferry closes</h1><p>{FIRST}</p><p>{FIRST[::-1]}</p>{inside}<p>{LAST}</p></article>"
    page = f'<html lang="{lang}"><head><title>Ferry closes</title></head><body>{around}{article}</body></html>'
    return read_html(page.encode(), content_type="text/html; charset=utf-8", url=AT, links=links)


def between(inside: str, *, lang: str = "en") -> str:
    """Return the paragraphs of the text that stand for `inside`."""
    lines = read(inside, lang=lang).text.split("\n\n")
    return "\n".join(lines[lines.index(FIRST[::-1]) + 1 : lines.index(LAST)])


KEPT = {
    "time": (
        "<p>They met <time datetime='2026-03-03'>on Tuesday</time> and in May.</p>",
        "They met on Tuesday and in May.",
    ),
    "time in a list": (
        "<ul><li><time>1961</time> The terminal opens.</li></ul>",
        "1961 The terminal opens.",
    ),
    "definition": (
        "<p>A <dfn>piling</dfn> is a <abbr title='x'>post</abbr> in water.</p>",
        "A piling is a post in water.",
    ),
    "marked": (
        "<p>It is <mark>not</mark> safe, <ins>he said</ins>, <var>x</var> times.</p>",
        "It is not safe, he said, x times.",
    ),
    "small and big": (
        "<p>It is <small>hardly</small> <big>ever</big> so.</p>",
        "It is hardly ever so.",
    ),
    "in other hands": (
        "<p>It is <bdi>أحمد</bdi> who knew, <data value=3>three</data> of them.</p>",
        "It is أحمد who knew, three of them.",
    ),
    "quotation": (
        "<p>She said <q>the pilings are gone</q> before.</p>",
        "She said “the pilings are gone” before.",
    ),
    "quotation in one": (
        "<p><q>He said <q>no</q> to me</q>, she said.</p>",
        "“He said ‘no’ to me”, she said.",
    ),
    "quotation with elements": (
        "<p><q>It is <em>gone</em></q>, she said.</p>",
        "“It is gone”, she said.",
    ),
    "power": ("<p>It holds 10<sup>6</sup> litres.</p>", "It holds 10⁶ litres."),
    "negative power": ("<p>It is 10<sup>−3</sup> metres.</p>", "It is 10⁻³ metres."),
    "unit": ("<p>An area of 12 km<sup>2</sup> in all.</p>", "An area of 12 km² in all."),
    "ordinal": ("<p>On the 3<sup>rd</sup> of May.</p>", "On the 3rd of May."),
    "note": (
        "<p>It holds water.<sup><a href='#n1'>1</a></sup> It leaks.</p>",
        "It holds water.[1] It leaks.",
    ),
    "note in brackets": ("<p>It holds water.<sup>[12]</sup></p>", "It holds water.[12]"),
    "note on a word": ("<p>The council<sup>3</sup> met.</p>", "The council[3] met."),
    "pull quote": (
        "<figure class='quote'><blockquote><p>Nobody listened.</p><cite>Jo Park</cite></blockquote></figure>",
        "Nobody listened.\nJo Park",
    ),
    "caption": (
        "<figure><img src=a.jpg><figcaption>The terminal in March, from the south side.</figcaption></figure>",
        "The terminal in March, from the south side.",
    ),
    "joiners": ("<p>می‌خواهم و ක්‍රි</p>", "می‌خواهم و ක්‍රි"),
    "a refrain": (
        "<p>We shall stay here.</p><p>They came at night.</p><p>We shall stay here.</p>",
        "We shall stay here.\nThey came at night.\nWe shall stay here.",
    ),
}


@pytest.mark.parametrize(("inside", "text"), KEPT.values(), ids=KEPT)
def test_no_word_of_the_article_vanishes(inside, text):
    assert between(inside) == text


@pytest.mark.parametrize(
    "name", ["meta-text", "share-text", "author-quote", "caption", "sidebar-lead", "related-p"]
)
def test_no_paragraph_vanishes_for_its_class(name):
    words = "These words stand in this paragraph of the article, and nowhere else."

    assert between(f'<p class="{name}">{words}</p>') == words


HIDDEN = {
    "template": "<template><p>Hidden words of a template that nobody sees.</p></template>",
    "hidden": "<p hidden>Hidden words that nobody sees on the page at all.</p>",
    "display none": "<p style='color: red; DISPLAY : none'>Hidden words that nobody sees on the page.</p>",
    "for screen readers": "<p><span class='sr-only'>Hidden label</span></p>",
    "visually hidden": "<p><span class='button visually-hidden'>Hidden label</span></p>",
    "a closed dialog": "<dialog><p>Hidden words of a dialog that nobody has opened.</p></dialog>",
}  # fmt: skip


@pytest.mark.parametrize("inside", HIDDEN.values(), ids=HIDDEN)
def test_nothing_hidden_comes_in(inside):
    assert "Hidden" not in read(inside).text


def test_the_article_is_read_not_the_notice_of_cookies():
    notice = (
        '<div id="cookie-banner" class="cookie-consent"><h2>We value your privacy</h2><p>We and our 842'
        " partners store and access information on a device, such as unique identifiers in cookies.</p></div>"
    )
    page = f"<html><body>{notice}<aside><h1>Ferry</h1><p>{FIRST}</p><p>{LAST}</p></aside></body></html>"

    text = read_html(page.encode(), content_type="text/html", url=AT).text

    assert FIRST in text
    assert LAST in text
    assert "partners" not in text


def test_an_article_about_cookies_is_an_article():
    about = f'<div class="cookie-story"><p>{FIRST}</p><p>{LAST}</p></div>'

    text = read_html(f"<html><body>{about}</body></html>".encode(), content_type="", url=AT).text

    assert FIRST in text


SHOWN_BY_SCRIPTS = {
    "body": '<body style="display:none">{}</body>',
    "body, hidden": "<body hidden>{}</body>",
    "the class of a body": '<body class="cookie-not-set screen-reader-text">{}</body>',
    "a wrapper": '<body><div style="display: none" id="page">{}</div><p>Wait</p></body>',
    "an article": "<body><article hidden>{}</article></body>",
}


@pytest.mark.parametrize("page", SHOWN_BY_SCRIPTS.values(), ids=SHOWN_BY_SCRIPTS)
def test_a_page_that_scripts_show_is_not_hidden(page):
    words = f"<p>{FIRST}</p><p>{LAST}</p>"

    text = read_html(f"<html>{page.format(words)}</html>".encode(), content_type="", url=AT).text

    assert text.split("\n\n")[:2] == [FIRST, LAST]


NAMED_LIKE_A_NOTICE = {
    "a recipe": (
        "cookie-recipe",
        "Take two cups of flour and an egg, and bake the cookies until noon.",
    ),
    "a trial": (
        "informed-consent",
        "Patients gave their consent before the trial of the drug began.",
    ),
    "a law": (
        "gdpr-story",
        "The GDPR has been law in the union since the spring of that year, it says.",
    ),
    "a fallback": ("object", "The words in an object stand for what it shows to all others here."),
    "a court": (
        "consent-decree",
        "The court lifted the decree, to which both of the sides had come late.",
    ),
}


@pytest.mark.parametrize(("name", "words"), NAMED_LIKE_A_NOTICE.values(), ids=NAMED_LIKE_A_NOTICE)
def test_a_part_that_is_only_named_like_a_notice_stays(name, words):
    tag = "object" if name == "object" else "div"

    assert between(f'<{tag} class="{name}"><p>{words}</p></{tag}>') == words


def test_struck_out_words_are_left_out_and_announced():
    document = read("<p>The toll was <s>12</s> 15 people, <del>he said</del> she said.</p>")

    assert "The toll was 15 people, she said." in " ".join(document.text.split())
    assert document.missing_text == "Struck-out text was left out: “12”, “he said”."


@pytest.mark.parametrize(
    ("lang", "quoted"),
    [
        ("en", "“So”"),
        ("de", "„So“"),
        ("de-AT", "„So“"),
        ("fr", "« So »"),
        ("ja", "「So」"),
        ("", "“So”"),
    ],
)
def test_quotation_marks_are_those_of_the_language(lang, quoted):
    assert (
        between("<p>Sie sagte <q>So</q> und ging.</p>", lang=lang)
        == f"Sie sagte {quoted} und ging."
    )


def test_a_link_keeps_its_place_beside_signs():
    document = read(
        '<p>It holds 10<sup>6</sup> <q>litres</q>, <a href="/report">as the report says</a>.</p>',
        links=True,
    )

    (link,) = document.annotations
    assert document.text[link.start : link.end] == "as the report says"


NAMES = "".join(
    f"<li><a href='/{name}'>{name}</a></li>" for name in ("Ann Lee", "Bo Hill", "Cy Marsh")
)


@pytest.mark.parametrize(
    ("announced", "text"),
    [
        ("Against it voted:", "Against it voted:\nAnn Lee\nBo Hill\nCy Marsh"),
        ("More on this:", "More on this:"),
        ("Three voted against it.", "Three voted against it."),
    ],
)
def test_a_list_of_links_is_a_menu_unless_a_colon_announces_it(announced, text):
    assert between(f"<p>{announced}</p><ul>{NAMES}</ul>") == text


def test_menus_and_advertisements_among_the_paragraphs_stay_out():
    inside = (
        '<div class="newsletter"><p>Sign up for our newsletter, which is sent each day of the week.</p></div>'
        '<aside class="related"><p>Whales were seen off Varga in the autumn of last year, it says.</p></aside>'
        "<form><p>Tell us what you think of this article, in a few words or in many.</p></form>"
    )

    assert between(inside) == ""
