"""Classes, signs and labels of states, outcomes and verdicts."""

from collections.abc import Mapping

from django import template
from django.utils.formats import date_format
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.fetching import Outcome
from articles.models import Claim, Drift, Finding, Mark, Source
from articles.reading.document import Beside
from articles.reads.articles import Desk, LinePiece, Status
from articles.reads.claims import DeskClaim
from articles.reports import Calculation
from articles.reports.content.sentences import describe_sum
from articles.stored_sentences import translated
from articles.text import Reason
from articles.text.facts import Fact, FactKind
from articles.text.likeness import Difference, DifferenceKind
from articles.text.mentions import find_mentions

register = template.Library()
register.filter("translated", translated)

STATE_SIGNS = {
    Claim.State.OPEN: "⚑",
    Claim.State.IN_PROGRESS: "…",
    Claim.State.HELP_NEEDED: "!",
    Claim.State.READY: "◐",
    Claim.State.SIGNED_OFF: "✓",
    Claim.State.CUT: "✂",
}
STATE_COLOURS = {
    Claim.State.HELP_NEEDED: "false",
    Claim.State.OPEN: "mixed",
    Claim.State.READY: "mixed",
    Claim.State.SIGNED_OFF: "true",
}
ARTICLE_COLOURS = {
    Status.IN_CHECK: "accent",
    Status.APPROVED: "true",
    Status.PUBLISHED: "true",
    Status.CORRECTED: "mixed",
}
OUTCOME_SIGNS = {
    Outcome.CAPTURED: "✓",
    Outcome.UNCHANGED: "=",
    Outcome.CHANGED: "≠",
    Outcome.MOVED: "→",
    Outcome.BEGINNING: "◔",
    Outcome.WALL: "⊘",
    Outcome.BLOCKED: "⊘",
    Outcome.GONE: "†",
    Outcome.MISSING: "?",
}
OUTCOME_COLOURS = {
    Outcome.CAPTURED: "true",
    Outcome.UNCHANGED: "true",
    Outcome.CHANGED: "mixed",
    Outcome.MOVED: "mixed",
    Outcome.BEGINNING: "mixed",
}

FINDING_SIGNS = {
    Finding.Outcome.EXACT: "=",
    Finding.Outcome.PUNCTUATION: "≈",
    Finding.Outcome.SPELLING: "≈",
    Finding.Outcome.ALTERED: "≠",
    Finding.Outcome.STITCHED: "+",
    Finding.Outcome.OTHER_SENSE: "↩",
    Finding.Outcome.FOUND: "=",
    Finding.Outcome.DIFFERS: "≠",
    Finding.Outcome.NOT_FOUND: "?",
    Finding.Outcome.NOT_CHECKABLE: "–",
    Finding.Outcome.ELSEWHERE: "↗",
}

BESIDE_LABELS = {
    Beside.CAPTION: gettext_lazy("caption"),
    Beside.CORRECTION: gettext_lazy("correction"),
    Beside.COMMENT: gettext_lazy("comment"),
    Beside.RELATED: gettext_lazy("related article"),
    Beside.OTHER: gettext_lazy("other"),
}

MARK_SIGNS = {
    Mark.CURRENT: "=",
    Mark.TEXT_CHANGED: "✎",
    Mark.SOURCE_CHANGED: "↻",
    Mark.OTHER_SENSE: "↩",
    Mark.FIGURES_CHANGED: "∑",
}
DRIFT_SIGNS = {
    Drift.UNSEEN: "–",
    Drift.UNCHANGED: "=",
    Drift.PASSAGE_UNCHANGED: "≈",
    Drift.CHANGED: "↻",
    Drift.VANISHED: "↻",
    Drift.TURNED: "↩",
    Drift.FIGURES: "∑",
    Drift.MOVED: "→",
    Drift.BLOCKED: "⊘",
    Drift.UNREACHABLE: "?",
    Drift.GONE: "†",
    Drift.ADDED: "+",
}


REASONS = {
    Reason.FIGURE: gettext_lazy("a figure"),
    Reason.SUPERLATIVE: gettext_lazy("a superlative"),
    Reason.COMPARISON: gettext_lazy("a comparison"),
    Reason.ACCUSATION: gettext_lazy("an accusation"),
    Reason.DEED: gettext_lazy("something that happened"),
    Reason.OFFICIAL: gettext_lazy("said by somebody with an office"),
}


@register.filter
def reason_label(reason: Reason) -> str:
    """Return why a statement is likely to need a check."""
    return str(REASONS[reason])


@register.filter
def mark_sign(mark: str) -> str:
    """Return the sign of what has changed since a verdict."""
    return MARK_SIGNS[Mark(mark)]


@register.filter
def drift_sign(word: str) -> str:
    return DRIFT_SIGNS[Drift(word)]


