"""Build a Word file: paragraphs with comments and footnotes."""

import io
import re
import zipfile
from datetime import UTC, datetime
from urllib.parse import urlsplit

from docx import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from articles.reports.content.article import (
    language_tag,
)
from articles.reports.word.empty_file import empty_file
from articles.reports.word.record_part import attach_record

NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
BREAK = re.compile(r"(\r\n|[\r\n\t])")
LINKED = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x1f]+", re.IGNORECASE)
LONGEST_PROPERTY = 255  # limit of the format
FIRST_COMMENT = 1_000_000  # LibreOffice mixes up footnotes if a comment has the id of one
FIXED_TIME = (1980, 1, 1, 0, 0, 0)  # of all members, so that equal files have equal bytes
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
COMPANY = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
)


def readable(text: str) -> str:
    """Return the text with control characters, which XML cannot hold, as pictures: ␇ for a bell."""
    return NOT_IN_XML.sub(lambda match: _picture(ord(match.group())), text)


def _picture(number: int) -> str:
    return chr(0x2400 + number) if number < 0x20 else "␡" if number == 0x7F else "�"


class WordFile:
    """A Word file. Each call appends to it. The same calls give the same bytes."""

    def __init__(
        self,
        *,
        title: str,
        byline: str,
        publisher: str,
        language: str,
        created: datetime,
        generator: str,
    ) -> None:
        self._document = Document(io.BytesIO(empty_file()))
        self._last = self._document.element.body.sectPr
        self._set_language(language)
        self._notes = self._add_notes()
        self._describe(title, byline, language, created, generator)
        self._set_company(publisher)

    def paragraph(
        self, style: str = "", *, rtl: bool = False, on_new_page: bool = False
    ) -> etree._Element:
        """Append an empty paragraph and return it. `style` is an id, `rtl` its direction."""
        paragraph = _paragraph(style, rtl=rtl, on_new_page=on_new_page)
        self._last.addprevious(paragraph)
        return paragraph

    def link(self, paragraph: etree._Element, text: str, url: str) -> None:
        """Append a link; only its text, if Word does not accept the address."""
        self._link(self._document.part, paragraph, text, url)

    def comment(self, lines: list[tuple[str, bool]], *, author: str, at: datetime) -> int:
        """Add a comment with one paragraph for each line (text, is it right to left?). Return its id."""
        initials = "".join(word[0] for word in author.split()[:3])
        comment = self._document.part.comments.add_comment(
            author=readable(author), initials=readable(initials)
        )
        comment._comment_elm.id = FIRST_COMMENT + len(self._document.part.comments) - 1
        comment._comment_elm.date = at.astimezone(UTC).replace(microsecond=0)
        element: etree._Element = comment._comment_elm
        element[:] = []
        for text, rtl in lines:
            paragraph = _paragraph("CommentText", rtl=rtl)
            write(paragraph, text, rtl=rtl)
            element.append(paragraph)
        return int(comment.comment_id)

    def begin_comment(self, paragraph: etree._Element, number: int) -> None:
        """Mark the start of the text of a comment."""
        paragraph.append(_numbered("w:commentRangeStart", number))

    def end_comment(self, paragraph: etree._Element, number: int) -> None:
        """Mark the end of the text of a comment."""
        paragraph.append(_numbered("w:commentRangeEnd", number))
        _run(paragraph, "CommentReference").append(_numbered("w:commentReference", number))

    def footnote(self, paragraph: etree._Element, text: str, url: str, *, rtl: bool) -> None:
        """Append a footnote with its text and, if not empty, its address."""
        number = len(self._notes.element) - 1  # two separators come first, as -1 and 0
        _run(paragraph, "FootnoteReference").append(_numbered("w:footnoteReference", number))
        note = _numbered("w:footnote", number)
        inside = _paragraph("FootnoteText", rtl=rtl)
        _append(_run(inside, "FootnoteReference"), "w:footnoteRef")
        write(inside, f" {text} ", rtl=rtl)
        self._link(self._notes, inside, url, url)
        note.append(inside)
        self._notes.element.append(note)

    def attach_record(self, content: bytes) -> None:
        """Attach XML that no program shows, but that most keep when they save the file."""
        attach_record(self._document.part, content)

    def to_bytes(self) -> bytes:
        """Return the file, with its members in a fixed order and with one time."""
        saved = io.BytesIO()
        self._document.save(saved)
        fixed = io.BytesIO()
        with zipfile.ZipFile(saved) as source, zipfile.ZipFile(fixed, "w") as package:
            for name in sorted(
                source.namelist()
            ):  # [Content_Types].xml, which comes first, is first
                member = zipfile.ZipInfo(name, FIXED_TIME)
                member.external_attr = 0o600 << 16
                package.writestr(member, source.read(name), zipfile.ZIP_DEFLATED)
        return fixed.getvalue()

    def _link(self, part: Part, paragraph: etree._Element, text: str, url: str) -> None:
        if not _is_address(url):
            write(paragraph, text)
            return
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        write(link, text)
        paragraph.append(link)

    def _set_language(self, language: str) -> None:
        if tag := language_tag(language):
            for element in self._document.styles.element.iter(qn("w:lang")):
                element.set(qn("w:val"), tag)
                element.set(qn("w:bidi"), tag)

    def _add_notes(self) -> XmlPart:
        root = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}>{SEPARATORS}</w:footnotes>")
        package = self._document.part.package
        name = PackURI("/word/footnotes.xml")
        part = XmlPart(name, CONTENT_TYPE.WML_FOOTNOTES, root, package)
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        return part

    def _describe(
        self, title: str, byline: str, language: str, created: datetime, generator: str
    ) -> None:
        about = self._document.core_properties
        about.title = readable(title)[:LONGEST_PROPERTY]
        about.author = readable(byline)[:LONGEST_PROPERTY]
        about.language = language_tag(language)
        about.last_modified_by = about.comments = generator
        about.created = created
        root = about._element
        for element in root.findall(qn("dcterms:modified")):
            root.remove(element)  # an import would read it before the date of publication

    def _set_company(self, publisher: str) -> None:
        root = etree.Element(f"{{{COMPANY}}}Properties", nsmap={None: COMPANY})
        etree.SubElement(root, f"{{{COMPANY}}}Company").text = readable(publisher)
        about = self._document.part.package.part_related_by(RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
        about._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def write(
    paragraph: etree._Element,
    text: str,
    *,
    rtl: bool = False,
    bold: bool = False,
    underline: str = "",
) -> None:
    """Append text to the paragraph, with its line breaks and tabs."""
    if not text:
        return
    run = _run(paragraph, "", rtl=rtl, bold=bold, underline=underline)
    for part in BREAK.split(text):
        if part == "\t":
            _append(run, "w:tab")
        elif part and part[0] in "\r\n":
            _append(run, "w:br")
        elif part:
            words = _append(run, "w:t")
            words.text = readable(part)
            words.set(SPACE, "preserve")


def _paragraph(style: str, *, rtl: bool, on_new_page: bool = False) -> etree._Element:
    paragraph = OxmlElement("w:p")
    properties = _append(paragraph, "w:pPr")
    if style:
        _append(properties, "w:pStyle", style)
    if on_new_page:
        _append(properties, "w:pageBreakBefore")
    if rtl:
        _append(properties, "w:bidi")
    return paragraph


def _run(
    paragraph: etree._Element,
    style: str,
    *,
    rtl: bool = False,
    bold: bool = False,
    underline: str = "",
) -> etree._Element:
    run = _append(paragraph, "w:r")
    properties = _append(run, "w:rPr")
    if style:
        _append(properties, "w:rStyle", style)
    if bold:
        _append(properties, "w:b")
    if underline:
        _append(properties, "w:u", underline)
    if rtl:
        _append(properties, "w:rtl")
    return run


def _append(parent: etree._Element, name: str, value: str = "") -> etree._Element:
    element = etree.SubElement(parent, qn(name))
    if value:
        element.set(qn("w:val"), value)
    return element


def _numbered(name: str, number: int) -> etree._Element:
    element = OxmlElement(name)
    element.set(qn("w:id"), str(number))
    return element


def _is_address(url: str) -> bool:
    """Does Word accept the address? With another one it cannot open the file."""
    try:
        return bool(LINKED.fullmatch(url) and urlsplit(url).hostname)
    except ValueError:
        return False
