import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time

from lxml import etree

from articles.reading.document import Role
from articles.reading.word.export_record import (
    ExportRecord,
    RecordedCitation,
    RecordedClaim,
    fingerprint,
    record_as_xml,
)
from articles.reports.content.annotate import TextRun
from articles.reports.content.claims import (
    Citation,
    Claim,
)
from articles.reports.content.layout import (
    CitationWithSource,
    Layout,
    MarginNote,
    SourceEntry,
    arrange_report,
)
from articles.reports.content.print_data import PrintData, directed, print_data
from articles.reports.content.report import (
    Report,
)
from articles.reports.word.empty_file import OWN, ROLE_STYLES, style_id
from articles.reports.word.word_file import WordFile, readable, write

TITLE, HEADING, SUBHEADING, WORDS, NOTICE = (
    "Title",
    *(f"{OWN}{name}" for name in ("Heading", "Subheading", "Text", "Notice")),
)


def render_docx(report: Report) -> bytes:
    """Return a Word file: a comment on each claim, a footnote for each citation, then the lists.

    An import of the file gives the text of the revision, with comments and footnotes in place: it
    leaves out paragraphs in the styles of Factcheck. The same report gives the same bytes.
    """
    data, layout, article = print_data(report), arrange_report(report), report.article
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
    if data["legal"]:
        _add(file, NOTICE, directed(data["legal"]))
    _add(file, TITLE, data["title"])
    if data["about"]["text"]:
        _add(file, WORDS, data["about"])
    text = _Text(file, layout, data)
    text.write()
    file.attach_record(record_as_xml(text.record()))
    _summary(file, data)
    _sources(file, data)
    _method(file, data)
    for each in data["lists"]:
        _add(file, HEADING, directed(each["name"]))
        for item in each["items"]:
            before = " ".join(filter(None, (item["head"], item["claim-name"])))
            _add(file, WORDS, item, bold=f"{before} " if before else "")
    for line in data["footer"]:
        _add(file, WORDS, line)
    return file.to_bytes()


ROLES: dict[str, str] = {  # the ids of the styles of paragraphs that are no plain ones
    Role.HEADING: "Heading2",
    Role.LIST_ITEM: "ListBullet",
    Role.CAPTION: "Caption",
    Role.QUOTATION: "Quote",
    **{role: style_id(name) for role, name in ROLE_STYLES.items()},
}
PARAGRAPHS = re.compile(r"\n\s*\n")


class _Text:
    """The text of the revision in paragraphs, with its comments and footnotes."""

    def __init__(self, file: WordFile, layout: Layout, data: PrintData) -> None:
        self._file = file
        self._rows = layout.rows
        self._title = layout.report.article.title
        self._entries = {entry.source.number: entry for entry in layout.entries}
        self._notes = {
            note.claim.number: note for _paragraph, notes in layout.rows for note in notes
        }
        self._note_data = {note["number"]: note for row in data["rows"] for note in row["notes"]}
        self._comment_ids: dict[int | None, int] = {}
        self._comments: dict[int | None, str] = {}

    def write(self) -> None:
        roles = {id(each.runs[0]): each.role for each, _notes in self._rows}
        for runs in _paragraphs(run for paragraph, _notes in self._rows for run in paragraph.runs):
            text = "".join(run.text for run in runs)
            style = ROLES.get(roles.get(id(runs[0]), ""), "")
            paragraph = self._file.paragraph(style, rtl=directed(text)["rtl"])
            for run in runs:
                self._write_run(run, paragraph)

    def record(self) -> ExportRecord:
        """Return the record by which an import recognises the claims. Call it after `write`."""
        text = "".join(run.text for paragraph, _notes in self._rows for run in paragraph.runs)
        paragraphs = [self._title, *PARAGRAPHS.split(text)]
        return ExportRecord(
            tuple(fingerprint(readable(each)) for each in paragraphs if each.strip()),
            tuple(self._recorded_claim(note) for note in self._notes.values() if note.claim.number),
        )

    def _recorded_claim(self, note: MarginNote) -> RecordedClaim:
        claim = note.claim
        return RecordedClaim(
            number=claim.number or 0,
            words=fingerprint(readable(claim.text)),
            comment=fingerprint(readable(self._comments[claim.number])),
            reason=claim.reason.key,
            priority=claim.priority.key,
            citations=tuple(map(self._recorded_citation, note.citations)),
        )

    def _recorded_citation(self, cited: CitationWithSource) -> RecordedCitation:
        citation = cited.citation
        text, url = _footnote(self._entries[cited.source.number], citation)
        return RecordedCitation(
            source=cited.source.number,
            stance=citation.stance.key,
            label=len(str(citation.stance)),
            locator=len(citation.locator),
            excerpt=len(citation.excerpt),
            note=len(citation.note),
            footnote=fingerprint(readable(f"{text} {url}")),
        )

    def _write_run(self, run: TextRun, paragraph: etree._Element) -> None:
        for claim in run.claims:
            if claim.number not in self._comment_ids:
                self._comment_ids[claim.number] = self._comment(claim)
                self._file.begin_comment(paragraph, self._comment_ids[claim.number])
        if not run.is_blank_line:
            rtl, line = directed(run.text)["rtl"], _underline(run)
            write(paragraph, run.text, rtl=rtl, underline=line)
        for claim in run.ending:
            self._file.end_comment(paragraph, self._comment_ids[claim.number])
            for cited in self._notes[claim.number].citations:
                text, url = _footnote(self._entries[cited.source.number], cited.citation)
                self._file.footnote(paragraph, text, url, rtl=directed(text)["rtl"])

    def _comment(self, claim: Claim) -> int:
        """Add the margin note of the claim as a comment, and return its id."""
        note = self._note_data[claim.number]
        verdict = claim.verdict
        lines = [
            directed(f"{note['number']}. {note['tag']}"),
            note["speakers"],
            *note["explanation"],
            *({**each, "text": f"[{each['number']}] {each['text']}"} for each in note["citations"]),
            *note["questions"],
            note["state"],
            *note["remarks"],
        ]
        shown = [(line["text"], line["rtl"]) for line in lines if line["text"]]
        self._comments[claim.number] = " ".join(text for text, _rtl in shown)
        return self._file.comment(
            shown,
            author=verdict.author if verdict else claim.flagged_by,
            at=verdict.at if verdict else claim.flagged_at,
        )


