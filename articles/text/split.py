"""Split a text into statements: quotations, sentences, and who said what."""

from collections import deque
from collections.abc import Callable, Iterator

from articles.text.attribution import (
    SPEECH,
    AttributionDraft,
    SpeakerResolver,
    attributions,
    attributions_by_statement,
    statements,
)
from articles.text.attribution.other_languages import SpeakersByWordClass, read_sentence
from articles.text.languages import Language, detect, layout_words, load_language
from articles.text.layouts import (
    ALONE,
    Layout,
    Passage,
    Surroundings,
    drafts_of_passage,
    read_layout,
    statement_at,
)
from articles.text.quotations import classify_passages, quotations, separate_titles
from articles.text.sentences import sentences
from articles.text.spans import OverlapSweep, Span, Split

INNER_MARKS = "\"”’'»“ "
SENTENCE_ENDS = ".?!…"
SPLITTER_VERSION = 5  # raise it when the same text is split otherwise
CONTINUED = "goes on"
ENGLISH = "en"
ReadSentence = Callable[[Span, list[Span]], list[AttributionDraft]]
MARKS = frozenset("\"“”„«»'‘’「」『』")


def split(
    text: str,
    language: str | None = None,
    surroundings: Surroundings = ALONE,
) -> Split:
    """Split a normalised text into statements with kind, quotations and attributions.

    `language` is a BCP 47 code; without one it is detected. `surroundings` are the roles of the
    paragraphs and the headline, where they are known. Linear in the length of the text.
    """
    code = language or detect(text)
    rules = load_language(code)
    spans = sentences(text, rules)
    possible_speech, titles = separate_titles(text, quotations(text, rules), rules)
    resolver, read = _reader(text, possible_speech, rules)
    layout = read_layout(text, resolver.names, rules, surroundings)
    drafts = _Drafts(text, spans, resolver, read, rules, layout).of(possible_speech)
    content = sorted(span for draft in drafts for span in draft.content)
    spoken = layout.speech_without_marks(text, content)
    named = {draft.speaker for draft in drafts}
    speakers = {name: speaker for name, speaker in resolver.speakers().items() if name in named}
    reported = [span for span in content if span not in spoken] if spoken else content
    marked = classify_passages(text, possible_speech, titles, reported, rules)
    return Split(
        text,
        code,
        statements(
            text,
            spans,
            marked._replace(spoken=sorted([*marked.spoken, *spoken])),
            attributions_by_statement(drafts, speakers),
            content,
        ),
        tuple(speakers.values()),
    )


def _reader(
    text: str, quoted: list[Span], language: Language
) -> tuple[SpeakerResolver, ReadSentence]:
    """Return the speakers of the text, and the function that reads who says what in a sentence."""
    if language.code == ENGLISH:
        english = SpeakerResolver(text, language, quoted)
        return english, lambda at, inside: attributions(text, at, inside, english, language)
    speakers = SpeakersByWordClass(text, language, quoted)
    return speakers, lambda at, inside: read_sentence(text, at, inside, speakers, language)


class _Drafts:
    """The attributions of a text, in its order."""

    def __init__(
        self,
        text: str,
        spans: list[Span],
        resolver: SpeakerResolver,
        read: ReadSentence,
        language: Language,
        layout: Layout,
    ) -> None:
        self.text, self.spans, self.resolver, self.read = text, spans, resolver, read
        self.language, self.layout = language, layout
        self.drafts: list[AttributionDraft] = []
        self.speaking: AttributionDraft | None = None
        self.speaker: str | None = None  # of the last passage
        self.passages = deque(layout.passages)
        self.entries = deque(layout.entries)
        resolver.discourse.reporters = layout.reporters

    def of(self, possible_speech: list[Span]) -> list[AttributionDraft]:
        """Return the attributions. `possible_speech` are the passages in quotation marks."""
        quoted_parts = _with_blocks(possible_speech, self.layout.blocks)
        blocks = {block.start for block in self.layout.blocks}
        for first, last, quoted in _sentence_groups(self.spans, quoted_parts, blocks):
            group = self.spans[first]
            if last - first > 1:
                group = Span(group.start, self.spans[last - 1].end)
            if self.entries:
                self._begin_entry(group)
            if self.passages:
                self._read_passages(group)
            passage = self.layout.passage_at(group.start)
            if passage is None:
                self._read_sentences(first, last, group, quoted)
            elif passage.rule:
                self._read_turn(first, last, group, quoted, passage)
        return self.drafts

    def _begin_entry(self, group: Span) -> None:
        """Forget the last speaker where an entry of a live blog begins."""
        while self.entries and self.entries[0] < group.end:
            self.speaking = None
            self.resolver.discourse.begin_section(self.entries.popleft())

    def _read_passages(self, group: Span) -> None:
        """Attribute the passages of the layout that begin in or before these sentences."""
        while self.passages and self.passages[0].start < group.end:
            passage = self.passages.popleft()
            self.speaking = None
            if passage.content:
                drafts = drafts_of_passage(passage, self.spans, self.resolver)
                self.speaker = drafts[0].speaker
                self.speaking = drafts[0] if passage.rule == "announced" else None
                self.drafts += drafts

    def _read_turn(
        self, first: int, last: int, group: Span, quoted: list[Span], passage: Passage
    ) -> None:
        """Attribute what the speaker of a passage reports: "I think" is theirs as well.

        In a question of an interview, "you say" is no statement of the person who is asked.
        """
        for draft in self._attributed(first, last, group, quoted):
            if draft.cue is None:
                continue
            words = self.text[slice(*draft.mention)].lower() if draft.mention else ""
            if words in self.language.words("subjects"):
                if not passage.content or words not in layout_words("first_person"):
                    continue
                draft.speaker = self.speaker
            self.drafts.append(draft)

    def _read_sentences(self, first: int, last: int, group: Span, quoted: list[Span]) -> None:
        """Attribute what a sentence, or several that a quotation joins, report."""
        only_quoted = _is_only_quoted(self.text, group, quoted)
        drafts: list[AttributionDraft] = []
        if not only_quoted or self.language.words("insertions"):  # « Oui, dit Roy. Non. »
            drafts = self._attributed(first, last, group, quoted)
        if only_quoted and not drafts:
            self._go_on(group, quoted, first)
            return
        if self._goes_on(group, quoted, drafts):
            self._go_on(group, quoted[:1], first)
        self.drafts += drafts
        self.speaking = _last_speech(drafts, quoted)

    def _goes_on(self, group: Span, quoted: list[Span], drafts: list[AttributionDraft]) -> bool:
        """Tell whether an unclaimed quotation at the start goes on with the speech before it."""
        if not (self.speaking and quoted and quoted[0].start == group.start):
            return False
        words = self.text[slice(*quoted[0])].rstrip(INNER_MARKS)
        whole = words[-1:] in SENTENCE_ENDS and words.count(" ") >= SPEECH - 1
        is_direct = self.speaking.rule == CONTINUED or _has_quotation_mark(self.speaking, self.text)
        return whole and is_direct and not _is_claimed(quoted[0], drafts)

    def _attributed(
        self, first: int, last: int, group: Span, quoted: list[Span]
    ) -> list[AttributionDraft]:
        """Return what the sentences [first, last) report of anybody but reporters."""
        reported = self.read(group, quoted)
        if not reported:
            return []
        drafts = [draft for draft in reported if self._may_speak(draft.speaker)]
        for draft in drafts:
            start = (draft.cue or draft.content[0]).start
            draft.statement = statement_at(self.spans, start, first, last)
        return drafts

    def _may_speak(self, name: str | None) -> bool:
        """Tell whether it is no reporter of a live blog, and no time: "20:11 Lind: ..."."""
        if name is None:
            return True
        return name not in self.layout.reporters and any(sign.isalpha() for sign in name)

    def _go_on(self, group: Span, quoted: list[Span], first: int) -> None:
        """Attribute sentences that hold only quotations to the last speaker, if they follow closely."""
        last = self.speaking
        if last and self.text.count("\n\n", last.content[-1].end, group.start) > 1:
            last = None  # what follows is even further away
        self.speaking = last and _continue_speech(last, quoted, self.text, self.drafts, first)


