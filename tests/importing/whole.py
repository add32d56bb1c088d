"""A Word document with a comment, a link, a footnote and tracked changes."""

from tests.importing.documents import (
    comment,
    deleted,
    docx,
    ends,
    footnote,
    ins,
    note_mark,
    p,
    r,
    starts,
)

TITLE = "A bridge too dear"
COST = "Minister Jane Doe said that the bridge cost 4.5 million euros."
SAFE = "“It is safe for everybody in this city,” she said."
CARS = "Nobody has counted the cars."
CENSUS = "https://www.example.com/census"
LETTER = "https://www.example.org/letter"


def whole(census: str = CENSUS, letter: str = LETTER) -> bytes:
    """The document. `census` and `letter` are the addresses that it cites."""
    cost = p(
        "Minister Jane Doe said that the bridge cost ",
        deleted("five"),
        ins(r("4.5 million")),
        " euros.",
        note_mark(1),
        " “It is ",
        f'<w:hyperlink r:id="a">{r("safe")}</w:hyperlink>',
        " for everybody in this city,” she said.",
    )
    cars = p(starts(1), "Nobody", ends(1), " has counted the cars.")
    return docx(
        p(TITLE, properties="<w:pStyle w:val='Title'/>") + cost + cars,
        styles="<w:style w:styleId='Title'><w:name w:val='Title'/></w:style>",
        comments=comment(1, "The city has. Ask them.", "Rosa"),
        footnotes=footnote(1, f"The letter, page 4: {letter}."),
        links={"a": census},
        core="<dc:creator>John Roe</dc:creator>",
    )
