"""Comments, links and notes of a .docx file cover the words that Word shows them on."""

from io import BytesIO

import docx as python_docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importing import AnnotationKind, Draft
from articles.text.sentences import normalise
from tests.importing.documents import (
    comment,
    deleted,
    docx,
    ends,
    field,
    footnote,
    ins,
    note_mark,
    p,
    r,
    read_word,
    starts,
)

URL = "https://www.example.com/census"


def annotated(draft: Draft) -> list[tuple[str, str, tuple[str, ...]]]:
    """The annotations of a draft: their text, the words that they cover, their addresses."""
    return [(a.text, draft.text[a.start : a.end], a.urls) for a in draft.annotations]


@pytest.mark.parametrize(
    ("link", "links"),
    [
        (f'<w:hyperlink r:id="a">{r("the")}{r(" census")}</w:hyperlink>', {"a": URL}),
        (field(f' HYPERLINK "{URL}" ', r("the") + r(" census")), {}),
        (f"<w:fldSimple w:instr=' HYPERLINK {URL} '>{r('the census')}</w:fldSimple>", {}),
        (
            "".join(
                f'<w:hyperlink r:id="a">{r(part)}</w:hyperlink>' for part in ("the", " census")
            ),
            {"a": URL},
        ),
        (ins(f'<w:hyperlink r:id="a">{deleted("a")}{r("the census")}</w:hyperlink>'), {"a": URL}),
    ],
    ids=["relation", "field", "simple field", "cut in two", "inserted"],
)
def test_a_link_covers_its_words(link, links):
    draft = read_word(docx(p("They counted it in ", link, " of 2019."), links=links))

    assert draft.text == "They counted it in the census of 2019."
    assert annotated(draft) == [("", "the census", (URL,))]


def test_the_anchor_of_a_link_becomes_part_of_its_address():
    draft = read_word(docx(p(field(f'HYPERLINK "{URL}" \\l "top" \\o "Tip"', r("Here.")))))

    assert draft.annotations[0].urls == (f"{URL}#top",)


@pytest.mark.parametrize(
    "link",
    [
        '<w:hyperlink w:anchor="_Toc1"><w:r><w:t>Above.</w:t></w:r></w:hyperlink>',
        field(' HYPERLINK \\l "_Toc1" ', r("Above.")),
        deleted("Above."),
    ],
    ids=["anchor", "field", "deleted"],
)
def test_a_link_inside_the_document_is_left_out(link):
    assert read_word(docx(p("See it. ", link))).annotations == ()


def test_comments_cover_their_words_across_runs_and_paragraphs():
    body = p("It was ", starts(1), "built", ins(r(" in")), " 2019", ends(1), starts(2), ".")
    body += p("It ", "opened", ends(2), " late. ", ends(3))
    comments = comment(1, "Sure? See www.example.org/a.") + comment(2, "Two") + comment(3, "Point")
    draft = read_word(docx(body, comments=comments + comment(4, "Lost")))

    assert draft.text == "It was built in 2019.\n\nIt opened late."
    assert annotated(draft) == [
        ("Sure? See www.example.org/a.", "built in 2019", ("https://www.example.org/a",)),
        ("Two", ".\n\nIt opened", ()),
        ("Point", "late.", ()),
        ("Lost", "", ()),
    ]
    assert not draft.annotations[3].has_span
    assert draft.annotations[0].author == "Ed"


RUNS = st.lists(
    st.lists(
        st.tuples(
            st.text(st.sampled_from("abé\u0301😀ع "), min_size=1, max_size=6).filter(str.strip),
            st.sampled_from(["kept", "inserted", "deleted"]),
        ),
        min_size=1,
        max_size=5,
    ),
    min_size=1,
    max_size=4,
)


@given(RUNS, st.data())
def test_a_comment_covers_the_remaining_text_of_its_runs(paragraphs, data):
    runs = [(number, *run) for number, runs in enumerate(paragraphs) for run in runs]
    first = data.draw(st.integers(0, len(runs) - 1))
    last = data.draw(st.integers(first, len(runs) - 1))
    written = [""] * len(paragraphs)
    inside = [""] * len(paragraphs)
    shown = [""] * len(paragraphs)
    for at, (number, text, how) in enumerate(runs):
        run = {"kept": r, "deleted": deleted, "inserted": lambda words: ins(r(words))}[how](text)
        written[number] += starts(1) * (at == first) + run + ends(1) * (at == last)
        shown[number] += text * (how != "deleted")
        inside[number] += text * (how != "deleted" and first <= at <= last)
    # A word at each end, so that nothing is a title, and nothing is stripped.
    body = p("One. Two.") + "".join(map(p, written)) + p("End.")

    draft = read_word(docx(body, comments=comment(1, "Hm")))

    kept = [words.strip() for words in shown if words.strip()]
    assert draft.text.split() == normalise("\n\n".join(["One. Two.", *kept, "End."])).split()
    (annotation,) = draft.annotations
    words = draft.text[annotation.start : annotation.end]
    if "".join(inside).strip() and "\u0301" not in "".join(shown):
        assert words.split() == "\n\n".join(inside).split()
    assert words.strip()


def test_a_comment_on_deleted_text_is_put_on_the_word_before_it():
    gone = f"<w:del w:id='7'>{starts(1)}<w:r><w:delText>bad </w:delText></w:r>{ends(1)}</w:del>"
    draft = read_word(docx(p("A ", gone, "bridge."), comments=comment(1, "Why?")))

    assert annotated(draft) == [("Why?", "A", ())]


def test_a_footnote_covers_the_word_before_its_mark():
    body = p("It cost 4.5 million.", note_mark(1), " Nobody knew.")
    body += p(note_mark(2), "Now they do.") + p("Gone", deleted("x"))
    link = f'<w:hyperlink r:id="n">{r("Census")}</w:hyperlink>'
    notes = footnote(1, link, ", and https://example.org/(b).") + footnote(2, "A letter.")
    draft = read_word(docx(body, footnotes=notes, note_links={"n": URL}))

    assert annotated(draft) == [
        ("Census, and https://example.org/(b).", "million.", (URL, "https://example.org/(b)")),
        ("A letter.", "Now", ()),
    ]
    assert {a.kind for a in draft.annotations} == {AnnotationKind.FOOTNOTE}


def test_a_title_with_a_comment_on_it_stays_in_the_text():
    titled = p(starts(1), "A bridge too dear", ends(1), properties="<w:pStyle w:val='Title'/>")
    styles = "<w:style w:styleId='Title'><w:name w:val='Title'/></w:style>"
    data = docx(titled + p("It cost."), styles=styles, comments=comment(1, "Flat"))
    draft = read_word(data)

    assert draft.title == "A bridge too dear"
    assert annotated(draft) == [("Flat", "A bridge too dear", ())]


def test_a_document_written_by_python_docx_is_read():
    document = python_docx.Document()
    document.add_heading("A bridge too dear", 0)
    paragraph = document.add_paragraph("The bridge ")
    runs = [paragraph.add_run("cost "), paragraph.add_run("4.5 million")]
    paragraph.add_run(" euros.")
    document.add_comment(runs, text="Who says so?\nAnd when?", author="Ed", initials="E")
    document.add_paragraph("A point", style="List Bullet")
    file = BytesIO()
    document.save(file)
    draft = read_word(file.getvalue())

    assert draft.title == "A bridge too dear"
    assert draft.text == "The bridge cost 4.5 million euros.\n\nA point"
    assert annotated(draft) == [("Who says so?\n\nAnd when?", "cost 4.5 million", ())]
