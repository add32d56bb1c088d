from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time

from lxml import etree

from articles.reports.content.annotate import BLANK_LINES, GAP, Piece
from articles.reports.content.paper import Told, on_paper, said
from articles.reports.content.report import Claim, Report
from articles.reports.content.sheet import Entry, Sheet, sheet_of
from articles.reports.word.word_file import OWN, WordFile, write

TITLE, HEADING, SUBHEADING, WORDS, NOTICE = (
    "Title",
    *(f"{OWN}{name}" for name in ("Heading", "Subheading", "Text", "Notice")),
)


def render_docx(report: Report) -> bytes:
    """The article as a Word document: a comment on the exact words of each claim, a footnote for
    each citation behind them, and after the text what the other forms have too.

    Imported again, the text is that of the revision, and what hung on its words hangs there: what
    stands in styles of our own is left out. The same report gives the same bytes.
    """
    told, sheet, article = on_paper(report), sheet_of(report), report.article
    file = WordFile(
        title=article.title,
        byline=article.byline,
        publisher=article.publisher,
        language=article.language,
        created=datetime.combine(article.published_on, time(), UTC)
        if article.published_on
        else report.generated_at.astimezone(UTC),
        generator=report.generator,
    )
    if told["legal"]:
        _put(file, NOTICE, said(told["legal"]))
    _put(file, TITLE, told["title"])
    if told["about"]["text"]:
        _put(file, WORDS, told["about"])
    _Text(file, sheet, told).write()
    _summary(file, told)
    _sources(file, told)
    _method(file, told)
    for each in told["lists"]:
        _put(file, HEADING, said(each["name"]))
        for item in each["items"]:
            before = " ".join(filter(None, (item["head"], item["claim-name"])))
            _put(file, WORDS, item, bold=f"{before} " if before else "")
    for line in told["foot"]:
        _put(file, WORDS, line)
    return file.written()


class _Text:
    """The text of the revision, in paragraphs where it has blank lines, with what hangs on it."""

    def __init__(self, file: WordFile, sheet: Sheet, told: Told) -> None:
        self._file = file
        self._rows = sheet.rows
        self._entries = {entry.source.number: entry for entry in sheet.entries}
        self._notes = {note.claim.number: note for _block, notes in sheet.rows for note in notes}
        self._told = {note["number"]: note for row in told["rows"] for note in row["notes"]}
        self._begun: dict[int | None, int] = {}

    def write(self) -> None:
        for pieces in _paragraphs(piece for block, _notes in self._rows for piece in block.pieces):
            words = "".join(piece.text for piece in pieces)
            paragraph = self._file.paragraph(rtl=said(words)["rtl"])
            for piece in pieces:
                self._piece(piece, paragraph)

    def _piece(self, piece: Piece, paragraph: etree._Element) -> None:
        for claim in piece.claims:
            if claim.number not in self._begun:
                self._begun[claim.number] = self._comment(claim)
                self._file.begin_comment(paragraph, self._begun[claim.number])
        if not _parts(piece):
            rtl, line = said(piece.text)["rtl"], _line(piece)
            write(paragraph, piece.text, rtl=rtl, underline=line)
        for claim in piece.ending:
            self._file.end_comment(paragraph, self._begun[claim.number])
            for cited in self._notes[claim.number].cited:
                entry = self._entries[cited.source.number]
                told = said(_reference(entry, cited.citation.locator))
                self._file.footnote(paragraph, told["text"], entry.source.url, rtl=told["rtl"])

    def _comment(self, claim: Claim) -> int:
        """What stands in the margin of the other forms, a line each."""
        note = self._told[claim.number]
        verdict = claim.verdict
        lines = [
            said(f"{note['number']}. {note['tag']}"),
            note["who"],
            *note["said"],
            *({**each, "text": f"[{each['number']}] {each['text']}"} for each in note["cited"]),
            *note["asked"],
            note["judged"],
            *note["more"],
        ]
        return self._file.comment(
            [(line["text"], line["rtl"]) for line in lines if line["text"]],
            author=verdict.author if verdict else claim.flagged_by,
            at=verdict.at if verdict else claim.flagged_at,
        )


def _paragraphs(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """What stands between blank lines. A single line end parts lines, as it does in the text."""
    found: list[Piece] = []
    for piece in pieces:
        found.append(piece)
        if _parts(piece):
            yield found
            found = []
    if found:
        yield found


def _parts(piece: Piece) -> bool:
    return GAP in piece.kinds and bool(BLANK_LINES.fullmatch(piece.text))


def _line(piece: Piece) -> str:
    """How its words are underlined, as the method section says."""
    if "quotation" in piece.kinds:
        return "single"
    return "dash" if "reported" in piece.kinds else ""


def _reference(entry: Entry, locator: str) -> str:
    """What a footnote says before the address; of a withheld source no more than all may know."""
    source = entry.source
    if source.withheld:
        return f"[{source.number}] {source.public_description}"
    named = [] if entry.title == source.url else [entry.title]
    return f"[{source.number}] {', '.join(filter(None, [*named, *entry.about, locator]))}"


def _put(file: WordFile, style: str, told: Told, *, bold: str = "", page: bool = False) -> None:
    paragraph = file.paragraph(style, rtl=told["rtl"], on_new_page=page)
    write(paragraph, bold, bold=True)
    write(paragraph, told["text"], rtl=told["rtl"])


def _summary(file: WordFile, told: Told) -> None:
    _put(file, HEADING, said(told["kicker"]), page=True)
    for line in told["summary"]:
        _put(file, WORDS, said(line["text"]))


def _sources(file: WordFile, told: Told) -> None:
    sources = told["sources"]
    _put(file, HEADING, said(sources["name"]))
    for line in sources["none"]:
        _put(file, WORDS, said(line))
    for entry in sources["entries"]:
        number = f"[{entry['number']}] "
        for line in entry["lines"]:
            if line.get("link"):
                paragraph = file.paragraph(WORDS, rtl=line["rtl"])
                write(paragraph, number, bold=True)
                file.link(paragraph, line["text"], line["link"])
            else:
                _put(file, WORDS, line, bold=number)
            number = ""
        if entry["claims"]:
            claims = ", ".join(map(str, entry["claims"]))
            _put(file, WORDS, said(f"{entry['cited-in']} {claims}"))


def _method(file: WordFile, told: Told) -> None:
    method = told["method"]
    _put(file, HEADING, said(method["name"]))
    for line in method["said"]:
        _put(file, WORDS, line)
    _put(file, SUBHEADING, said(method["scale"]))
    for rating in method["ratings"]:
        _put(file, WORDS, rating["definition"], bold=f"{rating['tag']} ")
