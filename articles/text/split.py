"""The whole way: sentences, quotations in them, who said what."""

from articles.text.attributions import attributions
from articles.text.quotations import quotations
from articles.text.sentences import sentences
from articles.text.spans import Kind, Span, Split, Statement
from articles.text.speakers import Cast

SCARE = (
    3  # a quotation of at most so many words that nobody is said to have said is a name or irony
)


def split(text: str, language: str | None = None) -> Split:
    """Split normalised text into statements with kind, quotations and attributions.

    `language` is a BCP 47 code; English is what the rules know. Cost is linear in the length.
    """
    cast = Cast(text)
    marked = quotations(text)
    statements: list[Statement] = []
    first = 0
    for sentence in sentences(text):
        while first < len(marked) and marked[first].end <= sentence.start:
            first += 1
        inside = _clipped(marked, first, sentence)
        found = tuple(attributions(text, sentence, inside, cast))
        statements.append(
            Statement(
                sentence.start,
                sentence.end,
                _kind(text, inside, attributed=bool(found)),
                tuple(inside),
                found,
            )
        )
    return Split(text, language or "en", tuple(statements), tuple(cast.by_name.values()))


def _clipped(marked: list[Span], first: int, sentence: Span) -> list[Span]:
    """The parts of the quotations that lie in the sentence."""
    inside = []
    for start, end in marked[first:]:
        if start >= sentence.end:
            break
        inside.append(Span(max(start, sentence.start), min(end, sentence.end)))
    return inside


def _kind(text: str, inside: list[Span], *, attributed: bool) -> Kind:
    if any(len(text[start:end].split()) > SCARE for start, end in inside) or (
        inside and attributed
    ):
        return Kind.QUOTED
    return Kind.REPORTED if attributed else Kind.UNATTRIBUTED
