"""A link to a passage opens the page there, in Chromium, and never at the same words elsewhere."""

import pytest

from articles import fetching
from articles.text.evidence import locate, text_fragment

FAR = '<div style="height: 4000px"></div>'
HEADS = "<table><tr><th>Line</th><th>Price</th></tr>"
NEWS = (
    "<p>The council of the town met on Monday evening and spoke for four hours, mostly of boats.</p>"
    * 3
)
EARLIER = "<p>“We will raise fares next year in all towns,” the union had said before the vote.</p>"
# name: (the page, whose right place has the id `here`; the words of the claim)
PAGES = {
    "a sentence": (
        '<p id="here">Nobody expects that the ferry will sail before the first of May this year.</p>',
        "the ferry will sail before the first of May this year",
    ),
    "two short paragraphs": (
        '<p id="here">We will pay.</p><p>All of it.</p>',
        "We will pay. All of it.",
    ),
    "the first words over a paragraph end": (
        '<p id="here">They agreed.</p><p>The council of the town will pay for the bridge and the road.</p>',
        "They agreed. The council of the town will pay for the bridge and the road.",
    ),
    "the last words over a paragraph end": (
        '<p id="here">The council of the town will pay for the bridge and the road.</p><p>It must.</p>',
        "The council of the town will pay for the bridge and the road. It must.",
    ),
    "heading and paragraph": (
        '<h2 id="here">No more night boats</h2><p>From May on no boat leaves after eleven at night.</p>',
        "No more night boats. From May on no boat leaves after eleven at night",
    ),
    "a line break": (
        '<p id="here">Roses for the mayor,<br>bread for the town,<br>and a boat for the rest of us.</p>',
        "Roses for the mayor, bread for the town, and a boat for the rest of us",
    ),
    "a list": (
        '<ul><li id="here">close the old bridge in May</li><li>build a new ferry terminal</li></ul>',
        "close the old bridge in May, build a new ferry terminal",
    ),
    "a table": (
        f'{HEADS}<tr id="here"><td>Harbour to Old Town return</td><td>three euros twenty</td></tr></table>',
        "Harbour to Old Town return three euros twenty",
    ),
    "narrow no-break blanks": (
        '<p id="here">Le maire a dépensé 4\u202f000\u202f000 euros pour le pont, dit-il.</p>',
        "Le maire a dépensé 4 000 000 euros pour le pont",
    ),
    "the same beginning earlier": (
        EARLIER
        + FAR
        + '<p id="here">“We will raise fares next year in all towns but ours,” he said.</p>',
        "We will raise fares next year in all towns but ours",
    ),
    "the same sentence earlier": (
        EARLIER
        + FAR
        + '<p id="here">The mayor said: “We will raise fares next year in all towns.”</p>',
        "The mayor said: We will raise fares next year in all towns",
    ),
    "the same short words earlier": (
        f'<p>“Not now,” said Lind.</p>{FAR}<p id="here">Then Starr answered: “Not now, not ever.”</p>',
        "Then Starr answered: Not now, not ever",
    ),
    "the end twice": (
        '<p id="here">The bridge is safe for all, and the road to the harbour is safe for all too.</p>',
        "The bridge is safe for all, and the road to the harbour is safe for all too",
    ),
}


def test_every_passage_is_opened_where_it_stands(open_browser, origin):
    page = open_browser(viewport={"width": 1000, "height": 700})
    missed = []
    for number, (name, (body, words)) in enumerate(PAGES.items()):
        html = f"<title>A page</title><article><h1>The town</h1>{NEWS}{FAR}{body}{FAR}</article>"
        text = fetching.read(html.encode(), content_type="text/html", name="page.html").text
        located = locate(words, text)
        assert located.parts, name
        origin.page(f"/{number}", html)
        span = located.parts[0].source
        page.goto(f"{origin.url(f'/{number}')}#:~:{text_fragment(text, span)}")
        page.wait_for_function("scrollY > 0 || document.readyState === 'complete'")
        top = page.evaluate("document.getElementById('here').getBoundingClientRect().top")
        if not 0 < top < 700:
            missed.append((name, round(top), text_fragment(text, span)))
    assert missed == []


@pytest.mark.parametrize("decoy", ["Not now", "We will pay"])
def test_the_same_words_elsewhere_on_the_page_get_words_before_them(decoy):
    text = f"The mayor spoke.\n\n{decoy}, he said."
    span = locate(f"{decoy}, he said", text).parts[0].source

    assert "-," not in text_fragment(text, span)
    assert text_fragment(text, span, beside=f"Comment: {decoy}, he said.").startswith(
        "text=The%20mayor%20spoke.-,"
    )
