"""Comments stand on their words through tracked changes, notes and replies."""

import pytest

from articles.reading.document import Document
from articles.reading.word import read_word
from tests.importing.documents import (
    NAMESPACES,
    comment,
    docx,
    ends,
    footnote,
    ins,
    note_mark,
    p,
    r,
    relations,
    starts,
    zipped,
)

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
END = '<w:commentRangeEnd w:id="1"/>'
REFERENCE = '<w:r><w:commentReference w:id="1"/></w:r>'


def tracked(*inside: str, kind: str = "del") -> str:
    return f"<w:{kind} w:id='8' w:author='E'>{''.join(inside)}</w:{kind}>"


def gone(text: str) -> str:
    return f"<w:r><w:delText>{text}</w:delText></w:r>"


def words(document: Document) -> list[tuple[str, str]]:
    return [(a.text, document.text[a.start : a.end]) for a in document.annotations]


@pytest.mark.parametrize(
    ("inside", "covered"),
    [
        ([tracked(starts(1), gone("12")), ins(r("15")), " people", END, REFERENCE, " died."],
         "15 people"),
        ([starts(1), "fifteen", tracked(gone(" bad"), END), REFERENCE, " people died."],
         "fifteen"),
        ([tracked(starts(1), r("15"), kind="ins"), tracked(gone(" x")), " people", ins(END),
          REFERENCE, " died."], "15 people"),
        ([tracked(gone("a"), starts(1)), "fifteen people", tracked(END, gone("b"), REFERENCE),
          " died."], "fifteen people"),
        ([starts(1), tracked(gone("12")), ins(r("15"), END), REFERENCE, " people died."], "15"),
        ([starts(1), "fifteen people", tracked(gone(" at sea"), REFERENCE), " died."],
         "fifteen people"),
        ([tracked(starts(1), gone("old"), END, kind="moveFrom"), "Fifteen ",
          tracked(starts(1), r("people"), END, kind="moveTo"), REFERENCE, " died."], "people"),
        ([starts(1), "fifteen ", tracked(r("men"), END, kind="moveTo"), " died ",
          tracked(starts(1), gone("men"), END, kind="moveFrom"), REFERENCE, "there."],
         "fifteen men"),
    ],
)  # fmt: skip
def test_a_range_may_begin_or_end_inside_a_tracked_change(inside, covered):
    document = read_word(docx(p("The toll: ", *inside), comments=comment(1, "Sure?")))

    assert words(document) == [("Sure?", covered)]


def test_a_range_may_begin_in_a_deleted_row_or_paragraph():
    row = f"<w:tr><w:trPr><w:del w:id='9'/></w:trPr><w:tc>{p(starts(1), 'gone')}</w:tc></w:tr>"
    body = f"<w:tbl>{row}</w:tbl>" + p("Fifteen people", END, REFERENCE, " died.")

    assert words(read_word(docx(body, comments=comment(1, "Sure?")))) == [
        ("Sure?", "Fifteen people")
    ]


@pytest.mark.parametrize("is_deleted", [False, True])
def test_a_comment_in_a_footnote_is_put_where_the_mark_of_the_note_is(is_deleted):
    mark = tracked(note_mark(1)) if is_deleted else note_mark(1)
    notes = footnote(1, "The letter, ", starts(1), "page 4", ends(1), ".")
    body = p("It cost 4.5 million.", mark, " Nobody knew.")
    document = read_word(docx(body, footnotes=notes, comments=comment(1, "Which letter?")))

    assert ("Which letter?", "million.") in words(document)
    assert (("The letter, page 4.", "million.") in words(document)) is not is_deleted


def threaded(key: int, text: str, author: str, paragraph: str, day: str) -> str:
    inside = f"<w:p {W14} w14:paraId='{paragraph}'>{r(text)}</w:p>"
    return f"<w:comment w:id='{key}' w:author='{author}' w:date='{day}'>{inside}</w:comment>"


def with_threads(body: str, comments: str, extended: str) -> bytes:
    document = f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>"
    kinds = [("comments", "comments.xml", ""), ("commentsExtended", "extended.xml", "")]
    main = relations([("officeDocument", "word/document.xml", "")])
    members = {
        "_rels/.rels": main,
        "word/document.xml": document,
        "word/_rels/document.xml.rels": relations(kinds),
        "word/comments.xml": f"<w:comments {NAMESPACES}>{comments}</w:comments>",
        "word/extended.xml": f"<w15:commentsEx {W15}>{extended}</w15:commentsEx>",
    }
    return zipped((name, text.encode()) for name, text in members.items())


def extended(paragraph: str, parent: str = "", *, done: int = 0) -> str:
    reply = f" w15:paraIdParent='{parent}'" if parent else ""
    return f"<w15:commentEx w15:paraId='{paragraph}'{reply} w15:done='{done}'/>"


def test_replies_follow_their_comment_with_dates_and_the_state_of_the_thread():
    body = p(starts(1), "Fifteen", ends(1), " people ", starts(3), "died", ends(3), ".")
    comments = (
        threaded(1, "Sure?", "Rosa", "0A", "2026-03-05T08:00:00Z")
        + threaded(3, "Where?", "Ed", "0C", "2026-03-06T09:30:00+01:00")
        + threaded(2, "Yes.", "Mara", "0B", "2026-03-07T10:00:00")
        + threaded(4, "Still sure?", "Rosa", "0D", "")
    )
    threads = extended("0A", done=1) + extended("0B", "0A") + extended("0C") + extended("0D", "0B")
    document = read_word(with_threads(body, comments, threads))

    assert words(document) == [
        ("Sure?", "Fifteen"),
        ("Yes.", "Fifteen"),
        ("Still sure?", "Fifteen"),
        ("Where?", "died"),
    ]
    assert [(a.author, a.written_at, a.is_reply, a.is_resolved) for a in document.annotations] == [
        ("Rosa", "2026-03-05T08:00:00+00:00", False, True),
        ("Mara", "2026-03-07T10:00:00", True, True),
        ("Rosa", "", True, True),
        ("Ed", "2026-03-06T09:30:00+01:00", False, False),
    ]


@pytest.mark.parametrize(
    "threads",
    [
        "",
        extended("0A", "0B") + extended("0B", "0A"),
        extended("0A", "0A"),
        extended("FF", "0A") + "<w15:other/>",
        extended("0A", "77") + extended("0B", "78"),
    ],
    ids=["none", "a circle", "itself", "an unknown comment", "unknown parents"],
)
def test_broken_threads_lose_no_comment(threads):
    comments = threaded(1, "Sure?", "Rosa", "0A", "yesterday") + threaded(2, "Yes.", "Ed", "0B", "")
    body = p(starts(1), starts(2), "Fifteen", ends(1), ends(2), " people died.")
    document = read_word(with_threads(body, comments, threads))

    assert sorted(words(document)) == [("Sure?", "Fifteen"), ("Yes.", "Fifteen")]


def test_a_comment_on_deleted_text_alone_is_put_on_the_word_before_it():
    body = p("The toll rose", tracked(starts(1), gone(" again"), END, REFERENCE), " at sea.")

    assert words(read_word(docx(body, comments=comment(1, "Sure?")))) == [("Sure?", "rose")]
