"""The report as Markdown: what people wrote reads as they wrote it, and does nothing."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from articles.reports import render_markdown
from articles.reports.data.as_markdown import escaped
from tests.reports.made import a_claim, a_report, a_source, a_verdict, full_of

SYNTAXES = [
    MarkdownIt("commonmark"),
    MarkdownIt("commonmark", {"linkify": False}).enable(["table", "strikethrough"]),
]
MARKS = "`*_[]<>&|~$#+-=.:()!\\/ \n\t0123456789abcwww"


class Text(HTMLParser):
    """The words that a browser would show, and the tags around them."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.tags = "", set[str]()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


def shown(markdown: str, syntax: MarkdownIt = SYNTAXES[0]) -> Text:
    text = Text()
    text.feed(syntax.render(markdown))
    return text


def blanks_aside(text: str) -> list[str]:
    return text.split()


@pytest.mark.parametrize("syntax", SYNTAXES, ids=["commonmark", "github"])
@settings(deadline=None)
@given(words=st.text(alphabet=st.sampled_from(MARKS), min_size=1))
def test_escaped_words_show_as_exactly_these_words(syntax, words):
    text = shown(escaped(words), syntax)

    assert blanks_aside(text.words) == blanks_aside(words)
    assert text.tags <= {"p", "br"}


@pytest.mark.parametrize(
    "words",
    [
        "1. first",
        "# no heading",
        "- no list",
        "> no quotation",
        "===",
        "***",
        "a | b\n- | -\n1 | 2",
        "[a](javascript:alert(1))",
        "![a](http://tracker.example/x.png)",
        "<script>alert(1)</script>",
        "&lt;b&gt; &copy;",
        "`code` ~~gone~~ $x$",
        "[1]: http://a.example",
        "trailing \\",
    ],
)
def test_no_words_become_markup(words):
    for syntax in SYNTAXES:
        text = shown(escaped(words), syntax)
        assert blanks_aside(text.words) == blanks_aside(words)
        assert text.tags <= {"p", "br"}


def test_a_line_end_stays_a_line_end():
    assert shown(escaped("one\ntwo")).tags == {"p", "br"}


def test_each_claim_is_marked_where_its_words_end_and_leads_to_what_is_said_of_it():
    report = a_report(claims=(a_claim(1, "opened in 2019", verdicts=(a_verdict("It did not."),)),))

    written = render_markdown(report)

    assert "The bridge opened in 2019 [[1]](#claim-1). Nobody counted." in written
    assert '### <a id="claim-1"></a>1. ✕ False' in written
    assert "It did not." in written


def test_the_whole_text_is_there():
    text = "One.\nTwo.\n\nThree  has blanks.\n\n\n“Four.”"

    words = shown(render_markdown(a_report(text))).words

    assert re.sub(r"\s+", " ", text) in re.sub(r"\s+", " ", words)


def test_of_a_restricted_source_only_the_public_description_is_there():
    hidden = a_source(
        title="Secret memo",
        public_description="A document",
        withheld=True,
    )
    written = render_markdown(a_report(sources=(hidden,)))

    assert "A document" in written
    assert "Secret" not in written
    assert "example.com" not in written


def test_a_report_full_of_markup_stays_text():
    words = "<img src=x onerror=alert(1)> [x](javascript:alert(1)) `*_#"

    text = shown(render_markdown(full_of(words)))

    assert text.tags <= {"h1", "h2", "h3", "p", "a", "br", "blockquote", "ul", "li", "code", "hr"}
    assert words in text.words
