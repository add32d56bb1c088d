from datetime import date

import pytest

from articles.importing import AnnotationKind
from articles.importing.files import read_markdown
from articles.refusals import Refused

FULL = """\
---
title: "The bridge: too dear"
author: [Jane Doe, John Roe]
publisher: The Cradle
date: 2025-02-25
lang: en
---

# The bridge: too dear

The **bridge** cost [4.5 *million* euros](https://example.com/a?b=c&d=e).[^1] Nobody
knew `why`, <b>they</b> said ~~never~~.

- one
- two
    1. three

| Cost | Year |
|------|------|
| 4.5  | 2019 |

> It is safe.

See <https://example.org/>, [above](#up) and ![a picture](x.png).

<p>Raw <a href="https://example.net/">words</a><br>here</p><script>no()</script>

[^1]: The [census](https://example.com/census), page 4.
"""


def test_markdown_becomes_plain_text_with_links_and_footnotes_as_annotations():
    draft = read_markdown(FULL)

    assert draft.text == (
        "The bridge cost 4.5 million euros. Nobody knew why, they said never.\n\n"
        "one\n\ntwo\n\nthree\n\nCost\tYear\n4.5\t2019\n\nIt is safe.\n\n"
        "See https://example.org/, above and .\n\nRaw words\nhere"
    )
    assert [(a.kind, draft.text[a.start : a.end], a.urls) for a in draft.annotations] == [
        (AnnotationKind.LINK, "4.5 million euros", ("https://example.com/a?b=c&d=e",)),
        (AnnotationKind.FOOTNOTE, "euros.", ("https://example.com/census",)),
        (AnnotationKind.LINK, "https://example.org/", ("https://example.org/",)),
        (AnnotationKind.LINK, "words", ("https://example.net/",)),
    ]
    assert draft.annotations[1].text == "The census, page 4."


def test_front_matter_fills_the_fields_of_the_draft():
    draft = read_markdown(FULL)

    assert (draft.title, draft.byline) == ("The bridge: too dear", "Jane Doe, John Roe")
    assert (draft.publisher, draft.published_on, draft.language) == (
        "The Cradle",
        date(2025, 2, 25),
        "en",
    )


def test_the_first_heading_is_the_title_without_front_matter():
    draft = read_markdown("# A bridge\n\nBy Jane Doe\n\nIt cost a lot.\n\n# Later\n\nMore.")

    assert (draft.title, draft.byline) == ("A bridge", "Jane Doe")
    assert draft.text == "It cost a lot.\n\nLater\n\nMore."


@pytest.mark.parametrize(
    "front",
    ["a: [", "&a [*a, *a]", "- 1\n- 2", "title: {name: }", "a: &a [x]\nb: *a"],
    ids=["broken", "in a circle", "a list", "a map", "an alias"],
)
def test_invalid_or_empty_front_matter_is_ignored(front):
    assert read_markdown(f"---\n{front}\n---\n\nIt cost a lot.").text == "It cost a lot."


@pytest.mark.parametrize("source", ["", "---\ntitle: x\n---\n", "![](a.png)", "<!-- no -->"])
def test_a_file_without_text_is_refused_with_a_reason(source):
    with pytest.raises(Refused, match="no text"):
        read_markdown(source)


@pytest.mark.parametrize("depth", [30, 90])
def test_deeply_nested_text_is_kept(depth):
    assert "deep" in read_markdown("> " * depth + "deep down").text