def _paragraphs(runs: Iterable[TextRun]) -> Iterator[list[TextRun]]:
    """Group the runs between blank lines. A single line end stays a line break in its paragraph."""
    group: list[TextRun] = []
    for run in runs:
        group.append(run)
        if run.is_blank_line:
            yield group
            group = []
    if group:
        yield group


def _underline(run: TextRun) -> str:
    """Return the Word underline of the run, as the method section explains it."""
    if "quotation" in run.kinds:
        return "single"
    return "dash" if "reported" in run.kinds else ""


def _footnote(entry: SourceEntry, citation: Citation) -> tuple[str, str]:
    """Return text and address of a footnote; of a withheld source only its public description."""
    source = entry.source
    if source.withheld:
        return f"[{source.number}] {source.public_description}", source.url
    named = [] if entry.title == source.url else [entry.title]
    parts = filter(None, [*named, *entry.details, citation.locator])
    return f"[{source.number}] {', '.join(parts)}", source.url


def _add(
    file: WordFile, style: str, text: PrintData, *, bold: str = "", page: bool = False
) -> None:
    paragraph = file.paragraph(style, rtl=text["rtl"], on_new_page=page)
    write(paragraph, bold, bold=True)
    write(paragraph, text["text"], rtl=text["rtl"])


def _summary(file: WordFile, data: PrintData) -> None:
    _add(file, HEADING, directed(data["overview"]), page=True)
    for line in data["summary"]:
        _add(file, WORDS, directed(line["text"]))


def _sources(file: WordFile, data: PrintData) -> None:
    sources = data["sources"]
    _add(file, HEADING, directed(sources["name"]))
    for line in sources["none"]:
        _add(file, WORDS, directed(line))
    for entry in sources["entries"]:
        number = f"[{entry['number']}] "
        for line in entry["lines"]:
            if line.get("link"):
                paragraph = file.paragraph(WORDS, rtl=line["rtl"])
                write(paragraph, number, bold=True)
                file.link(paragraph, line["text"], line["link"])
            else:
                _add(file, WORDS, line, bold=number)
            number = ""
        if entry["claims"]:
            claims = ", ".join(map(str, entry["claims"]))
            _add(file, WORDS, directed(f"{entry['cited-in']} {claims}"))


def _method(file: WordFile, data: PrintData) -> None:
    method = data["method"]
    _add(file, HEADING, directed(method["name"]))
    for line in method["paragraphs"]:
        _add(file, WORDS, line)
    _add(file, SUBHEADING, directed(method["scale"]))
    for rating in method["ratings"]:
        _add(file, WORDS, rating["definition"], bold=f"{rating['tag']} ")
