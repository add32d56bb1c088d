"""Read a sentence as words and marks, as the languages other than English need it."""

import re

from articles.text.languages import Language
from articles.text.sentences import QUOTATION, Tokens
from articles.text.spans import Span

# Vowel signs that Python does not count as parts of a word: Hebrew, Arabic, Devanagari, Thai.
SIGNS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f"
    "\u0951-\u0957\u0962\u0963\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u200c\u200d"
)
# No possessive repetition of a group: before 3.11.5, Python loses matches with it.
WORD = rf"[\w{SIGNS}]+"
TOKEN = re.compile(
    rf"\d+(?:[.,:]\d+)+(?:{WORD})?|{WORD}(?:[’'.&/״׳-]{WORD})*(?::[a-zäöå]{{1,4}}\b)?|[,;:()،؛—–：，；、]|--+|(?<=\s)-(?=\s)"
)
ANY_WORD = re.compile(rf"{WORD}(?:'{WORD})*")
PRONOUN_BEHIND = re.compile(r"-(?:t-)?(ils?|elles?|on)$")
MARK_WRITTEN_AS = {
    "–": "—",
    "-": "—",
    "،": ",",
    "，": ",",
    "、": ",",
    "؛": ";",
    "；": ";",
    "：": ":",
}
MARKS = frozenset({",", ";", ":", "—"})
BOUNDS = MARKS | {QUOTATION}
LONGEST_TITLE = 3  # blanks in the name of a paper
LONGEST_ASIDE = 90  # code points; shorter text in brackets is skipped


def has_cue_word(text: str, sentence: Span, language: Language) -> bool:
    """Tell whether any word may be a cue. Most sentences have none and need not be read."""
    lower = text[sentence.start : sentence.end].lower().replace("’", "'").replace("‘", "'")
    words = ANY_WORD.findall(lower)
    if not language.cue_words.isdisjoint(words):
        return True
    joined = language.words("joined")
    if joined:
        return any(word[0] in joined and word[1:] in language.cue_words for word in words)
    return any(word.rpartition("'")[2] in language.cue_words for word in words if "'" in word)


def read_words(text: str, sentence: Span, quoted: list[Span], language: Language) -> Tokens:
    """Return the words and marks of the sentence. `quoted` are the quotations in it, in order."""
    tokens = Tokens(text)
    start = sentence.start
    for first, last in quoted:
        _add_words(tokens, start, first, language)
        if _is_name_of_paper(tokens, first, last, language):
            tokens.add(text[first:last].lower(), first, last, capital=True)
        else:
            tokens.add(QUOTATION, first, last)
        start = last
    _add_words(tokens, start, sentence.end, language)
    return tokens


def _is_name_of_paper(tokens: Tokens, first: int, last: int, language: Language) -> bool:
    """Tell whether the quotation marks hold the name of a paper: die Zeitung „Bild“."""
    text = tokens.text
    if not tokens.lower or text.count(" ", first, last) > LONGEST_TITLE:
        return False
    if text[last : last + 1] == "-" or (
        language.words("noun_capitals")
        and tokens.lower[-1] in language.words("determiners")
        and text[first + 1 : first + 2].isupper()
    ):
        return True
    return tokens.lower[-1] in language.words("media") and first - tokens.end[-1] == 1


def _add_words(tokens: Tokens, start: int, end: int, language: Language) -> None:
    """Add the words and marks of `text[start:end]`, without short asides in brackets."""
    skip = start
    plain = not language.words("joined|joined_names")
    for match in TOKEN.finditer(tokens.text, start, end):
        first, word = match.start(), match.group()
        if first < skip:
            continue
        if plain and word.isalpha():  # most tokens
            lower = word.lower()
            if len(word) == 1 and word != lower and tokens.text.startswith(".", match.end()):
                lower += "."  # an initial is no word of its own: "А. С. Иванов"
            tokens.add(lower, first, match.end(), capital=word[0].isupper())
        elif word == "(":
            close = tokens.text.find(")", first, min(end, first + LONGEST_ASIDE))
            skip = close + 1 if close >= 0 else first
        elif word == ")":
            continue
        elif word in MARK_WRITTEN_AS or word in MARKS or word.startswith("--"):
            tokens.add(MARK_WRITTEN_AS.get(word, "—" if word[0] == "-" else word), *match.span())
        else:
            _add_word(tokens, word, first, language)


def _add_word(tokens: Tokens, word: str, start: int, language: Language) -> None:
    """Add a word. What is joined to it becomes a token of its own: "l'avocat", "dit-il"."""
    lower = word.lower().replace("’", "'").replace("‘", "'")
    if "'" in lower and lower not in language.cue_words:
        head, _mark, tail = lower.partition("'")
        if head in language.words("elisions") and tail:
            cut = len(head) + 1
            tokens.add(head + "'", start, start + cut)
            _add_word(tokens, word[cut:], start + cut, language)
            return
    behind = PRONOUN_BEHIND.search(lower) if "-" in lower else None
    if behind and language.words("inverted_pronouns"):
        cut = start + behind.start()
        tokens.add(lower[: behind.start()], start, cut, capital=word[0].isupper())
        tokens.add(behind.group(1), start + behind.start(1), start + len(word))
        return
    joined = language.words("joined")
    if joined and lower[0] in joined and lower not in language.cue_words:
        lower = lower[1:] if lower[1:] in language.cue_words else lower
    if _is_joined_name(tokens, lower, language):
        length = 1 + (language.words("doubled_article") >= {lower[:2]})
        tokens.add(lower[0], start, start + length)
        _add_word(tokens, word[length:], start + length, language)
        return
    head, _mark, tail = lower.partition("-")
    if tail and head in language.forms and tail in language.words("clitics"):
        cut = start + len(head) + 1
        tokens.add(head, start, cut - 1, capital=word[0].isupper())
        tokens.add(tail, cut, start + len(word))
        return
    tokens.add(lower, start, start + len(word), capital=_is_capital(word))


def _is_capital(word: str) -> bool:
    """Tell whether the word or its last part begins with a capital: "34-Jährige"."""
    if word[0].isupper() or "-" not in word:
        return word[0].isupper()
    tail = word.rpartition("-")[2]
    return tail[:1].isupper() or (word[0].isdigit() and tail.startswith("jährige"))


def _is_joined_name(tokens: Tokens, lower: str, language: Language) -> bool:
    """Tell whether a preposition is joined to a name, as in "وفقا لوزارة الصحة"."""
    if not tokens.lower or len(lower) == 1 or lower[0] not in language.words("joined_names"):
        return False
    return tokens.lower[-1] in language.words("takes_joined")


def part_start(tokens: Tokens, index: int) -> int:
    """Return the first token of the part between two marks that holds the token."""
    while index and tokens.lower[index - 1] not in BOUNDS:
        index -= 1
    return index


def behind_marks(tokens: Tokens, index: int) -> int:
    """Return the token behind the words or the quotation that the marks before `index` end."""
    while index and tokens.lower[index - 1] in {",", "—"}:
        index -= 1
    return index


def part_end(tokens: Tokens, index: int) -> int:
    """Return the token behind the part between two marks that holds the token."""
    while index < len(tokens) and tokens.lower[index] not in BOUNDS:
        index += 1
    return index