@register.filter
def finding_sign(outcome: str) -> str:
    """Return the sign of a finding. It is neither tick nor cross, because it is no judgement."""
    return FINDING_SIGNS[Finding.Outcome(outcome)]


@register.filter
def beside_label(kind: str) -> str:
    """Return what a text is that stands on a page beside its article."""
    return str(BESIDE_LABELS[Beside(kind)])


@register.filter
def source_details(source: Source) -> str:
    """Return how, by whom and when, of a source without an address: "by telephone · 3 May 2025"."""
    day = date_format(source.dated_on) if source.dated_on else ""
    return " · ".join(filter(None, [str(source.get_channel_display()), source.issuer, day]))


EXTERNAL_SIGN = "⇥"  # a verdict of another newsroom that nobody here has confirmed


@register.filter
def outcome_sign(outcome: str) -> str:
    """Return the sign of the outcome of a fetch, so that colour never stands alone."""
    return OUTCOME_SIGNS.get(Outcome(outcome), "✕") if outcome in set(Outcome) else "✕"


@register.filter
def outcome_colour(outcome: str) -> str:
    return OUTCOME_COLOURS.get(Outcome(outcome), "false") if outcome in set(Outcome) else "false"


@register.filter
def outcome_label(outcome: str) -> str:
    """Return the outcome of a fetch in one or two words."""
    return str(Outcome(outcome).label) if outcome in set(Outcome) else _("failed")


@register.filter
def item(mapping: Mapping[str, int], key: str) -> int:
    """Return the count under a key; 0 without one."""
    return mapping.get(key, 0)


@register.filter
def percent(share: float) -> str:
    """Return 0.85 as "85 %"."""
    return f"{round(share * 100)} %"


@register.filter
def has_reading(fact: Fact) -> bool:
    """Return whether the value of a fact says more than its words: of numbers it does."""
    return fact.kind in {FactKind.NUMBER, FactKind.PERCENTAGE, FactKind.MONEY}


def marks(piece: LinePiece) -> str:
    """Return the classes of a piece of text: quotation, and the colour of the innermost claim."""
    classes = ["quoted"] if piece.quoted else []
    if piece.claim:
        verdict = piece.claim.verdict
        classes += ["claim", verdict.recorded_rating["colour"] if verdict else "flagged"]
    return " ".join(classes)


def sign(desk_claim: DeskClaim) -> str:
    """Return the sign of the verdict, or of the state without one, then the signs of changes since."""
    state = Claim.State(desk_claim.claim.state)
    verdict = desk_claim.verdict
    shape = verdict.recorded_rating["shape"] if verdict else STATE_SIGNS[state]
    if verdict and verdict.is_external:
        shape = f"{EXTERNAL_SIGN} {shape}"
    return " ".join([shape, *(MARK_SIGNS[mark] for mark in desk_claim.freshness.marks)])


@register.filter
def state_sign(state: str) -> str:
    return STATE_SIGNS[Claim.State(state)]


@register.filter
def state_colour(state: str) -> str:
    return STATE_COLOURS.get(Claim.State(state), "")


@register.filter
def article_colour(status: str) -> str:
    """Return the colour of the icon of an article's status; empty for a draft."""
    return ARTICLE_COLOURS.get(Status(status), "")


@register.filter
def meter(desk: Desk) -> list[dict[str, str]]:
    """Return the bars of the progress meter: colour, and start and width in per cent."""
    total = len(desk.claims) or 1
    bars, start = [], 0.0
    for colour, count in desk.meter:
        width = 100 * count / total
        bars.append({"colour": colour, "start": f"{start:.2f}", "width": f"{width:.2f}"})
        start += width
    return bars


@register.filter
def mark_mentions(text: str) -> SafeString:
    """Return a comment as it was typed, with the mentioned names in bold."""
    pieces, end = [], 0
    for name in find_mentions(text):
        pieces += [conditional_escape(text[end : name.start])]
        pieces += [format_html('<b class="called">{}</b>', text[name.start : name.end])]
        end = name.end
    pieces.append(conditional_escape(text[end:]))
    return mark_safe("".join(pieces).replace("\n", "<br>"))  # noqa: S308 (each piece is escaped)


DIFFERENCE_LABELS = {
    DifferenceKind.NUMBER: gettext_lazy("number"),
    DifferenceKind.DATE: gettext_lazy("date"),
    DifferenceKind.NEGATION: gettext_lazy("negation"),
    DifferenceKind.NAME: gettext_lazy("name"),
}


@register.filter
def difference_label(difference: Difference) -> str:
    """Return what differs between two claims as a word."""
    return str(DIFFERENCE_LABELS[difference.kind])


@register.filter
def sum_in_words(calculation: Calculation) -> str:
    """Return the sum of a calculation of a report, with its result and where its figures are from."""
    return describe_sum(calculation)
