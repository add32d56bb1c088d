"""The report as the PDF's template wants it: plain words with their direction, in the page's order."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils import dateformat
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from articles.reports.content.annotate import Block, Piece
from articles.reports.content.decisions import Correction, EditionNote
from articles.reports.content.report import (
    Event,
    PublicationApproval,
    Question,
    Rating,
    Report,
    Source,
    TieBreak,
)
from articles.reports.content.sheet import Cited, Entry, Note, Sheet, sheet_of

Told = dict[str, Any]
LANGUAGE = re.compile(r"[a-z]{2,3}(?![a-z])")
DAY, MOMENT = "j M Y", "j M Y, H:i"


def on_paper(report: Report) -> Told:
    """Everything that stands in the PDF. Same report, same words."""
    sheet = sheet_of(report)
    article = report.article
    about = " ".join(f"{each}." for each in (article.byline,) if each)
    where = ", ".join(filter(None, (article.publisher, _day(article.published_on))))
    return {
        "language": (get_language() or "en")[:2],
        "written-in": _language(report),
        "document": _("Fact-check: %(title)s") % {"title": article.title},
        "generator": report.generator,
        "version": report.version,
        "page": [_("page "), _(" of ")],
        "attached": _("The complete data of this report, for programs"),
        "kicker": _kicker(sheet),
        "legal": ""
        if report.is_public
        else _("Legal version: contains confidential material. Not for publication."),
        "title": said(article.title),
        "about": said(" ".join(filter(None, (about, where)))),
        "summary": list(_summary(sheet)),
        "rows": [_row(block, notes) for block, notes in sheet.rows],
        "sources": {
            "name": _("Sources"),
            "none": [] if sheet.entries else [_("No source is attached yet.")],
            "entries": [_source(entry, report) for entry in sheet.entries],
        },
        "method": _method(report),
        "lists": list(_lists(report)),
        "foot": [said(line) for line in _foot(report)],
    }


def said(text: str, **more: object) -> Told:
    """Words with the direction of their first letter that has one."""
    strong = (unicodedata.bidirectional(letter) for letter in text)
    first = next((each for each in strong if each in {"L", "R", "AL"}), "L")
    return {"text": text, "rtl": first != "L", **more}


def _language(report: Report) -> str:
    found = LANGUAGE.match(report.article.language.lower())
    return found[0] if found else (get_language() or "en")[:2]  # what typst takes


def _day(when: Any, form: str = DAY) -> str:
    if isinstance(when, datetime):
        when = when.astimezone(UTC)
    return dateformat.format(when, form) if when else ""


def _kicker(sheet: Sheet) -> str:
    number = len(sheet.report.shown)
    claims = ngettext("%(n)s claim", "%(n)s claims", number) % {"n": number}
    parts = [
        _("Fact-check report"),
        _("revision %(number)s") % {"number": sheet.report.revision.number},
        claims,
        _("%(signed)s signed off") % {"signed": sheet.signed},
    ]
    return " · ".join(parts)


def _tag(rating: Rating) -> str:
    return f"{rating.shape} {rating.label}".strip()


def _summary(sheet: Sheet) -> Iterable[Told]:
    for rating, count in sheet.counts:
        yield {"colour": rating.colour, "text": f"{rating.shape} {count} {rating.label}"}
    if sheet.unjudged:
        yield {"colour": "open", "text": f"⚑ {sheet.unjudged} {_('not judged yet')}"}
    if not sheet.counts and not sheet.unjudged:
        yield {"colour": "open", "text": _("No claims are flagged in this text.")}


def _row(block: Block, notes: Iterable[Note]) -> Told:
    words = "".join(piece.text for piece in block.pieces)
    pieces = [_piece(piece) for piece in block.pieces]
    pieces[-1]["text"] = pieces[-1]["text"].rstrip("\n")
    return said(words, pieces=pieces, notes=[_note(note) for note in notes])


def _piece(piece: Piece) -> Told:
    line = "solid" if "quotation" in piece.kinds else "dashed" if "reported" in piece.kinds else ""
    claim = piece.claims[-1] if piece.claims else None
    verdict = claim.verdict if claim else None
    ends = [
        {"number": each.number, "mark": f"{each.number}{_shape(each.verdict)}"}
        for each in piece.ending
    ]
    colour = "" if claim is None else verdict.rating.colour if verdict else "open"
    return {"text": piece.text, "line": line, "colour": colour, "ends": ends}


def _shape(verdict: Any) -> str:
    return str(verdict.rating.shape) if verdict else "⚑"


def _note(note: Note) -> Told:
    claim, verdict = note.claim, note.claim.verdict
    explained = (
        verdict.explanation if verdict else ": ".join(filter(None, (str(claim.reason), claim.note)))
    )
    return {
        "number": claim.number,
        "colour": verdict.rating.colour if verdict else "open",
        "tag": _tag(verdict.rating) if verdict else f"⚑ {_('not judged yet')}",
        "who": said(", ".join(claim.speakers) or _("no named speaker")),
        "said": [said(part) for part in explained.split("\n\n")],
        "cited": [_cited(each) for each in note.cited],
        "asked": [said(_asked(query)) for query in claim.queries],
        "judged": said(_judged(note)),
        "more": [said(line) for line in _more(note)],
    }


def _cited(each: Cited) -> Told:
    citation = each.citation
    text = str(citation.stance)
    if citation.locator:
        text += f", {citation.locator}"
    if citation.excerpt:
        text += f": “{citation.excerpt}”"
    if citation.note:
        text += f" {citation.note}"
    if citation.findings:
        found = (
            f"{row.sought}{f' “{row.words}”' if row.sought.key == 'fact' else ''}: {row.outcome}"
            for row in citation.findings
        )
        text += f" {_('Automatic search:')} {'; '.join(found)}"
    return said(text, number=each.source.number)


def _asked(query: Question) -> str:
    if query.answer:
        reply = f"{_('Answer:')} {query.answer}"
    elif query.state.key == "open":
        reply = _("No answer yet.")
    else:
        reply = _("There was no reply.")
    return f"{_('Question to %(whom)s:') % {'whom': query.addressee}} {query.question} {reply}"


def _judged(note: Note) -> str:
    claim, verdict = note.claim, note.claim.verdict
    if not verdict:
        return str(claim.state)
    signed = _("signed off by %(who)s") % {"who": claim.signed_off_by}
    end = f"✓ {signed}" if claim.signed_off_by else str(claim.state)
    return f"{verdict.author}, {_day(verdict.at)} · {end}"


def tie_broken(decided: TieBreak) -> str:
    """Who decided between two people that disagreed, and for whom."""
    return _("Two people disagreed. %(who)s decided: %(what)s.") % {
        "who": decided.by,
        "what": decided.outcome.label,
    }


def _more(note: Note) -> Iterable[str]:
    claim, verdict = note.claim, note.claim.verdict
    if claim.freshness and note.is_stale:
        words = [_("the text of the claim")] if claim.freshness.text_changed else []
        words += [f"[{number}] {word}" for number, word in claim.freshness.sources]
        unconfirmed = _("The verdict has not been reconfirmed since.")
        yield f"↻ {_('Changed since the verdict:')} {'; '.join(words)}. {unconfirmed}"
    for sign_off in verdict.sign_offs if verdict else ():
        if not sign_off.agrees:
            rated = f" {sign_off.rating.label}." if sign_off.rating else ""
            yield f"{_('%(who)s dissents:') % {'who': sign_off.signer}}{rated} {sign_off.reason}"
    for decided in verdict.tie_breaks if verdict else ():
        yield f"{tie_broken(decided)} {decided.reason}"
    for stood in verdict.confirmations if verdict else ():
        confirmed = _("%(who)s confirmed that the verdict still stands") % {"who": stood.by}
        reason = f": {stood.reason}" if stood.reason else ""
        yield f"{confirmed}, {_day(stood.at)}{reason}"
    former = [
        f"{each.rating.label} ({each.author}, {_day(each.at)})" for each in claim.verdicts[1:]
    ]
    if former:
        yield f"{_('Earlier:')} {'; '.join(former)}"


def _source(entry: Entry, report: Report) -> Told:
    source = entry.source
    lines = list(_withheld(source) if source.withheld else _known(entry))
    primary = [_("primary source")] if source.is_primary else []
    return {
        "number": source.number,
        "lines": lines,
        "claims": list(entry.claims),
        "cited-in": ", ".join([str(source.kind), *primary]) + f" · {_('cited in')}",
    }


def _withheld(source: Source) -> Iterable[Told]:
    note = _("(confidential: its identity and content stay in the newsroom)")
    yield said(f"{source.public_description} {note}", how="plain")


def _known(entry: Entry) -> Iterable[Told]:
    source = entry.source
    if source.visibility.key != "public" and source.public_description:
        name = _("Public description: %(words)s") % {"words": source.public_description}
        yield said(f"{_('Confidential: not for publication.')} {name}", how="strong")
    named = [entry.title] if entry.title != source.url else []
    if named or entry.about:
        yield said(", ".join([*named, *entry.about]), how="strong")
    if source.url:
        yield said(source.url, how="address", link=entry.link)
    for seen in source.captures:
        status = f", HTTP {seen.status}" if seen.status else ""
        size = filesizeformat(seen.size).replace("\xa0", " ")
        moment = f"{seen.origin} {_day(seen.at, MOMENT)} UTC{status}, {size}"
        yield said(f"{moment}, sha256 {seen.sha256}", how="soft")
    if source.failure:
        yield said(f"! {source.failure}", how="plain")
    elif not source.captures and source.kind.key == "url":
        yield said(_("Not captured yet."), how="soft")


def _method(report: Report) -> Told:
    words = _(
        "Statements that are disputed or need checking were flagged as claims. Sources were attached to each claim, and a copy of each page was kept. One person judged each claim; another signed it off. A claim without a signature has not been signed off."  # noqa: E501 (as on the web page)
    )
    marks = _("Quotations are underlined; reported speech has a dashed underline.")
    described = [report.scale.description] if report.scale.description else []
    return {
        "name": _("Method and scale"),
        "said": [said(each) for each in (words, marks, *described)],
        "scale": report.scale.name,
        "ratings": [
            {"colour": each.colour, "tag": _tag(each), "definition": said(each.definition)}
            for each in report.scale.ratings
        ],
    }


def _lists(report: Report) -> Iterable[Told]:
    if report.clearing:
        cleared = [_item(line) for line in told_approval(report.clearing)]
        yield {"name": _("Approved for publication"), "items": cleared}
    if report.editions:
        published = [_item(line) for line in told_editions(report.editions)]
        yield {"name": _("Editions and corrections"), "items": published}
    if report.cut:
        cut = [_item(claim.text) for claim in report.cut]
        yield {"name": _("Claims cut"), "items": cut}
    yield {"name": _("History"), "items": [_event(each) for each in report.events]}


def told_approval(clearing: PublicationApproval) -> Iterable[str]:
    """Who cleared the article, and which rules were passed over, why."""
    yield _("%(who)s approved revision %(number)s on %(day)s.") % {
        "who": clearing.by,
        "number": clearing.revision,
        "day": _day(clearing.at, MOMENT),
    } + ("" if clearing.is_current else f" {_('The article has changed since.')}")
    for check in clearing.overridden:
        told = f"{check.rule} ({check.hits}), {check.overridden_by}"
        yield f"{_('Overridden:')} {told}. {check.reason}"


def told_editions(editions: Iterable[EditionNote]) -> Iterable[str]:
    """A line for each edition, and one for each of its corrections."""
    for edition in editions:
        name = _("Edition %(number)s, %(day)s UTC.") % {
            "number": edition.number,
            "day": _day(edition.at, MOMENT),
        }
        taken_back = f"{_('Withdrawn:')} {edition.withdrawn}" if edition.withdrawn else ""
        yield " ".join(filter(None, (name, edition.note, taken_back)))
        yield from map(_corrected, edition.corrections)


def _corrected(correction: Correction) -> str:
    where = _("Claim %(number)s:") % {"number": correction.claim} if correction.claim else ""
    return " ".join(filter(None, (where, correction.what)))


def _item(text: str, head: str = "", claim: int | None = None) -> Told:
    name = _("Claim %(number)s") % {"number": claim} + ":" if claim else ""
    return said(text, head=head, claim=claim, **{"claim-name": name})


def _event(event: Event) -> Told:
    text = ", ".join(filter(None, (event.what, event.who)))
    return _item(f"{text}. {event.why}" if event.why else text, _day(event.at, MOMENT), event.claim)


def _foot(report: Report) -> Iterable[str]:
    made = _("Generated by %(generator)s") % {"generator": report.generator}
    version = _("version %(version)s") % {"version": report.version}
    yield f"{made}, {_day(report.generated_at, MOMENT)} UTC, {version}."
    length = report.revision.length
    counted = ngettext("%(n)s character", "%(n)s characters", length) % {"n": length}
    revision = _("Revision %(number)s") % {"number": report.revision.number}
    yield f"{revision}, {counted}, sha256 {report.revision.sha256}"
