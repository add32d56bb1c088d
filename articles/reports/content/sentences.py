"""Sentences that the printed formats share."""

from collections.abc import Iterable, Iterator

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from articles.reports.content.claims import (
    Calculation,
    CalculationFigure,
    Claim,
    Finding,
    Question,
)
from articles.reports.content.dates import format_day, format_time
from articles.reports.content.layout import Layout, MarginNote
from articles.reports.content.publishing import Correction, EditionNote, PublicationApproval
from articles.reports.content.report import Report
from articles.reports.content.sources import Capture
from articles.reports.content.verdicts import SignOff, TieBreak, Verdict, VerdictReconfirmation


def describe_question(question: Question) -> str:
    """Return the question with its answer, or with why there is none."""
    asked = f"{question_heading(question)} {question.question} {describe_answer(question)}"
    if not question.override_reason:
        return asked
    overridden = _("%(who)s did not wait for the answer:") % {"who": question.overridden_by}
    return f"{asked} {overridden} {question.override_reason}"


def question_heading(question: Question) -> str:
    """Return to whom the question was put."""
    return _("Question to %(whom)s:") % {"whom": question.addressee}


def describe_answer(question: Question) -> str:
    """Return the answer, or that there is none."""
    if question.answer:
        return f"{_('Answer:')} {question.answer}"
    if question.state.key == "open":
        return _("No answer yet.")
    if question.deadline:
        return _("No reply by %(day)s.") % {"day": format_day(question.deadline)}
    return _("There was no reply.")


def describe_finding(finding: Finding) -> str:
    """Return what a search looked for and its outcome, with what turns the words if anything does."""
    sought = f" “{finding.words}”" if finding.sought.key == "fact" else ""
    outcome = f"{finding.sought}{sought}: {finding.outcome}"
    if finding.turn:
        outcome += f" ({finding.turn}: “{finding.turning_words}”)"
    if not finding.judged:
        return outcome
    who = {"who": finding.judged.by}
    judged = (
        _("%(who)s judged that the passage is turned:")
        if finding.judged.is_turned
        else _("%(who)s judged that the passage is not turned:")
    )
    return f"{outcome}. {judged % who} {finding.judged.reason}"


def describe_calculation(calculation: Calculation) -> str:
    """Return a calculation as one line: its sum, its result and whether the article agrees."""
    heading = _("Calculation of “%(words)s”:") % {"words": calculation.words}
    return f"∑ {heading} {describe_sum(calculation)}"


def describe_sum(calculation: Calculation) -> str:
    """Return the sum with its result and the sources of its figures, or that it is withheld."""
    if calculation.withheld:
        return _("its figures are from a confidential source and stay in the newsroom.")
    sign = "=" if calculation.exact else "≈"
    written = f"{calculation.written} {sign} {calculation.result}"
    shown = written if calculation.result else calculation.written
    from_where = "; ".join(f"{each.text}: {_where_of(each)}" for each in calculation.figures)
    return f"{shown} – {calculation.sentence}. ({from_where})"


def _where_of(figure: CalculationFigure) -> str:
    if not figure.capture_sha256:
        return figure.note or _("typed, without a source")
    return _("table %(table)s, row %(row)s, column %(column)s") % {
        "table": figure.table,
        "row": figure.row,
        "column": figure.column,
    }


def describe_state(claim: Claim) -> str:
    """Return who judged the claim and when, and who signed it off or how far the check is."""
    if not claim.verdict:
        return str(claim.state)
    signed_off = _("signed off by %(who)s") % {"who": claim.signed_off_by}
    sign = "✓ " if claim.is_signed_off else ""
    end = f"{sign}{signed_off}" if claim.signed_off_by else str(claim.state)
    state = f"{claim.verdict.author}, {format_day(claim.verdict.at)} · {end}"
    return f"{state} · {describe_external()}" if claim.is_external else state


def describe_external() -> str:
    """Return the mark of a verdict of another newsroom."""
    return _("From another newsroom, not confirmed here")


def describe_method(report: Report) -> Iterator[str]:
    """Yield how the claims of this report were checked: only what was done, and for how many."""
    claims, total = report.numbered_claims, len(report.numbered_claims)
    yield _("Claims flagged to be checked: %(n)s.") % {"n": total}
    pages = [each for each in report.sources if each.kind.key == "url" and not each.withheld]
    copied = sum(1 for page in pages if any(not each.external for each in page.captures))
    sourced = sum(1 for claim in claims if claim.citations)
    judged = sum(1 for claim in claims if claim.verdict and not claim.is_external)
    signed = sum(1 for claim in claims if claim.is_signed_off)
    external = sum(1 for claim in claims if claim.verdict and claim.is_external)
    shares = [
        (_("Claims with a source: %(n)s of %(total)s."), sourced, total),
        (_("Cited pages of which a copy was kept: %(n)s of %(total)s."), copied, len(pages)),
        (_("Claims with a verdict: %(n)s of %(total)s."), judged, total),
        (_("Claims that another person signed off: %(n)s of %(total)s."), signed, total),
    ]
    yield from (share % {"n": n, "total": of} for share, n, of in shares if n)
    if external:
        judged_there = _("Claims judged by another newsroom and not confirmed here: %(n)s.")
        yield judged_there % {"n": external}


