"""Tell whether a full stop, question mark or other sign ends a sentence, by the rules of the language."""

import re
from functools import cache

from articles.text.languages import Language
from articles.text.sentences.words_before_stop import (
    WordBeforeStop,
    ends_after_word,
    is_plainly_last,
)

OPENERS = "\"“‘'«([¿¡„‚‹「『״"
CLOSERS = "\"”’')]»」』›"
QUESTIONS = "!?؟！？"
WIDE = "。！？｡"  # Chinese and Japanese signs: no blank follows them
END = r"""
    (?P<stop> [.!?…。！？｡؟۔।॥{terminators}]
        (?: (?<=[!?]) (?P<row> [.!?…]*+ ) | (?<=\.) (?: [ \u00a0]?\. ){{1,3}} | (?<=…) \.?
          | (?<=[.。！？｡؟۔।॥{terminators}]) ) )
    (?: (?P<closing> [{closers}]*+ (?: [ \u00a0\u202f] ["”»] (?= \s | $ ) )? (?: [ ]? (?: [:;]-?[)(DP] ) )? )
        (?: (?= \s | $ ) | (?<= [a-z]{{2}} [.?!] ) (?= [A-Z][a-z]+ [\s,] )
          | (?<= [。！？｡] ) | (?<= [。！？｡][{closers}] ) | (?<= [。！？｡][{closers}][{closers}] ) )
    | (?(row) | (?!) ) )  # a row that ends no sentence is read once, not again from each of its signs
"""
WORD_BEFORE = re.compile(r"[\w.&’'°\u0900-\u0dff\u0e31-\u0e4e\u064b-\u0652״׳-]*+$")
LONGEST_WORD = 40
LONGEST_BEFORE = 200  # code points before a stop that are read, so that the cost is linear
FIRST_WORD = re.compile(r"[^\w\n]*(\w+)")
FIRST_WORDS = 3  # words behind a quotation among which its verb of saying stands
LAST_WORDS = 10  # the same where the verb ends its clause
LONGEST_CLAUSE = 20  # the same in Chinese and Japanese characters
ELLIPSIS = 3  # points; more of them end a sentence
SENTENCE = re.compile("[!?؟۔।]")
SENTENCE_WITH_STOP = re.compile("[.!?؟]")
ANNOUNCED = re.compile(r':\s*[«"“]')
CLAUSE_END = re.compile("[。！？，：；、\n]")


