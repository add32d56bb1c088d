import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.reports.content.annotate import GAP, Block, blocks
from articles.reports.content.bibliography import Reference, references
from articles.reports.content.paper import tie_broken, told_approval, told_editions
from articles.reports.content.report import Citation, Claim, Question, Report, Source, Verdict

# What CommonMark, or GitHub's tables, links and strikes, could take for more than a character.
SPECIAL = re.compile(r"[\\`*_\[\]<>&|~$]|:(?=//)|(?<=\bwww)\.", re.IGNORECASE)
AT_LINE_START = re.compile(r"^(?:[#+=-]|\d+[.)])")
LINE = re.compile(r"[^\S\r\n]*(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])[^\S\r\n]*")


def render_markdown(report: Report) -> str:
    """The report for a wiki, an issue tracker or a content system: text, claims, sources.

    What people and pages wrote is escaped: it reads as it was written, and does nothing.
    """
    parts = [*_top(report), *_text(report), *_claims(report), *_sources(report), *_end(report)]
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """The words as Markdown that shows exactly these words; a line end stays one."""
    return _run(text.strip())


def _run(text: str) -> str:
    return "\\\n".join(_escaped_line(line) for line in LINE.split(text))


def _escaped_line(line: str) -> str:
    found = SPECIAL.sub(lambda match: f"\\{match.group()}", line)
    start = AT_LINE_START.match(found)
    if start is None:
        return found
    return f"{found[: start.end() - 1]}\\{found[start.end() - 1 :]}"


def _one_line(text: str) -> str:
    return escaped(" ".join(text.split()))


def _top(report: Report) -> Iterator[str]:
    article = report.article
    yield f"# {_one_line(article.title)}"
    about = [article.byline, article.publisher]
    about.append(article.published_on.isoformat() if article.published_on else "")
    if any(about):
        yield " · ".join(_one_line(each) for each in about if each)
    shown = report.shown
    total, signed = len(shown), sum(1 for claim in shown if claim.signed_off_by)
    counted = ngettext("%(total)d claim", "%(total)d claims", total) % {"total": total}
    yield f"{_('Fact-check report')} · {counted} · " + _("%(signed)d signed off") % {
        "signed": signed
    }


def _text(report: Report) -> Iterator[str]:
    yield f"## {_('Text')}"
    yield from filter(None, map(_block, blocks(report)))


def _block(block: Block) -> str:
    """A paragraph; where a claim ends stands its number, as a link to what is said of it."""
    written = ""
    for piece in block.pieces:
        if GAP in piece.kinds:
            continue
        written += _run(piece.text if written else piece.text.lstrip())
        written += "".join(f" [[{claim.number}]](#claim-{claim.number})" for claim in piece.ending)
    return written


def _claims(report: Report) -> Iterator[str]:
    yield f"## {_('Claims')}"
    if not report.shown:
        yield _("No claims are flagged in this text.")
    sources = {source.number: source for source in report.sources}
    for claim in report.shown:
        yield from _claim(claim, sources)


def _claim(claim: Claim, sources: dict[int, Source]) -> Iterator[str]:
    verdict = claim.verdict
    judged = f"{verdict.rating.shape} {verdict.rating.label}" if verdict else _("not judged yet")
    yield f'### <a id="claim-{claim.number}"></a>{claim.number}. {_one_line(judged)}'
    yield "\n".join(f"> {line}" for line in escaped(claim.text).split("\n"))
    named = ", ".join(claim.speakers) or _("no named speaker")
    yield f"{_one_line(named)} · {_one_line(claim.state.label)}"
    yield from _judged(claim, verdict)
    cited = [_citation(each, sources[each.source]) for each in claim.citations]
    if cited:
        yield "\n".join(cited)
    yield from map(_query, claim.queries)


def _judged(claim: Claim, verdict: Verdict | None) -> Iterator[str]:
    if verdict is None:
        if claim.note:
            yield escaped(claim.note)
        return
    yield escaped(verdict.explanation)
    signed = _("signed off by %(who)s") % {"who": claim.signed_off_by}
    by = f"{verdict.author}, {verdict.at:%Y-%m-%d}"
    yield _one_line(f"{by} · {signed}" if claim.signed_off_by else by)
    for sign_off in verdict.sign_offs:
        if not sign_off.agrees:
            dissent = _("%(who)s dissents:") % {"who": sign_off.signer}
            rated = f" {_one_line(sign_off.rating.label)}." if sign_off.rating else ""
            yield f"{_one_line(dissent)}{rated} {escaped(sign_off.reason)}"
    for decided in verdict.tie_breaks:
        yield f"{_one_line(tie_broken(decided))} {escaped(decided.reason)}"


def _citation(citation: Citation, source: Source) -> str:
    """A line of the list; of a restricted source nothing but that it is cited."""
    said = f"- [[{source.number}]](#source-{source.number}) {_one_line(citation.stance.label)}"
    if source.withheld:
        return said
    if citation.locator:
        said += f", {_one_line(citation.locator)}"
    if citation.excerpt:
        said += f": “{_one_line(citation.excerpt)}”"
    return f"{said} {_one_line(citation.note)}".rstrip()


def _query(query: Question) -> str:
    asked = _("Question to %(whom)s:") % {"whom": query.addressee}
    if query.answer:
        answer = f"{_('Answer:')} {escaped(query.answer)}"
    else:
        is_open = query.state.key == "open"
        answer = _("No answer yet.") if is_open else _("There was no reply.")
    return f"{_one_line(asked)} {escaped(query.question)} {answer}"


def _sources(report: Report) -> Iterator[str]:
    yield f"## {_('Sources')}"
    if not report.sources:
        yield _("No source is attached yet.")
    yield from map(_reference, references(report))


def _reference(reference: Reference) -> str:
    number = reference.source.number
    about = [reference.title, reference.author, reference.container]
    about.append("-".join(f"{part:02}" for part in reference.issued))
    line = ", ".join(_one_line(each) for each in about if each)
    if reference.url and reference.url != reference.title:
        line += f" {_one_line(reference.url)}"
    capture = None if reference.source.withheld else reference.source.capture
    if capture:
        line += (
            f" · {_one_line(capture.origin.label)} {capture.at:%Y-%m-%d}, `sha256 {capture.sha256}`"
        )
    return f'<a id="source-{number}"></a>{number}\\. {line}'


def _end(report: Report) -> Iterator[str]:
    revision = report.revision
    if report.clearing:
        yield f"## {_('Approved for publication')}"
        yield from map(escaped, told_approval(report.clearing))
    if report.editions:
        yield f"## {_('Editions and corrections')}"
        yield from map(_one_line, told_editions(report.editions))
    yield "---"
    made = _("Generated by %(generator)s") % {"generator": report.generator}
    yield (
        f"{_one_line(made)}, {report.generated_at:%Y-%m-%d %H:%M %Z} · "
        + _("revision %(number)d") % {"number": revision.number}
        + f" · `sha256 {revision.sha256}`"
    )
