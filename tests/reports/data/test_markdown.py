"""The Markdown shows texts of people unchanged, and none of them becomes markup."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from articles.reports import render_markdown
from articles.reports.data.as_markdown import escape_markdown
from tests.reports.made import a_claim, a_report, a_source, a_verdict, full_of

SYNTAXES = [
    MarkdownIt("commonmark"),
    MarkdownIt("commonmark", {"linkify": False}).enable(["table", "strikethrough"]),
]
MARKS = "`*_[]<>&|~$#+-=.:()!\\/ \n\t0123456789abcwww"


class Text(HTMLParser):
    """The text that a browser would show, and the tags in it."""

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
@given(words=st.text(alphabet=st.sampled_from(MARKS), min_size=1))
def test_escaped_text_is_shown_exactly(syntax, words):
    text = shown(escape_markdown(words), syntax)

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
def test_no_text_becomes_markup(words):
    for syntax in SYNTAXES:
        text = shown(escape_markdown(words), syntax)
        assert blanks_aside(text.words) == blanks_aside(words)
        assert text.tags <= {"p", "br"}


def test_a_line_break_stays_a_line_break():
    assert shown(escape_markdown("one\ntwo")).tags == {"p", "br"}


def test_each_claim_has_a_link_to_its_verdict_at_the_end_of_its_text():
    report = a_report(claims=(a_claim(1, "opened in 2019", verdicts=(a_verdict("It did not."),)),))

    written = render_markdown(report)

    assert "The bridge opened in 2019 [[1]](#claim-1). Nobody counted." in written
    assert '### <a id="claim-1"></a>1. ✕ False' in written
    assert "It did not." in written


def test_the_text_is_complete():
    text = "One.\nTwo.\n\nThree  has blanks.\n\n\n“Four.”"

    words = shown(render_markdown(a_report(text))).words

    assert re.sub(r"\s+", " ", text) in re.sub(r"\s+", " ", words)


def test_a_restricted_source_has_only_its_public_description():
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
