"""The Word file has a comment on each claim and a footnote for each citation, and our own import
finds them on the same text."""

import io
import zipfile
from collections.abc import Iterable
from dataclasses import replace

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from articles.importing import Annotation, AnnotationKind, CitedInComment
from articles.reports import FORMATS, Claim, Rendering, Report, Statement, Term, in_rendering
from articles.reports.content.annotate import BLANK_LINES
from articles.reports.word.as_docx import render_docx
from articles.text import split
from articles.text.sentences import normalise
from tests.importing.documents import read_word
from tests.reports.made import (
    CUT,
    SIGNED,
    a_citation,
    a_claim,
    a_query,
    a_report,
    a_sign_off,
    a_source,
    a_verdict,
    an_event,
    full_of,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SENTENCES = [
    "Minister Jane Doe said that the bridge cost 4.5 million euros.",
    "“It is safe,” she said.",
    "  Nobody\thas counted the cars,\u00a0it seems…",
    "قال الوزير إن الجسر آمن.",
    "השר אמר: „הגשר בטוח”.",
    "部長表示，這座橋花費了四億五千萬。",
    "“橋是安全的。”",
    "Cafe\u0301 😀 is <b>no</b> &amp; tag, =1+1.",
    "Then?",
]
LOCATORS = st.sampled_from(["", "p. 4", "12:30", "pp. 4-5, 8", "§ 3: on piers"])
EXCERPTS = st.sampled_from(["", "It cost “five”.", "One\ntwo", "[1] refutes, p. 4"])
NOTES = st.sampled_from(["", "See there.", "p. 9: “not this”"])
PAGES = [
    "https://www.example.com/",
    "https://www.example.com/Inc.",
    "https://de.wikipedia.org/wiki/Brücke_(Bau)?a=b&c=d#e",
    "https://www.example.org/a;b'c,d!",
]


@st.composite
def articles(draw: st.DrawFn) -> Report:
    """An article in several scripts, with claims on parts of its statements, and their sources."""
    sentences = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8))
    gaps = st.sampled_from([" ", "", "\n", "\n\n", "\n \n\n\n", " \n"])
    written = "".join(sentence + draw(gaps) for sentence in sentences).strip()
    text = normalise(written)
    statements = split(text, "en").statements
    places = st.sampled_from(statements).flatmap(
        lambda statement: st.tuples(
            st.integers(statement.start, statement.end), st.integers(statement.start, statement.end)
        )
    )
    spans = {tuple(sorted(pair)) for pair in draw(st.lists(places, max_size=5))}
    trimmed = sorted({_trimmed(text, span) for span in spans} - {None}, key=str)
    cited = st.lists(st.integers(1, len(PAGES)), max_size=3, unique=True)
    claims = [
        a_claim(
            number,
            text[slice(*span)],
            text,
            span=span,
            citations=tuple(
                replace(
                    a_citation(source=each),
                    locator=draw(LOCATORS),
                    excerpt=draw(EXCERPTS),
                    note=draw(NOTES),
                )
                for each in draw(cited)
            ),
        )
        for number, span in enumerate(sorted(filter(None, trimmed)), start=1)
    ]
    return a_report(
        text,
        claims=tuple(claims),
        statements=tuple(
            Statement(
                (statement.start, statement.end),
                Term(statement.kind, statement.kind),
                statement.quotations,
                (),
            )
            for statement in statements
        ),
        sources=tuple(a_source(n, url=url, captures=()) for n, url in enumerate(PAGES, start=1)),
    )


def _trimmed(text: str, span: tuple[int, ...]) -> tuple[int, int] | None:
    words = text[slice(*span)]
    start = span[0] + len(words) - len(words.lstrip())
    return (start, start + len(words.strip())) if words.strip() else None


def about(cited: CitedInComment) -> tuple[str, ...]:
    return (cited.stance, cited.locator, cited.excerpt, cited.note, cited.url)


