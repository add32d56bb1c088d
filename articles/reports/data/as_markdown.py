import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.reading.document import Role
from articles.reports.content.annotate import GAP, Paragraph, annotated_paragraphs
from articles.reports.content.claims import Citation, Claim, Question
from articles.reports.content.dates import format_day, format_parts, format_time
from articles.reports.content.report import Report
from articles.reports.content.sentences import (
    describe_answer,
    describe_approval,
    describe_editions,
    describe_external_capture,
    describe_origin,
    describe_state,
    describe_tie_break,
    dissent_heading,
    question_heading,
)
from articles.reports.content.sources import Source
from articles.reports.content.verdicts import Verdict
from articles.reports.references.bibliography import Reference, references

# Characters with a meaning in CommonMark, or in the tables, links and strikethrough of GitHub.
SPECIAL = re.compile(r"[\\`*_\[\]<>&|~$]|:(?=//)|(?<=\bwww)\.", re.IGNORECASE)
AT_LINE_START = re.compile(r"^(?:[#+=-]|\d+[.)])")
PREFIXES = {"heading": "### ", "list item": "- ", "quotation": "> "}
LINE = re.compile(r"[^\S\r\n]*(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])[^\S\r\n]*")


def render_markdown(report: Report) -> str:
    """Return the report for a wiki, an issue tracker or a content management system.

    Texts of people and pages are escaped: they read as they were written, and do nothing.
    """
    parts = [*_top(report), *_text(report), *_claims(report), *_sources(report), *_end(report)]
    return "\n\n".join(filter(None, parts)) + "\n"


def escape_markdown(text: str) -> str:
    """Return Markdown that shows exactly this text, with its line breaks."""
    return _escape_lines(text.strip())


def _escape_lines(text: str) -> str:
    return "\\\n".join(_escape_line(line) for line in LINE.split(text))


def _escape_line(line: str) -> str:
    safe = SPECIAL.sub(lambda match: f"\\{match.group()}", line)
    start = AT_LINE_START.match(safe)
    if start is None:
        return safe
    return f"{safe[: start.end() - 1]}\\{safe[start.end() - 1 :]}"


def _one_line(text: str) -> str:
    return escape_markdown(" ".join(text.split()))


def _top(report: Report) -> Iterator[str]:
    article = report.article
    yield f"# {_one_line(article.title)}"
    about = [article.byline, article.publisher, format_day(article.published_on)]
    if any(about):
        yield " · ".join(_one_line(each) for each in about if each)
    claims = report.numbered_claims
    total, signed = len(claims), sum(1 for claim in claims if claim.is_signed_off)
    counted = ngettext("%(n)s claim", "%(n)s claims", total) % {"n": total}
    signed_off = _("%(signed)s signed off") % {"signed": signed}
    yield f"{_('Fact-check report')} · {counted} · {signed_off}"
    yield _one_line(describe_origin(report))


def _text(report: Report) -> Iterator[str]:
    yield f"## {_('Text')}"
    yield from filter(None, map(_paragraph, annotated_paragraphs(report)))


def _paragraph(paragraph: Paragraph) -> str:
    """Return the paragraph, with a numbered link at the end of each claim."""
    written = ""
    for run in paragraph.runs:
        if GAP in run.kinds:
            continue
        written += _escape_lines(run.text if written else run.text.lstrip())
        written += "".join(f" [[{claim.number}]](#claim-{claim.number})" for claim in run.ending)
    if paragraph.role == Role.TABLE:
        return _table(written)
    return f"{PREFIXES.get(paragraph.role, '')}{written}" if written else ""


def _table(written: str) -> str:
    """Return the rows of a table, cells with tabs between them, as Markdown writes them."""
    rows = [row.split("\t") for row in written.split("\\\n")]
    width = max(map(len, rows))
    lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
    return "\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]])


def _claims(report: Report) -> Iterator[str]:
    yield f"## {_('Claims')}"
    if not report.numbered_claims:
        yield _("No claims are flagged in this text.")
    sources = {source.number: source for source in report.sources}
    for claim in report.numbered_claims:
        yield from _claim(claim, sources)


