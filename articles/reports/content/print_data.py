"""The data of the PDF template and the Word file: texts with their direction, in printed order."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from articles.reports.content.annotate import Paragraph, TextRun
from articles.reports.content.dates import format_day, format_time
from articles.reports.content.layout import (
    CitationWithSource,
    Layout,
    MarginNote,
    SourceEntry,
    arrange_report,
)
from articles.reports.content.report import Event, Report
from articles.reports.content.sentences import (
    describe_approval,
    describe_capture,
    describe_editions,
    describe_external_capture,
    describe_finding,
    describe_marks,
    describe_method,
    describe_note,
    describe_origin,
    describe_question,
    describe_state,
)
from articles.reports.content.sources import Source
from articles.reports.content.verdicts import Rating, Verdict

PrintData = dict[str, Any]
LANGUAGE = re.compile(r"[a-z]{2,3}(?![a-z])")


def print_data(report: Report) -> PrintData:
    """Return everything that the PDF shows. The same report gives the same data."""
    layout = arrange_report(report)
    article = report.article
    byline = f"{article.byline}." if article.byline else ""
    published = ", ".join(filter(None, (article.publisher, format_day(article.published_on))))
    return {
        "language": (get_language() or "en")[:2],
        "text-language": _text_language(report),
        "document": _("Fact-check: %(title)s") % {"title": article.title},
        "generator": report.generator,
        "version": report.version,
        "page": [_("page "), _(" of ")],
        "attached": _("The complete data of this report, for programs"),
        "overview": _overview(layout),
        "legal": ""
        if report.is_public
        else _("Legal version: contains confidential material. Not for publication."),
        "title": directed(article.title),
        "about": directed(" ".join(filter(None, (byline, published, describe_origin(report))))),
        "summary": list(_summary(layout)),
        "rows": [_row(paragraph, notes) for paragraph, notes in layout.rows],
        "sources": {
            "name": _("Sources"),
            "none": [] if layout.entries else [_("No source is attached yet.")],
            "entries": [_source(entry) for entry in layout.entries],
        },
        "method": _method(layout),
        "lists": list(_lists(report)),
        "footer": [directed(line) for line in _footer(report)],
    }


def directed(text: str, **more: object) -> PrintData:
    """Return the text with its direction, which is that of its first strong character."""
    classes = (unicodedata.bidirectional(letter) for letter in text)
    first = next((each for each in classes if each in {"L", "R", "AL"}), "L")
    return {"text": text, "rtl": first != "L", **more}


def _text_language(report: Report) -> str:
    """Return the language of the text as typst accepts it, else that of the page."""
    match = LANGUAGE.match(report.article.language.lower())
    return match[0] if match else (get_language() or "en")[:2]


def _overview(layout: Layout) -> str:
    number = len(layout.report.numbered_claims)
    parts = [
        _("Fact-check report"),
        _("revision %(number)s") % {"number": layout.report.revision.number},
        ngettext("%(n)s claim", "%(n)s claims", number) % {"n": number},
        _("%(signed)s signed off") % {"signed": layout.signed},
    ]
    return " · ".join(parts)


def _tag(rating: Rating) -> str:
    return f"{rating.shape} {rating.label}".strip()


def _summary(layout: Layout) -> Iterator[PrintData]:
    for rating, count in layout.counts:
        yield {"colour": rating.colour, "text": f"{rating.shape} {count} {rating.label}"}
    if layout.unjudged:
        yield {"colour": "open", "text": f"⚑ {layout.unjudged} {_('not judged yet')}"}
    if layout.external:
        yield {"colour": "open", "text": f"⇥ {layout.external} {_('judged by another newsroom')}"}
    if not layout.report.numbered_claims:
        yield {"colour": "open", "text": _("No claims are flagged in this text.")}


def _row(paragraph: Paragraph, notes: Iterable[MarginNote]) -> PrintData:
    text = "".join(run.text for run in paragraph.runs)
    runs = [_run(run) for run in paragraph.runs]
    runs[-1]["text"] = runs[-1]["text"].rstrip("\n")
    return directed(text, role=paragraph.role, runs=runs, notes=[_note(note) for note in notes])


def _run(run: TextRun) -> PrintData:
    line = "solid" if "quotation" in run.kinds else "dashed" if "reported" in run.kinds else ""
    claim = run.claims[-1] if run.claims else None
    verdict = claim.verdict if claim else None
    ends = [
        {"number": each.number, "mark": f"{each.number}{_shape(each.verdict)}"}
        for each in run.ending
    ]
    colour = "" if claim is None else verdict.rating.colour if verdict else "open"
    return {"text": run.text, "line": line, "colour": colour, "ends": ends}


def _shape(verdict: Verdict | None) -> str:
    return verdict.rating.shape if verdict else "⚑"


def _note(note: MarginNote) -> PrintData:
    claim, verdict = note.claim, note.claim.verdict
    explanation = (
        verdict.explanation if verdict else ": ".join(filter(None, (str(claim.reason), claim.note)))
    )
    return {
        "number": claim.number,
        "colour": verdict.rating.colour if verdict else "open",
        "tag": _tag(verdict.rating) if verdict else f"⚑ {_('not judged yet')}",
        "speakers": directed(", ".join(claim.speakers) or _("no named speaker")),
        "explanation": [directed(part) for part in explanation.split("\n\n")],
        "citations": [_citation(each) for each in note.citations],
        "questions": [directed(describe_question(each)) for each in claim.queries],
        "state": directed(describe_state(claim)),
        "remarks": [directed(line) for line in describe_note(note)],
    }


def _citation(cited: CitationWithSource) -> PrintData:
    citation = cited.citation
    text = str(citation.stance)
    if citation.locator:
        text += f", {citation.locator}"
    if citation.excerpt:
        text += f": “{citation.excerpt}”"
    if citation.note:
        text += f" {citation.note}"
    if citation.findings:
        results = map(describe_finding, citation.findings)
        text += f" {_('Automatic search:')} {'; '.join(results)}"
        if cited.source.capture and cited.source.capture.external:
            text += f" ({describe_external_capture()})"
    return directed(text, number=cited.source.number)


def _source(entry: SourceEntry) -> PrintData:
    source = entry.source
    kind = f"{source.kind}, {_('primary source')}" if source.is_primary else str(source.kind)
    return {
        "number": source.number,
        "lines": list(_withheld_source(source) if source.withheld else _full_source(entry)),
        "claims": list(entry.claims),
        "cited-in": f"{kind} · {_('cited in')}",
    }


def _withheld_source(source: Source) -> Iterator[PrintData]:
    note = _("(confidential: its identity and content stay in the newsroom)")
    yield directed(f"{source.public_description} {note}", style="plain")


def _full_source(entry: SourceEntry) -> Iterator[PrintData]:
    source = entry.source
    if source.visibility.key != "public" and source.public_description:
        name = _("Public description: %(words)s") % {"words": source.public_description}
        yield directed(f"{_('Confidential: not for publication.')} {name}", style="strong")
    title = [entry.title] if entry.title != source.url else []
    if title or entry.details:
        yield directed(", ".join([*title, *entry.details]), style="strong")
    if source.url:
        yield directed(source.url, style="address", link=entry.link)
    for capture in source.captures:
        yield directed(f"{describe_capture(capture)}, sha256 {capture.sha256}", style="soft")
    if source.failure:
        yield directed(f"! {source.failure}", style="plain")
    elif not source.captures and source.kind.key == "url":
        yield directed(_("Not captured yet."), style="soft")


def _method(layout: Layout) -> PrintData:
    report = layout.report
    paragraphs = (
        " ".join(describe_method(report)),
        " ".join(describe_marks(layout)),
        report.scale.description,
    )
    return {
        "name": _("Method and scale"),
        "paragraphs": [directed(each) for each in paragraphs if each],
        "scale": report.scale.name,
        "ratings": [
            {"colour": each.colour, "tag": _tag(each), "definition": directed(each.definition)}
            for each in report.scale.offered
        ],
    }


def _lists(report: Report) -> Iterator[PrintData]:
    if report.clearing:
        approval = [_item(line) for line in describe_approval(report.clearing)]
        yield {"name": _("Approved for publication"), "items": approval}
    if report.editions:
        editions = [_item(line) for line in describe_editions(report.editions)]
        yield {"name": _("Editions and corrections"), "items": editions}
    if report.cut_claims:
        cut = [_item(claim.text) for claim in report.cut_claims]
        yield {"name": _("Claims cut"), "items": cut}
    yield {"name": _("History"), "items": [_event(each) for each in report.events]}


def _item(text: str, head: str = "", claim: int | None = None) -> PrintData:
    name = _("Claim %(number)s") % {"number": claim} + ":" if claim else ""
    return directed(text, head=head, claim=claim, **{"claim-name": name})


def _event(event: Event) -> PrintData:
    text = ", ".join(filter(None, (event.what, event.who)))
    return _item(f"{text}. {event.why}" if event.why else text, format_time(event.at), event.claim)


def _footer(report: Report) -> Iterator[str]:
    generated = _("Generated by %(generator)s") % {"generator": report.generator}
    version = (
        f", {_('version %(version)s') % {'version': report.version}}" if report.version else ""
    )
    yield f"{generated}, {format_time(report.generated_at)}{version}."
    length = report.revision.length
    characters = ngettext("%(n)s character", "%(n)s characters", length) % {"n": length}
    revision = _("Revision %(number)s") % {"number": report.revision.number}
    yield f"{revision}, {characters}, sha256 {report.revision.sha256}"
