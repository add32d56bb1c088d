"""Draw the lines of the text without the template engine, which is ten times slower here."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from articles.models import Claim
from articles.reading.document import Role
from articles.reads.articles import Line, LinePiece
from articles.reads.claims import DeskClaim
from articles.templatetags.marks import marks, sign

register = template.Library()

PART = 20  # paragraphs


@register.simple_tag(takes_context=True)
def paragraphs(context: Mapping[str, Any], drawn: Sequence[list[Line]]) -> SafeString:
    """Return the paragraphs; each line links to its card, and that of the open card is current.

    Twenty paragraphs are one part, which browsers lay out separately: with thousands of paragraphs in
    one element, each frame of scrolling takes 50 ms.
    """
    in_hand, query = context["in_hand"], escape(context["desk"].filters.query)
    roles = context["desk"].roles
    html = [_paragraph(each, in_hand, query, roles.get(each[0].start, "")) for each in drawn]
    parts = ("".join(html[at : at + PART]) for at in range(0, len(html), PART))
    html = [f'<div class="part">\n{part}</div>\n' for part in parts]
    return mark_safe("".join(html))  # noqa: S308 (every text in it went through `escape`)


@register.simple_tag(takes_context=True)
def lines(context: Mapping[str, Any], drawn: Iterable[Line]) -> SafeString:
    """Return changed lines, which replace those on the page."""
    in_hand, query = context["in_hand"], escape(context["desk"].filters.query)
    html = (
        _line(line, query, current=line.statement_id == in_hand, replaces=True) for line in drawn
    )
    return mark_safe("\n".join(html))  # noqa: S308 (every text in it went through `escape`)


def _paragraph(lines: list[Line], in_hand: int, query: str, role: str) -> str:
    drawn = "".join(
        ("" if line is lines[0] else escape(line.before))
        + _line(line, query, current=line.statement_id == in_hand)
        for line in lines
    )
    return f'<p id="paragraph-{lines[0].start}" dir="auto"{role_attributes(role)}>{drawn}</p>\n'


@register.simple_tag
def role_attributes(role: str) -> SafeString:
    """Return what a paragraph is, for style sheets and screen readers."""
    shown = f' data-role="{escape(role)}"' if role else ""
    heading = ' role="heading" aria-level="2"' if role == Role.HEADING else ""
    return mark_safe(f"{shown}{heading}")  # noqa: S308 (the role went through `escape`)


def _line(line: Line, query: str, *, current: bool, replaces: bool = False) -> str:
    """Return a line. Most lines of a text are drawn the same for everybody: their HTML is kept."""
    if query or current or replaces:
        return _drawn(line, query, current=current, replaces=replaces)
    if not line.html:
        line.html = _drawn(line, "", current=False, replaces=False)
    return line.html


def _drawn(line: Line, query: str, *, current: bool, replaces: bool) -> str:
    dim = "" if line.shown else " dim"
    suggested = " suggested" if line.reasons else ""
    unmarked = " unmarked" if line.kind == "quoted" and not line.has_quotations else ""
    here = ' aria-current="true"' if current else ""
    swap = ' hx-swap-oob="true"' if replaces else ""
    return (
        f'<a class="line {line.kind}{unmarked}{suggested}{dim}" id="statement-{line.statement_id}"'
        f' href="?statement={line.statement_id}{query}" draggable="false"'
        f' data-start="{line.start}"{here}{swap}>{"".join(map(_piece, line.pieces))}{_ticks(line)}</a>'
    )


def _ticks(line: Line) -> str:
    """Return how many facts are ticked, if any is."""
    if not line.ticked:
        return ""
    sign = "☑" if line.is_ticked else "☐"
    return f'<span class="ticks" data-ticks="{sign} {line.ticked}/{len(line.facts)}"></span>'


def _note(desk_claim: DeskClaim) -> str:
    """Return the note beside the claim in print: the verdict, or the reason and state of the claim.

    Labels are looked up by value, because `get_reason_display` translates all of them each time.
    """
    claim, verdict = desk_claim.claim, desk_claim.verdict
    note_lines = [
        f"{verdict} ({verdict.author})" if verdict else str(Claim.Reason(claim.reason).label),
        claim.note,
        str(Claim.State(claim.state).label),
    ]
    return "\n".join(filter(None, note_lines))


def _piece(piece: LinePiece) -> str:
    classes = marks(piece)
    opened = f'<span class="{classes}">' if classes else "<span>"
    numbers = "".join(
        f'<span class="number" data-number="{claim.number} {escape(sign(claim))}"'
        f' data-note="{escape(_note(claim))}"></span>'
        for claim in piece.ending
    )
    return f"{opened}{escape(piece.text)}</span>{numbers}"
