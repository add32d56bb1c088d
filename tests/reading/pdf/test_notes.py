"""Footnotes are kept apart from the text, on the words that refer to them."""

from articles.reading.document import Role
from articles.reading.pdf.notes import without_notes
from articles.reading.pdf.page import Line
from articles.reading.pdf.paragraphs import add_notes, paragraphs_of_pages
from tests.reading.pdf.lines import line, page

BODY = (
    "The mayor told all the traders of the port about it. Nobody had been there\n"
    "before. The basin holds ten litres, and the council\nvoted to close"
)
NEXT = "the terminal for months, as the port said."


def texts(*pages: list[Line]) -> list[tuple[Role, str]]:
    bodies, notes = without_notes(pages)
    blocks = paragraphs_of_pages(bodies)
    add_notes(blocks, ((note.page, note.lines) for note in notes if not note.is_cited))
    return [(block.role, block.text) for block in blocks]


def with_mark(lines: list[Line], word: str, mark: str) -> list[Line]:
    (marked,) = (each for line in lines for each in line.words if each.text == word)
    marked.mark = mark
    return lines


def test_a_note_belongs_to_the_word_with_its_mark():
    body = with_mark(with_mark(page(BODY), "litres,", "1"), "close", "2,3")
    foot = [
        line("1 Minutes of the council, page", size=8, top=300),
        line("12 of them.", size=8, top=310),
        line("² The mayor.", size=8, top=320),
        line("3 The port.", size=8, top=330),
    ]

    (lines,), notes = without_notes([[*body, *foot]])

    assert lines == body
    assert [" ".join(each.text for each in note.lines) for note in notes] == [
        "Minutes of the council, page 12 of them.",
        "The mayor.",
        "The port.",
    ]
    words = {word.text: (word.mark, word.notes) for each in lines for word in each.words}
    assert (words["litres,"], words["close"]) == (("", [0]), ("", [1, 2]))


def test_a_mark_without_a_note_stays():
    body = with_mark(page(BODY), "litres,", "7")

    (lines,), notes = without_notes([[*body, line("1 Minutes of the council.", size=8, top=300)]])

    assert [word.mark for each in lines for word in each.words if word.mark] == ["7"]
    assert notes == []


def test_small_lines_in_the_middle_of_a_sentence_follow_its_paragraph():
    assert texts([*page(BODY), line("Photo: Jo Park", size=8, top=300)], page(NEXT)) == [
        (Role.PARAGRAPH, f"{BODY} {NEXT}".replace("\n", " ")),
        (Role.NOTE, "Photo: Jo Park"),
    ]


def test_small_lines_after_a_sentence_stay_as_they_are():
    lines = [*page("The basin holds ten litres."), line("12 ships were lost.", size=8, top=300)]

    assert without_notes([lines]) == ([lines], [])


def test_a_note_that_goes_on_on_the_next_page_is_one():
    first = [*with_mark(page(BODY), "litres,", "1"), line("1 Minutes of the", size=8, top=300)]
    second = [*page(NEXT), line("council.", size=8, top=300), line("2 The mayor.", size=8, top=310)]
    with_mark(second, "months,", "2")

    _bodies, notes = without_notes([first, second])

    assert [" ".join(each.text for each in note.lines) for note in notes] == [
        "Minutes of the council.",
        "The mayor.",
    ]
