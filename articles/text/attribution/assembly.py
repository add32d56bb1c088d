"""From what was read to what is handed out: statements, each with what belongs to it."""

from articles.text.attribution.attributions import SPEECH, Said
from articles.text.quotations import OverlapSweep, QuotedPassages
from articles.text.spans import Attribution, Kind, Span, Speaker, Statement


def attributions_at_home(
    said: list[Said], speakers: dict[str, Speaker]
) -> dict[int, list[Attribution]]:
    """The attributions by the number of the statement in which their cue stands."""
    found: dict[int, list[Attribution]] = {}
    for one in said:
        attribution = Attribution(
            speakers.get(one.speaker) if one.speaker else None,
            one.mention,
            one.cue,
            tuple(one.content),
            one.confidence,
            one.stance,
            one.rule,
        )
        found.setdefault(one.home, []).append(attribution)
    return found


def statements(
    text: str,
    spans: list[Span],
    marked: QuotedPassages,
    at_home: dict[int, list[Attribution]],
    content: list[Span],
) -> tuple[Statement, ...]:
    """A statement for each span. `content` is all that was said, sorted."""
    said, quoted = OverlapSweep(content), OverlapSweep(marked.spoken)
    speech, terms = _Taker(marked.speech), _Taker(marked.terms)
    found = []
    for number, (start, end) in enumerate(spans):
        own = tuple(at_home.get(number, ()))
        begun = speech.up_to(end)
        kind = _kind(
            quoted=quoted.overlaps(start, end),
            attributed=bool(own) or said.overlaps(start, end),
            long=any(text.count(" ", *span) >= SPEECH for span in begun),
        )
        found.append(Statement(start, end, kind, begun, own, terms.up_to(end)))
    return tuple(found)


def _kind(*, quoted: bool, attributed: bool, long: bool) -> Kind:
    if quoted and (attributed or long):
        return Kind.QUOTED
    return Kind.REPORTED if attributed else Kind.UNATTRIBUTED


class _Taker:
    """Hands out the spans of a sorted list, each once, to the statement in which it begins."""

    def __init__(self, spans: list[Span]) -> None:
        self.spans, self.at = spans, 0

    def up_to(self, end: int) -> tuple[Span, ...]:
        first = self.at
        while self.at < len(self.spans) and self.spans[self.at].start < end:
            self.at += 1
        return tuple(self.spans[first : self.at])
