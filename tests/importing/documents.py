"""Make files for tests: .docx from WordprocessingML, .pdf from lines."""

import warnings
import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO

from articles.importing import Draft, draft_from_document
from articles.reading.readers import Input, read_document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def draft_of(data: bytes, name: str) -> Draft:
    """The draft of a file with this name."""
    return draft_from_document(read_document(data, Input(name=name, links=True)))


def read_word(data: bytes) -> Draft:
    """The draft of a Word file."""
    return draft_of(data, "story.docx")


def read_pdf(data: bytes) -> Draft:
    """The draft of a PDF file."""
    return draft_of(data, "story.pdf")


def read_markdown(source: str) -> Draft:
    """The draft of a Markdown file."""
    return draft_of(source.encode(), "story.md")


def p(*inside: str, properties: str = "") -> str:
    """A paragraph. Arguments without markup become runs."""
    runs = (part if part.startswith("<") else r(part) for part in inside)
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str) -> str:
    """A run."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def ins(*inside: str) -> str:
    """A tracked insertion."""
    return f'<w:ins w:id="1" w:author="E">{"".join(inside)}</w:ins>'


def deleted(text: str) -> str:
    """A tracked deletion."""
    return f'<w:del w:id="2" w:author="E"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def docx(
    body: str,
    *,
    comments: str = "",
    footnotes: str = "",
    links: Mapping[str, str] | None = None,
    note_links: Mapping[str, str] | None = None,
    styles: str = "",
    core: str = "",
    document: str = "",
    more: Iterable[tuple[str, bytes]] = (),
) -> bytes:
    """A .docx file. `links` are the addresses of hyperlinks by id, `more` are extra members."""
    parts = {"comments": comments, "footnotes": footnotes, "styles": styles}
    inside = [(kind, f"{kind}.xml", "") for kind, xml in parts.items() if xml]
    outside = [("hyperlink", url, key) for key, url in (links or {}).items()]
    members = {
        "_rels/.rels": relations(
            [("officeDocument", "word/document.xml", ""), ("core-properties", "core.xml", "")]
        ),
        "word/document.xml": document
        or f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": relations([*inside, *outside]),
        "core.xml": f'<c:coreProperties xmlns:c="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"{core}</c:coreProperties>",
        "word/_rels/footnotes.xml.rels": relations(
            [("hyperlink", url, key) for key, url in (note_links or {}).items()]
        ),
    }
    for kind, xml in parts.items():
        members[f"word/{kind}.xml"] = f"<w:{kind} {NAMESPACES}>{xml}</w:{kind}>"
    return zipped([*((name, text.encode()) for name, text in members.items()), *more])


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip file with these members. A name may occur twice."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # some tests need a name twice
        for name, data in members:
            package.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def relations(relationships: Iterable[tuple[str, str, str]]) -> str:
    """The relations of a part: kind, target and id. Hyperlinks are external."""
    lines = []
    for number, (kind, target, key) in enumerate(relationships):
        mode = ' TargetMode="External"' if kind == "hyperlink" else ""
        name = key or f"x{number}"
        lines.append(f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{target}"{mode}/>')
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(lines)}</Relationships>'


def comment(key: int, text: str, author: str = "Ed") -> str:
    """A comment, for the argument `comments`."""
    return f'<w:comment w:id="{key}" w:author="{author}">{p(text)}</w:comment>'


def footnote(key: int, *inside: str) -> str:
    """A footnote, for the argument `footnotes`."""
    return f'<w:footnote w:id="{key}">{p("<w:r><w:footnoteRef/></w:r>", *inside)}</w:footnote>'


def starts(key: int) -> str:
    return f'<w:commentRangeStart w:id="{key}"/>'


def ends(key: int) -> str:
    return f'<w:commentRangeEnd w:id="{key}"/><w:r><w:commentReference w:id="{key}"/></w:r>'


def field(instruction: str, shown: str) -> str:
    """A complex field, its instruction in two pieces, as Word writes it."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction[:9]}</w:instrText></w:r>"
        f"<w:r><w:instrText>{instruction[9:]}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{shown}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def note_mark(key: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{key}"/></w:r>'


def pdf(*pages: Iterable[str], title: str = "", author: str = "") -> bytes:
    """A .pdf file with these lines on its pages."""
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
    for lines in pages:
        page = writer.add_blank_page(595, 842)
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        content = DecodedStreamObject()
        shown = "".join(f"({line}) Tj T*\n" for line in lines)
        content.set_data(f"BT /F1 11 Tf 14 TL 72 770 Td\n{shown}ET".encode("cp1252"))
        page[NameObject("/Contents")] = writer._add_object(content)
    writer.add_metadata({"/Title": title, "/Author": author, "/CreationDate": "D:20250225120000Z"})
    file = BytesIO()
    writer.write(file)
    return file.getvalue()
