"""The paragraphs of a page keep what they are, and what stands beside the article is kept apart."""

import pytest

from articles.reading.document import Beside, Role
from articles.reading.html import read_html

AT = "https://paper.example/ferry"
FIRST = (
    "The harbour council voted on Tuesday to close the northern ferry terminal for eleven months."
)
LAST = "The work is to be paid for with a loan that the council took out in 2019 and has not used since."


def read(inside: str, *, before: str = "", after: str = "", around: str = ""):
    body = f"<article><h1>Ferry closes</h1>{before}<div><p>{FIRST}</p><p>{FIRST[::-1]}</p>{inside}"
    page = f"<html><head><title>Ferry closes</title></head><body>{body}<p>{LAST}</p></div>{after}</article>"
    return read_html(f"{page}{around}</body></html>".encode(), content_type="", url=AT)


def roles_of(inside: str, **parts: str) -> list[tuple[str, Role]]:
    """What stands in the article beside the three paragraphs and the headline."""
    document = read(inside, **parts)
    pairs = [(document.text[each.start : each.end], each.role) for each in document.paragraphs]
    known = {FIRST, FIRST[::-1], LAST, "Ferry closes"}
    assert [text for text, _role in pairs if text in known][-3:] == [FIRST, FIRST[::-1], LAST]
    return [(text, role) for text, role in pairs if text not in known]


ROLES = {
    "heading": ("<h2>The costs</h2>", [("The costs", Role.HEADING)]),
    "heading of a lower rank": ("<h5>The costs</h5>", [("The costs", Role.HEADING)]),
    "list": (
        "<ul><li>One ferry less</li><li>Two <b>boats</b> more</li></ul>",
        [("One ferry less", Role.LIST_ITEM), ("Two boats more", Role.LIST_ITEM)],
    ),
    "numbered list": ("<ol><li>One ferry less</li></ol>", [("One ferry less", Role.LIST_ITEM)]),
    "list with paragraphs": (
        "<ul><li><p>One ferry less</p></li></ul>",
        [("One ferry less", Role.LIST_ITEM)],
    ),
    "caption": (
        "<figure><img src=a.jpg><figcaption>The terminal in March.</figcaption></figure>",
        [("The terminal in March.", Role.CAPTION)],
    ),
    "caption by name": (
        '<div class="widget"><img src=a.jpg><div class="image-caption">The terminal</div></div>',
        [("The terminal", Role.CAPTION)],
    ),
    "caption of a wiki": (
        "<div class=thumb><div class=thumbcaption><div class=magnify><a href=b></a></div>The pier</div></div>",
        [("The pier", Role.CAPTION)],
    ),
    "table": (
        "<table><tr><th>Year</th><th>Toll</th></tr><tr><td>2019</td><td>4.2 million</td></tr></table>",
        [("Year\tToll\n2019\t4.2 million", Role.TABLE)],
    ),
    "table with paragraphs": (
        "<table><tr><td><p>2019</p></td><td><div>5 | 6</div></td></tr><tr><td>2020</td><td>7</td></tr></table>",
        [("2019\t5 | 6\n2020\t7", Role.TABLE)],
    ),
    "quotation": (
        "<blockquote><p>We shall stay here for ever.</p></blockquote>",
        [("We shall stay here for ever.", Role.QUOTATION)],
    ),
    "quotation without paragraphs": (
        "<blockquote>We shall stay here for ever.</blockquote>",
        [("We shall stay here for ever.", Role.QUOTATION)],
    ),
    "byline": ('<p class="byline">By Jane Doe</p>', [("By Jane Doe", Role.BYLINE)]),
    "byline by its words": ("<p>By Jane Doe</p>", [("By Jane Doe", Role.BYLINE)]),
    "no byline": (
        '<p class="byline">By Friday, the council wants to have an answer.</p>',
        [("By Friday, the council wants to have an answer.", Role.PARAGRAPH)],
    ),
    "dateline": (
        '<div class="timestamp">Orrin, 5 March 2026</div>',
        [("Orrin, 5 March 2026", Role.DATELINE)],
    ),
    "correction": (
        "<p>Correction: The terminal closes for eleven months, not twelve.</p>",
        [("Correction: The terminal closes for eleven months, not twelve.", Role.NOTE)],
    ),
    "footnotes": (
        '<div class="footnotes"><p>See the minutes of the council.</p></div>',
        [("See the minutes of the council.", Role.NOTE)],
    ),
    "a dialogue is no list": (
        "<p>- Nobody asked us.</p>",
        [("- Nobody asked us.", Role.PARAGRAPH)],
    ),
}