def noted_words(data: bytes) -> list[str]:
    """Return the words with footnotes, read as if another program had made the file."""
    renamed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(renamed, "w") as package:
        for name in source.namelist():
            package.writestr(name, source.read(name).replace(b'"Factcheck ', b'"Another '))
    draft = read_word(renamed.getvalue())
    notes = (each for each in draft.annotations if each.kind is AnnotationKind.FOOTNOTE)
    return [draft.text[each.start : each.end] for each in notes]


def words_of(annotations: Iterable[Annotation], text: str) -> list[str]:
    return sorted(text[each.start : each.end] for each in annotations)


@given(articles())
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
def test_an_import_of_the_file_finds_each_claim_on_its_words_with_its_sources(report):
    before = report.revision.text

    draft = read_word(render_docx(report))

    assert (draft.title, draft.byline, draft.publisher) == ("The bridge", "Jane Doe", "The Paper")
    assert draft.published_on == report.article.published_on
    assert draft.text == BLANK_LINES.sub("\n\n", before)
    assert {each.claim: draft.text[each.start : each.end] for each in draft.annotations} == {
        claim.number: BLANK_LINES.sub("\n\n", claim.text) for claim in report.claims
    }
    assert {each.claim: list(map(about, each.citations)) for each in draft.annotations} == {
        claim.number: [
            (each.stance.key, each.locator, each.excerpt, each.note, PAGES[each.source - 1])
            for each in claim.citations
        ]
        for claim in report.claims
    }
    assert not any(each.changes for each in draft.annotations)
    assert "changed" not in draft.missing


@given(articles())
@settings(max_examples=5, suppress_health_check=[HealthCheck.too_slow])
def test_the_same_report_gives_the_same_bytes(report):
    assert render_docx(report) == render_docx(report)


def test_a_footnote_stays_with_its_sentence_without_a_space_between_sentences():
    text = "部長表示，這座橋花費了四億五千萬。“橋是安全的。”"
    claim = a_claim(1, "“橋是安全的。”", text, citations=(a_citation(),))

    data = render_docx(a_report(text, claims=(claim,), sources=(a_source(),)))

    (comment,) = read_word(data).annotations
    assert [each.url for each in comment.citations] == ["https://www.example.com/"]
    assert noted_words(data) == ["“橋是安全的。”"]


def remark(claim: Claim) -> str:
    report = a_report(claims=(claim,), sources=(a_source(), a_source(2)))
    (comment,) = Document(io.BytesIO(render_docx(report))).comments
    return comment.text


def test_a_comment_has_speaker_verdict_explanation_and_sources():
    verdict = a_verdict("It was 2018.", sign_offs=(a_sign_off("Too early.", agrees=False),))
    claim = a_claim(
        1,
        "2019",
        speakers=("Jane Doe",),
        state=SIGNED,
        signed_off_by="Ravi",
        verdicts=(verdict,),
        citations=(a_citation("p. 4"),),
        queries=(a_query("When?"),),
    )

    assert remark(claim).split("\n") == [
        "1. ✕ False",
        "Jane Doe",
        "It was 2018.",
        "[1] refutes, p. 4: “p. 4” p. 4",
        "Question to When?: When? Answer: When?",
        "Rosa, Feb. 25, 2025 · ✓ signed off by Ravi",
        "Ravi dissents: Too early.",
    ]


def test_a_comment_has_the_author_and_the_time_of_the_verdict():
    judged = a_claim(1, "2019", verdicts=(a_verdict(author="Rosa Reviewer"),))
    report = a_report(claims=(judged, a_claim(2, "Nobody")))

    first, second = Document(io.BytesIO(render_docx(report))).comments

    assert (first.author, first.initials, second.author) == ("Rosa Reviewer", "RR", "Edith")
    assert first.timestamp == judged.verdicts[0].at