def _claim(claim: Claim, sources: dict[int, Source]) -> Iterator[str]:
    verdict = claim.verdict
    rating = f"{verdict.rating.shape} {verdict.rating.label}" if verdict else _("not judged yet")
    yield f'### <a id="claim-{claim.number}"></a>{claim.number}. {_one_line(rating)}'
    yield "\n".join(f"> {line}" for line in escape_markdown(claim.text).split("\n"))
    yield _one_line(", ".join(claim.speakers) or _("no named speaker"))
    if verdict:
        yield from _verdict(verdict)
    elif claim.note:
        yield escape_markdown(claim.note)
    yield _one_line(describe_state(claim))
    citations = [_citation(each, sources[each.source]) for each in claim.citations]
    if citations:
        yield "\n".join(citations)
    yield from map(_question, claim.queries)


def _verdict(verdict: Verdict) -> Iterator[str]:
    yield escape_markdown(verdict.explanation)
    for sign_off in verdict.sign_offs:
        if not sign_off.agrees:
            rated = f" {_one_line(sign_off.rating.label)}." if sign_off.rating else ""
            yield f"{_one_line(dissent_heading(sign_off))}{rated} {escape_markdown(sign_off.reason)}"
    for tie_break in verdict.tie_breaks:
        yield f"{_one_line(describe_tie_break(tie_break))} {escape_markdown(tie_break.reason)}"


def _citation(citation: Citation, source: Source) -> str:
    """Return a list item; for a withheld source only its number and the stance."""
    item = f"- [[{source.number}]](#source-{source.number}) {_one_line(citation.stance.label)}"
    if source.withheld:
        return item
    if citation.locator:
        item += f", {_one_line(citation.locator)}"
    if citation.excerpt:
        item += f": “{_one_line(citation.excerpt)}”"
    return f"{item} {_one_line(citation.note)}".rstrip()


def _question(question: Question) -> str:
    heading, answer = (
        _one_line(question_heading(question)),
        escape_markdown(describe_answer(question)),
    )
    return f"{heading} {escape_markdown(question.question)} {answer}"


def _sources(report: Report) -> Iterator[str]:
    yield f"## {_('Sources')}"
    if not report.sources:
        yield _("No source is attached yet.")
    yield from map(_reference, references(report))


def _reference(reference: Reference) -> str:
    number = reference.source.number
    authors = "; ".join(author.name for author in reference.authors)
    issued = format_parts(reference.issued) or reference.issued_text
    authors = "" if authors in reference.title else authors  # as in "Interview with Ann Lee"
    about = [reference.title, authors, reference.medium]
    about += [reference.container, reference.publisher, issued]
    about = list(dict.fromkeys(about))  # who issued a document is its author too
    line = ", ".join(_one_line(each) for each in about if each)
    if reference.url and reference.url != reference.title:
        line += f" {_one_line(reference.url)}"
    capture = None if reference.source.withheld else reference.source.capture
    if capture:
        captured = f"{capture.origin} {format_time(capture.at)}"
        if capture.external:
            captured += f", {describe_external_capture()}"
        line += f" · {_one_line(captured)}, `sha256 {capture.sha256}`"
    return f'<a id="source-{number}"></a>{number}\\. {line}'


def _end(report: Report) -> Iterator[str]:
    if report.clearing:
        yield f"## {_('Approved for publication')}"
        yield from map(escape_markdown, describe_approval(report.clearing))
    if report.editions:
        yield f"## {_('Editions and corrections')}"
        yield from map(_one_line, describe_editions(report.editions))
    yield "---"
    generated = _("Generated by %(generator)s") % {"generator": report.generator}
    revision = _("revision %(number)s") % {"number": report.revision.number}
    parts = [f"{_one_line(generated)}, {format_time(report.generated_at)}", revision]
    yield " · ".join([*parts, f"`sha256 {report.revision.sha256}`"])