@pytest.mark.parametrize(("inside", "roles"), ROLES.values(), ids=ROLES)
def test_a_paragraph_keeps_its_role(inside, roles):
    assert roles_of(inside) == roles


STANDFIRST = "The council closes the terminal for longer than anybody on the island expected."


@pytest.mark.parametrize("name", ["standfirst", "perex", "bajada", "article__deck", "subtitle"])
def test_a_standfirst_above_the_text_is_part_of_it(name):
    before = f'<div class="{name}">{STANDFIRST}</div>'

    assert roles_of("", before=before) == [(STANDFIRST, Role.PARAGRAPH)]


@pytest.mark.parametrize(
    "note",
    [
        "An earlier version of this article gave the wrong day of the vote.",
        "Clarification: the council has eleven members.",
        "Korrektur: In einer früheren Fassung stand ein falscher Tag.",
    ],
)
def test_a_note_of_correction_below_the_text_is_part_of_it(note):
    assert roles_of("", after=f'<div class="bottom"><p>{note}</p></div>') == [(note, Role.NOTE)]


BESIDE = {
    "comment": (
        '<section class="comments"><p>I do not believe a word of it.</p></section>',
        ("I do not believe a word of it.", Beside.COMMENT),
    ),
    "related": (
        '<aside class="related"><p>Whales were seen off the island of Varga.</p></aside>',
        ("Whales were seen off the island of Varga.", Beside.RELATED),
    ),
    "menu": (
        "<nav><ul><li>All about ferries</li></ul></nav>",
        ("All about ferries", Beside.RELATED),
    ),
    "caption": (
        "<figure><figcaption>A ferry of another line.</figcaption></figure>",
        ("A ferry of another line.", Beside.CAPTION),
    ),
    "correction": (
        "<p>Correction: yesterday's map was wrong.</p>",
        ("Correction: yesterday's map was wrong.", Beside.CORRECTION),
    ),
    "other": (
        "<div>Printed on the island since 1911.</div>",
        ("Printed on the island since 1911.", Beside.OTHER),
    ),
}


@pytest.mark.parametrize(("around", "kept"), BESIDE.values(), ids=BESIDE)
def test_what_stands_beside_the_article_is_kept_apart(around, kept):
    document = read("", around=around)

    assert kept in [(each.text, each.kind) for each in document.elsewhere]
    assert kept[0] not in document.text


def test_nothing_of_the_article_is_kept_twice():
    document = read("<h2>The costs</h2><ul><li>One ferry less</li></ul>")

    assert not {each.text for each in document.elsewhere} & set(document.text.split("\n\n"))


def test_links_keep_their_words_in_lists_and_tables():
    inside = (
        '<ul><li>See <a href="/a">the minutes</a></li></ul><table><tr><td>2019</td><td>a <a href="/b">big</a>'
        " sum</td></tr><tr><td>2020</td><td>more</td></tr></table>"
    )
    page = f"<html><body><article><p>{FIRST}</p>{inside}<p>{LAST}</p></article></body></html>"

    document = read_html(page.encode(), content_type="", url=AT, links=True)

    assert [document.text[each.start : each.end] for each in document.annotations] == [
        "the minutes",
        "big",
    ]