def test_overlapping_claims_have_a_comment_each():
    report = a_report(
        claims=(a_claim(1, "The bridge opened in 2019."), a_claim(2, "bridge opened"))
    )

    draft = read_word(render_docx(report))

    assert [draft.text[each.start : each.end] for each in draft.annotations] == [
        "The bridge opened in 2019.",
        "bridge opened",
    ]


def test_sources_method_and_history_follow_the_text():
    claim = a_claim(1, "2019", verdicts=(a_verdict(),), citations=(a_citation(),))
    cut = a_claim(None, "Nobody counted", state=CUT)
    report = a_report(claims=(claim, cut), sources=(a_source(),), events=(an_event("Flagged"),))

    shown = [each.text for each in Document(io.BytesIO(render_docx(report))).paragraphs]

    for words in (
        "✕ 1 False",
        "Sources",
        "[1] A page, A page, A page",
        "Method and scale",
        "✕ False What is said is wrong.",
        "Claims cut",
        "Nobody counted",
        "History",
        "Feb. 25, 2025, 9:14 a.m. UTC Flagged, Flagged. Flagged",
    ):
        assert words in shown


def test_an_import_leaves_out_paragraphs_about_the_text_and_says_so():
    draft = read_word(render_docx(a_report(sources=(a_source(),), events=(an_event(),))))

    assert draft.text == a_report().revision.text
    assert draft.missing.startswith("The parts that an export adds to the text")


@pytest.mark.parametrize(
    ("text", "is_rtl"), [("הגשר בטוח, said he.", True), ("He said הגשר בטוח.", False)]
)
def test_paragraphs_of_right_to_left_scripts_are_marked(text, is_rtl):
    paragraph = next(
        each
        for each in Document(io.BytesIO(render_docx(a_report(text)))).paragraphs
        if each.text == text
    )

    assert bool(paragraph._p.findall(f"{W}pPr/{W}bidi")) is is_rtl


def test_control_characters_are_shown_as_pictures_of_themselves():
    report = in_rendering(full_of("a\x07b\x0b\x7f\ufffe"), Rendering.PUBLIC)

    document = Document(io.BytesIO(render_docx(report)))

    assert document.paragraphs[0].text == "a␇b␋␡�"
    assert document.core_properties.title == "a␇b␋␡�"
    assert "a␇b␋␡�" in next(iter(document.comments)).text


def test_a_withheld_source_has_only_its_public_description():
    source = a_source(
        title="Secret title",
        url="https://secret.example/",
        visibility=Term("restricted", "restricted"),
        public_description="A civil servant",
    )
    claim = a_claim(1, "2019", citations=(a_citation("Secret words"),))
    report = a_report(claims=(claim,), sources=(source,))

    for rendering in Rendering:
        document = FORMATS["docx"].rendered(report, rendering)
        with zipfile.ZipFile(io.BytesIO(document)) as package:
            content = b"".join(package.read(name) for name in package.namelist()).decode(
                errors="replace"
            )
        assert "A civil servant" in content
        assert ("ecret" in content) is (rendering is Rendering.LEGAL)
        assert ("not for publication" in content) is (rendering is Rendering.LEGAL)


def test_a_very_long_title_and_byline_are_accepted():
    report = a_report()
    long = "w" * 500
    report = replace(report, article=replace(report.article, title=long, byline=long))

    draft = read_word(render_docx(report))

    assert (draft.title, draft.text) == (long, report.revision.text)


def test_each_part_is_valid_xml_and_every_relationship_has_a_target():
    report = replace(full_of("words"), sources=(a_source(), a_source(2)))

    with zipfile.ZipFile(io.BytesIO(render_docx(report))) as package:
        names = set(package.namelist())
        for name in names:
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        links = etree.fromstring(package.read("word/_rels/footnotes.xml.rels"))
    assert {link.get("Target") for link in links} == {"https://www.example.com/"}
    assert "docProps/thumbnail.jpeg" not in names