def _is_claimed(quotation: Span, drafts: list[AttributionDraft]) -> bool:
    """Tell whether any attribution has words of the quotation."""
    return any(
        start < quotation.end and end > quotation.start
        for draft in drafts
        for start, end in draft.content
    )


def _with_blocks(possible_speech: list[Span], blocks: tuple[Span, ...]) -> list[Span]:
    """Add the announced paragraphs to the quotations, in place of those inside them."""
    if not blocks:
        return possible_speech
    sweep = OverlapSweep(list(blocks))
    outside = [span for span in possible_speech if not sweep.overlaps(*span)]
    return sorted([*outside, *blocks])


def _sentence_groups(
    spans: list[Span], possible_speech: list[Span], blocks: set[int]
) -> Iterator[tuple[int, int, list[Span]]]:
    """Yield (first, last, quotations) for sentences [first, last) that a quotation joins.

    A paragraph that begins in `blocks` is joined to the sentence before, which announces it.
    """
    first = number = 0
    while first < len(spans):
        last, end = first + 1, spans[first].end
        inside: list[Span] = []
        while number < len(possible_speech) and (
            possible_speech[number].start < end
            or (
                possible_speech[number].start in blocks
                and _is_next(spans, last, possible_speech[number])
            )
        ):
            inside.append(possible_speech[number])
            while last < len(spans) and spans[last].start < possible_speech[number].end:
                end = spans[last].end
                last += 1
            number += 1
        yield first, last, inside
        first = last


def _is_next(spans: list[Span], number: int, block: Span) -> bool:
    return number < len(spans) and spans[number].start <= block.start < spans[number].end


def _is_only_quoted(text: str, group: Span, quoted: list[Span]) -> bool:
    """Tell whether the sentences hold no words outside quotation marks."""
    if not quoted:
        return False
    rest, end = "", group.start
    for start, stop in quoted:
        rest += text[end:start]
        end = stop
    rest += text[end : group.end]
    return not any(sign.isalnum() for sign in rest)


def _continue_speech(
    last: AttributionDraft,
    quoted: list[Span],
    text: str,
    drafts: list[AttributionDraft],
    statement: int,
) -> AttributionDraft:
    """Attribute quoted sentences to the last speaker: to the same speech, if that was a quotation."""
    if _has_quotation_mark(last, text) or last.rule == CONTINUED:
        last.content.extend(quoted)
        return last
    continued = AttributionDraft(
        last.speaker, last.mention, None, list(quoted), 0.6, "neutral", CONTINUED, statement
    )
    drafts.append(continued)
    return continued


def _has_quotation_mark(last: AttributionDraft, text: str) -> bool:
    return any(text[start] in MARKS or text[end - 1] in MARKS for start, end in last.content)


def _last_speech(
    sentence_drafts: list[AttributionDraft], quoted: list[Span]
) -> AttributionDraft | None:
    """The attribution that the next quoted sentence continues."""
    for draft in reversed(sentence_drafts):
        if any(start <= q.start < end for start, end in draft.content for q in quoted):
            return draft
    return sentence_drafts[-1] if sentence_drafts else None
