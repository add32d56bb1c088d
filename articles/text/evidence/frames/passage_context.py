"""Read a place in a text: its sentence as words and marks, and who is given its words."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from articles.text.evidence.frames.frame_tokens import Hit, Token, find_hits, read_tokens
from articles.text.evidence.frames.frame_words import FrameWords, load_frame_words
from articles.text.languages import load_language
from articles.text.spans import Attribution, Span, Split, Statement
from articles.text.split import split

BEHIND_KINDS = frozenset({"refutations", "jokes_behind", "rumours_behind", "conditions"})
LONGEST_NAME = 4  # words of "northern ferry terminal"
FRONT = 2  # words before a clause at the beginning of a sentence: "То, что"
BEFORE, AFTER = 2500, 1200  # code points that are read around a place


@dataclass(frozen=True)
class Window:
    """The paragraphs around a place, split. Its spans are those of `text`, which begins at `offset`."""

    text: str
    offset: int
    split: Split

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        return self.split.statements


@dataclass(frozen=True)
class PassageContext:
    """The words of a passage in a text, in their sentence.

    `tokens` are those of the sentence; the passage is `tokens[first:last]`. `spoken` tells of each token
    whether it is part of the same speech as the passage. Spans are those of the window.
    """

    window: Window
    span: Span
    masked: tuple[Span, ...]  # all parts of the passage: none of their words turns them
    code: str

    @property
    def span_in_text(self) -> Span:
        """Where the passage stands in the whole text."""
        return _moved(self.span, self.window.offset)

    @cached_property
    def statements(self) -> list[Statement]:
        """The sentences that hold the passage."""
        return [s for s in self.window.statements if _overlaps(s, self.span)]

    @cached_property
    def sentence(self) -> Span:
        statements = self.statements
        if not statements:
            return self.span
        return Span(
            min(self.span.start, statements[0].start), max(self.span.end, statements[-1].end)
        )

    @cached_property
    def attributions(self) -> list[Attribution]:
        """The attributions that have the passage, the best one first."""
        fits = []
        length = self.span.end - self.span.start
        for attribution in (a for s in self.statements for a in s.attributions):
            shared = sum(_shared(span, self.span) for span in attribution.content)
            size = sum(end - start for start, end in attribution.content)
            if shared and 2 * shared >= min(size, length):
                fits.append((shared / (size + length - shared), attribution))
        return [attribution for _fit, attribution in sorted(fits, key=lambda each: -each[0])]

    @property
    def attribution(self) -> Attribution | None:
        """The attribution that fits the passage best."""
        return self.attributions[0] if self.attributions else None

    @cached_property
    def speech(self) -> tuple[Span, ...]:
        """The speech that the passage is part of; else its quotation, or its sentence."""
        if self.attribution:
            return self.attribution.content
        quoted = [
            span
            for statement in self.statements
            for span in (*statement.quotations, *statement.terms)
            if _overlaps(span, self.span)
        ]
        return (min(quoted, key=lambda span: span[1] - span[0]),) if quoted else (self.sentence,)

    @property
    def is_quoted(self) -> bool:
        """Tell whether the passage stands in a quotation."""
        return any(
            _overlaps(span, self.span) for s in self.window.statements for span in s.quotations
        )

    @property
    def has_no_cue(self) -> bool:
        """Tell whether no verb of saying gives the passage to anybody: "she never said ..."."""
        return self.attribution is None or self.attribution.cue is None

    @cached_property
    def words(self) -> FrameWords:
        return load_frame_words(self.code)

    @cached_property
    def tokens(self) -> list[Token]:
        return read_tokens(self.window.text, self.sentence, self.code)

    @cached_property
    def first(self) -> int:
        return next((i for i, t in enumerate(self.tokens) if t.end > self.span.start), 0)

    @cached_property
    def last(self) -> int:
        after = (i for i, t in enumerate(self.tokens) if t.start >= self.span.end)
        return next(after, len(self.tokens))

    @cached_property
    def hits(self) -> list[Hit]:
        """The turning words of the sentence around the passage."""
        kinds = self.words.kinds_in_sentence
        before = find_hits(self.tokens[: self.first], self.words, kinds)
        behind = find_hits(self.tokens[self.last :], self.words, kinds, BEHIND_KINDS)
        moved = (Hit(hit.kind, hit.first + self.last, hit.last + self.last) for hit in behind)
        return [hit for hit in (*before, *moved) if not self._is_masked(hit)]

    @cached_property
    def straddling(self) -> list[Hit]:
        """The first words of phrases around the passage: "wies" of "wies die Aussage „...“ zurück"."""
        outer = self.tokens[: self.first] + self.tokens[self.last :]
        hits = find_hits(outer, self.words, self.words.kinds_in_sentence)
        return [
            Hit(hit.kind, hit.first, hit.first + 1)
            for hit in hits
            if hit.first < self.first < hit.last
        ]

    @property
    def is_fronted(self) -> bool:
        """Tell whether the sentence begins with the passage as a clause: "That the bridge is safe ..."."""
        if self.attribution and self.attribution.cue and self.attribution.cue < self.span:
            return False
        before = [token.key for token in self.tokens[: self.first] if token.is_word]
        return 0 < len(before) <= FRONT and not self.words.single("that").isdisjoint(before)

    @cached_property
    def is_name_of_thing(self) -> bool:
        """Tell whether the passage only names a thing: the words behind "the" in "the ferry terminal"."""
        if self.first == 0 or self.last - self.first > LONGEST_NAME:
            return False
        definite = load_language(self.code).words("definite|possessives")
        return self.tokens[self.first - 1].key in definite

    @cached_property
    def spoken(self) -> list[bool]:
        return [any(_overlaps(span, token) for span in self.speech) for token in self.tokens]

    def _is_masked(self, hit: Hit) -> bool:
        start, end = self.tokens[hit.first].start, self.tokens[hit.last - 1].end
        return any(span.start <= start and end <= span.end for span in self.masked)

    def span_of(self, hit: Hit) -> Span:
        """Return where the turning words stand in the whole text."""
        return Span(
            self.window.offset + self.tokens[hit.first].start,
            self.window.offset + self.tokens[hit.last - 1].end,
        )


def read_context(text: str, spans: Sequence[Span], number: int, code: str) -> PassageContext:
    """Read the surroundings of `spans[number]`, one of the places of the parts of a passage.

    The cost is that of the paragraphs around it, whatever the length of the text.
    """
    span = spans[number]
    start, end = _window(text, span)
    around = text[start:end]
    window = Window(around, start, split(around, code))
    inside = [_moved(each, -start) for each in spans if start <= each.start and each.end <= end]
    return PassageContext(window, _moved(span, -start), tuple(inside), code)


def _window(text: str, span: Span) -> Span:
    """Whole paragraphs around a place, or what is near of very long ones."""
    start, end = max(0, span.start - BEFORE), min(len(text), span.end + AFTER)
    if start:
        line = text.find("\n", start, span.start)
        start = line + 1 if line >= 0 else start
    if end < len(text):
        line = text.rfind("\n", span.end, end)
        end = line if line >= 0 else end
    return Span(start, end)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _overlaps(span: Statement | Span, other: Span | Token) -> bool:
    return span.start < other.end and other.start < span.end


def _shared(span: Span, other: Span) -> int:
    return max(0, min(span.end, other.end) - max(span.start, other.start))