def describe_marks(layout: Layout) -> Iterator[str]:
    """Yield how printed formats mark quotations and reported speech, if the text has them."""
    if layout.has_quotations:
        yield _("Quotations are underlined.")
    if layout.has_reported_speech:
        yield _("Reported speech has a dashed underline.")


def describe_origin(report: Report) -> str:
    """Return where the article comes from; empty for an article of this newsroom."""
    if report.origin is None:
        return ""
    return _(
        "This article comes from another newsroom. Its report (version %(version)s, made by "
        "%(program)s) was imported on %(day)s. What is marked “another newsroom” was judged there."
    ) % {
        "version": report.origin.version,
        "program": report.origin.generator,
        "day": format_day(report.origin.at),
    }


def describe_note(note: MarginNote) -> Iterator[str]:
    """Yield what is known beyond the newest verdict: changes, dissent, decisions, history."""
    claim, verdict = note.claim, note.claim.verdict
    if note.single_origin:
        sources = ", ".join(f"[{number}]" for number in note.single_origin)
        copies = _("%(sources)s have one origin.") % {"sources": sources}
        yield " ".join([f"≡ {_('Single source:')} {copies}", "; ".join(note.origin_reasons)])
    yield from map(describe_calculation, claim.calculations)
    if note.is_stale:
        yield f"↻ {_describe_changes(claim)}"
    if verdict is None:
        return
    yield from _describe_decisions(verdict)
    earlier = [
        f"{each.rating.label} ({each.author}, {format_day(each.at)})" for each in claim.verdicts[1:]
    ]
    if earlier:
        yield f"{_('Earlier:')} {'; '.join(earlier)}"


def _describe_changes(claim: Claim) -> str:
    changes = (
        [_("the text of the claim")] if claim.freshness and claim.freshness.text_changed else []
    )
    sources = claim.freshness.sources if claim.freshness else ()
    changes += [f"[{number}] {change}" for number, change in sources]
    if claim.freshness and claim.freshness.figures_changed:
        changes.append(_("figures of a calculation"))
    unconfirmed = _("The verdict has not been reconfirmed since.")
    return f"{_('Changed since the verdict:')} {'; '.join(changes)}. {unconfirmed}"


def _describe_decisions(verdict: Verdict) -> Iterator[str]:
    for sign_off in verdict.sign_offs:
        if not sign_off.agrees:
            rated = f" {sign_off.rating.label}." if sign_off.rating else ""
            yield f"{dissent_heading(sign_off)}{rated} {sign_off.reason}"
    for tie_break in verdict.tie_breaks:
        yield f"{describe_tie_break(tie_break)} {tie_break.reason}"
    yield from map(_describe_reconfirmation, verdict.confirmations)


def dissent_heading(sign_off: SignOff) -> str:
    """Return who disagrees with a verdict."""
    return _("%(who)s dissents:") % {"who": sign_off.signer}


def describe_tie_break(tie_break: TieBreak) -> str:
    """Return who decided between two people who disagreed, and for which verdict."""
    return _("Two people disagreed. %(who)s decided: %(what)s.") % {
        "who": tie_break.by,
        "what": tie_break.outcome.label,
    }


def _describe_reconfirmation(reconfirmation: VerdictReconfirmation) -> str:
    confirmed = _("%(who)s confirmed that the verdict still stands") % {"who": reconfirmation.by}
    reason = f": {reconfirmation.reason}" if reconfirmation.reason else ""
    return f"{confirmed}, {format_day(reconfirmation.at)}{reason}"


def describe_capture(capture: Capture) -> str:
    """Return when and how the capture was made, and its size."""
    status = f", HTTP {capture.status}" if capture.status else ""
    size = filesizeformat(capture.size).replace("\xa0", " ")
    made = f"{capture.origin} {format_time(capture.at)}{status}, {size}"
    return f"{made} · {describe_external_capture()}" if capture.external else made


def describe_external_capture() -> str:
    """Return the mark of a capture that another newsroom made."""
    return _("From another newsroom, not fetched here")


def describe_approval(approval: PublicationApproval) -> Iterator[str]:
    """Yield who approved the article, and each rule that was overridden, with the reason."""
    approved = _("%(who)s approved revision %(number)s, %(time)s.") % {
        "who": approval.by,
        "number": approval.revision,
        "time": format_time(approval.at),
    }
    yield approved if approval.is_current else f"{approved} {_('The article has changed since.')}"
    for check in approval.overridden:
        rule = f"{check.rule} ({check.hits}), {check.overridden_by}"
        yield f"{_('Overridden:')} {rule}, {format_day(check.overridden_at)}. {check.reason}"


def describe_editions(editions: Iterable[EditionNote]) -> Iterator[str]:
    """Yield a line for each edition, and one for each of its corrections."""
    for edition in editions:
        name = _("Edition %(number)s, %(time)s.") % {
            "number": edition.number,
            "time": format_time(edition.at),
        }
        withdrawn = f"{_('Withdrawn:')} {edition.withdrawn}" if edition.withdrawn else ""
        yield " ".join(filter(None, (name, edition.note, withdrawn)))
        yield from map(_describe_correction, edition.corrections)


def _describe_correction(correction: Correction) -> str:
    claim = _("Claim %(number)s:") % {"number": correction.claim} if correction.claim else ""
    return " ".join(filter(None, (claim, correction.what)))
