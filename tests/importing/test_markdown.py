from datetime import date

import pytest

from articles.importing import AnnotationKind
from articles.refusals import Refused
from tests.importing.documents import read_markdown

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
        "The bridge cost 4.5 million euros. Nobody knew why, they said.\n\n"
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
    assert draft.missing == (
        "Struck-out text was left out: “never”. 1 picture was not read. Described as: “a picture”."
    )


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("1986. A great storm came.", "1986. A great storm came."),
        ("1986. A storm came.\n\n1991. It closed.", "1986. A storm came.\n\n1991. It closed."),
        ("3. März war es. Dann nicht.", "3. März war es. Dann nicht."),
        ("1. Mai war es. Dann nicht.", "1. Mai war es. Dann nicht."),
        ("> 2019) It opened.\n> It closed.", "2019) It opened. It closed."),
        ("- one\n- two\n\n1986. A storm.", "one\n\ntwo\n\n1986. A storm."),
        ("1. One.\n2. Two.\n\n1986. A storm.", "1. One.\n\n2. Two.\n\n1986. A storm."),
        ("It began in\n\n1986.\n\nIt ended.", "It began in\n\n1986.\n\nIt ended."),
        ("1. One.\n2. Two.\n   1. Three.", "One.\n\nTwo.\n\nThree."),
        ("1. One.\n1. Two.\n1. Three.", "One.\n\nTwo.\n\nThree."),
        ("0. Zero.\n1. One.", "Zero.\n\nOne."),
    ],
)
def test_a_number_that_begins_a_paragraph_is_no_list_number(source, text):
    assert read_markdown(f"The terminal in dates.\n\n{source}").text == (
        f"The terminal in dates.\n\n{text}"
    )


@pytest.mark.parametrize(
    ("source", "text", "words"),
    [
        ("The toll was ~~12~~ 15 people.", "The toll was 15 people.", "12"),
        ("It cost <del>four</del> five euros.", "It cost five euros.", "four"),
        ("~~Twelve *or more*~~ Fifteen died.", "Fifteen died.", "Twelve or more"),
        ("They said <s>never</s>.", "They said.", "never"),
        ("It rained.\n\n~~It hailed.~~\n\nIt snowed.", "It rained.\n\nIt snowed.", "It hailed."),
        ("Of <strike>12</strike> 15<sup>th</sup> and 10<sup>6</sup>.", "Of 15th and 10⁶.", "12"),
    ],
)
def test_struck_text_is_left_out_and_announced(source, text, words):
    draft = read_markdown(source)

    assert (draft.text, draft.missing) == (text, f"Struck-out text was left out: “{words}”.")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("It was <s> 12 people.\n\nMore.", "It was  12 people.\n\nMore."),
        ("It was 10<sup>6 people.\n\nMore.", "It was 106 people.\n\nMore."),
        ("It was <s>12 <s>13</s> 14.\n\nMore.", "It was 14.\n\nMore."),
        ("<del>\n\nGone.\n\n</del>\n\nIt stays.\n\nMore.", "It stays.\n\nMore."),
    ],
)
def test_an_element_that_never_ends_changes_nothing(source, text):
    assert read_markdown(source).text == text


BLOCKS = {
    "YAML that ends with dots": "---\ntitle: A bridge\nauthor: Jane Doe\ndate: 2025-02-25\n...\n",
    "YAML with a colon in a value": (
        "---\ntitle: A bridge\nauthor: Jane Doe\ndate: 25 February 2025\nslug: a: b: c\n---\n"
    ),
    "TOML": '+++\ntitle = "A bridge"\nauthors = ["Jane Doe"]\ndate = 2025-02-25\n+++\n',
    "TOML with a time and parameters": (
        "+++\r\ntitle = 'A bridge'\r\ndate = 2025-02-25T10:00:00Z\r\n[params]\r\n"
        "author = 'Jane Doe'\r\n+++\r\n"
    ),
    "JSON": '{\n"title": "A bridge", "author": {"name": "Jane Doe"}, "date": "2025-02-25"\n}\n',
    "MultiMarkdown": "Title: A bridge\nAuthor: Jane Doe\nDate: February 25, 2025\n",
    "MultiMarkdown with other keys": (
        "title:  A\n    bridge\nCSS: a.css\nauthor: Jane Doe\ndate: 2025-02-25\nTags: a, b\n"
    ),
    "Pandoc": "% A bridge\n% Jane Doe\n% February 25, 2025\n",
    "Pandoc on several lines": "% A\n  bridge\n% Jane Doe\n%\n  2025-02-25\n",
}


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_metadata_is_read_in_every_form(block):
    draft = read_markdown(f"{block}\nIt cost a lot.\n\nMore than that.\n")

    assert draft.text == "It cost a lot.\n\nMore than that."
    assert (draft.title, draft.byline) == ("A bridge", "Jane Doe")
    assert draft.published_on == date(2025, 2, 25)


@pytest.mark.parametrize(
    "source",
    [
        "Berlin: The council voted on Tuesday.\nIt was late.\n\nMore.",
        "Date: nobody knows it\nThe council voted.\n\nMore.",
        "Status: The port is closed.\n\nMore.",
        "Source: nobody would say.\n\nMore.",
        "{not: json} is code.\n\nMore.",
        "100 % of them came.\n\nMore.",
        "+++ Breaking +++ The port is closed.\n\nMore.",
    ],
)
def test_a_text_that_only_looks_like_metadata_is_kept(source):
    assert read_markdown(source).text == source.replace(".\nIt", ". It").replace("\nThe", " The")


@pytest.mark.parametrize("fence", ["---", "+++"])
def test_text_between_two_lines_is_kept(fence):
    source = f"{fence}\n\nThe council: it voted: late.\n\nIt rained.\n\n{fence}\n\nMore of it."

    assert "The council: it voted: late.\n\nIt rained." in read_markdown(source).text


def test_one_sentence_with_a_colon_between_two_lines_is_kept():
    source = "---\n\nBerlin: The council voted.\n\nPort: It is closed.\n\n---\n\nMore of it."

    assert "Berlin: The council voted." in read_markdown(source).text


def test_lines_with_unknown_keys_stay_in_the_text():
    draft = read_markdown("Title: A bridge\nBerlin: The council voted.\n\nMore of it.")

    assert (draft.title, draft.text) == ("A bridge", "Berlin: The council voted.\n\nMore of it.")


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
    with pytest.raises(Refused, match=r"not read|No text|is empty"):
        read_markdown(source)


@pytest.mark.parametrize("depth", [30, 90])
def test_deeply_nested_text_is_kept(depth):
    assert "deep" in read_markdown("> " * depth + "deep down").text