class Ends:
    """The rules of a language for the ends of sentences."""

    def __init__(self, language: Language) -> None:
        self.language = language
        pairs = [pair for pair in language.words("quotation_marks") if len(pair) == len("“…”")]
        terminators = "".join(language.words("terminators"))
        self.questions = QUESTIONS + terminators
        self.closers = CLOSERS + "".join(sorted({pair[-1] for pair in pairs} - set(CLOSERS)))
        dashes = "—–- " if language.words("dash_dialogue") else ""
        self.openers = OPENERS + dashes + "".join({pair[0] for pair in pairs})
        self.closing_quotations = self.closers.translate({ord(sign): None for sign in ")]"})
        self.pattern = re.compile(
            END.format(terminators=re.escape(terminators), closers=re.escape(self.closers)),
            re.VERBOSE,
        )
        self.has_capitals = not language.words("no_capitals")
        # in English, a sentence may begin with a small letter, and "Smith asked" may follow a quotation
        self.is_english = bool(language.words("always_capital"))

    def ends_sentence(self, text: str, start: int, stop: re.Match[str], end: int) -> bool:
        """Tell whether the stop, a match of `pattern`, ends the sentence that began at `start`."""
        if stop.end() >= end or self._is_plain_end(text, start, stop, end):
            return True
        after = text[stop.end() : min(end, stop.end() + 80)].lstrip()
        if not after:
            return True
        if after[0] in "»”" and after[1:2] in {",", ";", ":", "."}:  # "« Qui paie ? », dit-elle"
            return False
        sign, closing = stop["stop"], stop["closing"].strip()
        first = after.lstrip(self.openers)[:1]
        is_quoted = bool(closing) and closing[0] in self.closing_quotations
        if not self.is_english and is_quoted and self._goes_on_behind_quotation(sign, after):
            spoken = text[max(start, stop.start() - LONGEST_BEFORE) : stop.start()]
            return not self.has_capitals and bool(ANNOUNCED.search(spoken)) and sign[0] not in WIDE
        if sign[0] in self.questions:
            return self._ends_after_question(text, stop, after, first)
        if len(sign) > 1 or sign == "…":
            return self._ends_after_ellipsis(sign, closing, after, first)
        if first in {",", ";", ":", ")"}:
            return False
        if is_quoted and self.is_english and self._reporting_verb_follows(after):
            return False
        if closing:
            return not first.islower()
        last = _word_before(text, start, stop.start()).lstrip("’'-")
        before = text[max(start, stop.start() - LONGEST_BEFORE) : stop.start()]
        follows = FIRST_WORD.match(after)
        word_before = WordBeforeStop(
            last, before, after, first, follows.group(1) if follows else ""
        )
        return ends_after_word(word_before, self.language)

    def _is_plain_end(self, text: str, start: int, stop: re.Match[str], end: int) -> bool:
        """Tell whether a long English word stands before the full stop, and a capital letter behind it."""
        if not self.is_english or stop.group() != ".":
            return False
        behind = text[stop.end() : min(end, stop.end() + 2)]
        if behind[:1] != " " or not behind[1:].isupper():
            return False
        return is_plainly_last(_word_before(text, start, stop.start()), self.language)

    def _ends_after_question(self, text: str, stop: re.Match[str], after: str, first: str) -> bool:
        """Tell whether "!" or "?" ends the sentence: not in "Yahoo! in", nor where "he asked" follows."""
        if not self.is_english:
            return not first.islower()
        if stop["closing"].strip():
            return not first.islower() and not self._reporting_verb_follows(after)
        if first.islower() and stop["stop"] == "!":
            name = _word_before(text, 0, stop.start())
            return not name[:1].isupper() or name.isupper()
        return True

    def _ends_after_ellipsis(self, sign: str, closing: str, after: str, first: str) -> bool:
        """Four points end a sentence. Three do so before a capital letter other than "I"."""
        if after[0] in ".…," or first.islower():
            return False
        if closing.startswith("]") and after[0] == "(":
            return False
        follows = FIRST_WORD.match(after)
        says_i = follows is not None and follows.group(1) in self.language.words("always_capital")
        return sign.count(".") > ELLIPSIS or not says_i

    def _reporting_verb_follows(self, after: str) -> bool:
        """Tell whether a reporting verb follows: `"Why?" Smith asked.` is one sentence."""
        word = self.language.word_after_name.match(after)
        if word is None or not self._is_verb_of_saying(after, word.group(1).lower()):
            return False
        return not after.startswith(":", word.end())  # another one speaks: `Smith said: "..."`

    def _is_verb_of_saying(self, after: str, word: str) -> bool:
        """Tell whether the word is a verb that reports: not in "The messages", a noun behind its article."""
        articles = self.language.words("articles|possessives")
        return self._is_cue(word) and after.split(None, 1)[0].lower() not in articles

    def _goes_on_behind_quotation(self, sign: str, after: str) -> bool:
        """Tell whether the words behind a quotation say who speaks, where no small letter shows it."""
        if after[0] in ",،、，:;)":
            return True
        if self.has_capitals:
            return False
        particles, verbs = self.language.words("quotation_particles"), self.language.words("saying")
        if after.startswith(tuple(particles)):
            return True
        if sign[0] in WIDE:
            clause = CLAUSE_END.split(after, maxsplit=1)[0]
            return len(clause) <= LONGEST_CLAUSE and any(verb in clause for verb in verbs)
        most = LAST_WORDS if self.language.words("saying_ends_clause") else FIRST_WORDS
        end = SENTENCE if "।" in after or "۔" in after else SENTENCE_WITH_STOP
        words = end.split(after, maxsplit=1)[0].split(None, most)[:most]
        return any(word.strip(".,،۔।") in verbs or self._is_cue(word) for word in words)

    def _is_cue(self, word: str) -> bool:
        """Tell whether the word alone is a cue, and not only with words that follow it."""
        form = self.language.forms.get(word)
        return form is not None and not all(cue.rest for cue in form.cues)


def _word_before(text: str, start: int, stop: int) -> str:
    """The word that ends at `stop`, as far as it lies behind `start`; "" without one."""
    before = text[max(start, stop - LONGEST_WORD) : stop]
    if before and not before[-1].isspace():
        before = before.rsplit(None, 1)[-1]
    if before.isalnum():
        return before
    word = WORD_BEFORE.search(before)
    return word.group() if word else ""


@cache
def ends_of(language: Language) -> Ends:
    """Return the rules of a language."""
    return Ends(language)
