"""The empty Word file that an export begins with, and the styles of its paragraphs."""

import io
from functools import cache

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt

from articles.reading.document import Role

# An import leaves out paragraphs in these styles: they are about the text, not part of it.
OWN = "Factcheck"
STYLES = {  # our own: the style that each is based on, and its size in points
    "Heading": ("Heading 1", 14),
    "Subheading": ("Heading 2", 12),
    "Text": ("Normal", 10),
    "Notice": ("Normal", 10),
}
ROLE_STYLES = {  # the styles of paragraphs for which Word has none
    Role.TABLE: "Table Text",
    Role.BYLINE: "Byline",
    Role.DATELINE: "Dateline",
    Role.NOTE: "Article Note",
}
NAMES = {  # the names of styles in Word, and the ids by which it finds them
    "annotation text": "CommentText",
    "annotation reference": "CommentReference",
    "footnote text": "FootnoteText",
    "footnote reference": "FootnoteReference",
}
REMOVED_PARTS = {"thumbnail", "stylesWithEffects", "customXml", "webSettings"}


def style_id(name: str) -> str:
    """Return the id under which the library keeps a style."""
    return name.replace(" ", "")


@cache
def empty_file() -> bytes:
    """Return the library's empty document with our styles, without table styles, thumbnail and
    settings of other programs."""
    document = Document()
    for style in list(document.styles):
        if style.type in {WD_STYLE_TYPE.TABLE, WD_STYLE_TYPE.LIST} and not style.element.default:
            style.delete()
    for name, (base, size) in STYLES.items():
        style = document.styles.add_style(f"{OWN} {name}", WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles[base]
        style.font.size = Pt(size)
    document.styles[f"{OWN} Notice"].font.bold = True
    for name in ROLE_STYLES.values():
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles[
            "Normal"
        ]
    for name, key in NAMES.items():
        is_mark = key.endswith("Reference")
        kind = WD_STYLE_TYPE.CHARACTER if is_mark else WD_STYLE_TYPE.PARAGRAPH
        style = document.styles.add_style(name, kind)
        style.element.set(qn("w:styleId"), key)
        style.font.size = None if is_mark else Pt(9)
    document.styles["footnote reference"].font.superscript = True
    for relations in (document.part.package.rels, document.part.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.rpartition("/")[2] in REMOVED_PARTS:
                del relations[key]
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()
