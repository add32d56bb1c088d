"""Load the words that turn a sentence, from `languages/<code>/frames.txt`."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from articles.text.languages import data_lines

GAP = "…"  # in a phrase: up to `LONGEST_GAP` words
ANY_ENDING = "*"
LONGEST_GAP = 6
ENDS_GAP = frozenset(".!?;:؟")
ARABIC = "ar"
JOINED = "وف"  # "and", "so"
AROUND = ("after_", "before_")  # of the sentences around that of the passage
HELPERS = frozenset(  # turn nothing themselves
    {
        "that",
        "auxiliaries",
        "trailing",
        "question_marks",
        "joining",
        "page_withdrawals",
        "before_clause",
        "wordings",
        "attributing",
        "doubted_at",
        "plans",
        "no_more",
        "again",
    }
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that turn a sentence. `pieces` are written without their endings where they end in "*"."""

    kind: str  # the name of its line: "denials"
    pieces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FrameWords:
    """The phrases of one language by their first word, or by the beginning of it."""

    code: str
    by_word: dict[str, list[Phrase]] = field(default_factory=dict)
    by_beginning: dict[str, list[Phrase]] = field(default_factory=dict)
    by_ending: dict[str, list[Phrase]] = field(default_factory=dict)
    lengths: tuple[int, ...] = ()  # of the beginnings
    endings: tuple[int, ...] = ()  # lengths of the endings
    classes: dict[str, frozenset[str]] = field(default_factory=dict)
    kinds_in_sentence: frozenset[str] = frozenset()  # all but those of the sentences around it

    def beginning_with(self, word: str) -> list[Phrase]:
        """Return the phrases that may begin with a word."""
        phrases = list(self.by_word.get(word, ()))
        for length in self.lengths:
            phrases += self.by_beginning.get(word[:length], ())
        for length in self.endings:
            if len(word) > length:
                phrases += self.by_ending.get(word[-length:], ())
        return phrases

    def bare(self, key: str) -> str:
        """Return an Arabic word without an "and" that is written as one word with it."""
        if self.code != ARABIC or key[0] not in JOINED or key in self.by_word:
            return key
        return key[1:] if key[1:] in self.by_word else key

    def single(self, kind: str) -> frozenset[str]:
        """Return the single words of a class."""
        return self.classes.get(kind, frozenset())

    def has(self, kind: str, key: str) -> bool:
        """Tell whether a word is in a class, which may list beginnings of words."""
        return any(_is_piece(piece, key) for piece in self.single(kind))


@cache
def load_frame_words(code: str) -> FrameWords:
    """Return the turning words of a language, or none if it has no `frames.txt`."""
    by_word: dict[str, list[Phrase]] = {}
    by_beginning: dict[str, list[Phrase]] = {}
    by_ending: dict[str, list[Phrase]] = {}
    classes: dict[str, set[str]] = {}
    kinds: set[str] = set()
    for line in data_lines(code, "frames"):
        kind, _colon, listed = line.partition(":")
        for written in listed.split():
            pieces = tuple(written.split("+"))
            phrase, first = Phrase(kind, pieces), pieces[0]
            if len(pieces) == 1:
                classes.setdefault(kind, set()).add(written)
            if kind in HELPERS:
                continue
            kinds.add(kind)
            if first.endswith(ANY_ENDING):
                by_beginning.setdefault(first[:-1], []).append(phrase)
            elif first.startswith(ANY_ENDING):
                by_ending.setdefault(first[1:], []).append(phrase)
            else:
                by_word.setdefault(first, []).append(phrase)
    return FrameWords(
        code,
        by_word,
        by_beginning,
        by_ending,
        tuple(sorted({len(beginning) for beginning in by_beginning})),
        tuple(sorted({len(ending) for ending in by_ending})),
        {kind: frozenset(words) for kind, words in classes.items()},
        frozenset(kind for kind in kinds if not kind.startswith(AROUND)),
    )


def end_of(phrase: Phrase, keys: Sequence[str], first: int) -> int | None:
    """Return the index behind the phrase if it begins at `first`, else None."""
    at, gap = first, False
    for piece in phrase.pieces:
        if piece == GAP:
            gap = True
            continue
        reach = min(len(keys), at + (LONGEST_GAP + 1 if gap else 1))
        match = None
        for index in range(at, reach):
            if _is_piece(piece, keys[index]):
                match = index
                break
            if keys[index] in ENDS_GAP:
                break
        if match is None:
            return None
        at, gap = match + 1, False
    return at


def _is_piece(piece: str, key: str) -> bool:
    if piece.endswith(ANY_ENDING):
        return key.startswith(piece[:-1])
    if piece.startswith(ANY_ENDING):
        return key.endswith(piece[1:])
    return key == piece
