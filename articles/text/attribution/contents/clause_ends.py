"""Read where a reported clause or object ends and the narrator goes on.

"Lee said the price was fair, but farmers sued": the words behind "but" are the narrator's.
"""

from dataclasses import dataclass

from articles.text.attribution.frame import Frame
from articles.text.attribution.verbs import is_verb, may_be_present
from articles.text.languages import Language
from articles.text.sentences import QUOTATION, Tokens

VERB_REACH = 8  # tokens of a subject before its verb
ASIDE_REACH = 18  # tokens between two dashes or two commas
COMMENT_REACH = 5  # tokens of ", a thinly veiled swipe"
SENTENCE_ENDS = ".,?!…"
INNER_MARKS = "\"”’'»“ "


@dataclass(slots=True)
class ClauseReader:
    """The tokens of the content of a frame, which begins at `first` and ends before `limit` at the latest."""

    tokens: Tokens
    first: int
    limit: int
    frame: Frame
    language: Language

    def end_of_clause(self) -> int:
        """Return the token at which the reported clause ends."""
        low = self.tokens.lower
        if low[self.first] == QUOTATION and self._is_whole_quotation():
            return self.first + 1
        index = self.first + 1
        while index < self.limit:
            word = low[index]
            if word == ";":
                return index
            if word == "—":
                behind = self._behind_aside(index)
                if behind is None and self._ends_at_dash(index):
                    return index
                index = behind or index
            elif self._ends_at_word(word, index):
                return index
            index += 1
        return self.limit

    def _ends_at_word(self, word: str, index: int) -> bool:
        """Tell whether the clause ends before a comma, "and" or "when asked"."""
        words = self.language.words
        if word == ",":
            return self._ends_at_comma(index)
        if word in words("coordinators") and word not in words("adverbs|yet"):
            return self._leaves_clause(index)
        return word in words("when") and self.tokens.lower[index + 1 : index + 2] == ["asked"]

    def _is_whole_quotation(self) -> bool:
        """Tell whether the content is one quotation that ends like a sentence, with no other behind it."""
        end = self.tokens.end[self.first]
        ends = self.tokens.text[self.tokens.start[self.first] : end].rstrip(INNER_MARKS)[-1:]
        return (
            ends in SENTENCE_ENDS
            and QUOTATION not in self.tokens.lower[self.first + 1 : self.limit]
        )

    def _behind_aside(self, dash: int) -> int | None:
        """The second dash of an aside, or None if the dash is the last."""
        for index in range(dash + 1, min(self.limit, dash + ASIDE_REACH)):
            if self.tokens.lower[index] == "—":
                return index
        return None

    def _ends_at_dash(self, dash: int) -> bool:
        """Tell whether the narrator goes on behind the last dash."""
        if dash + 1 >= self.limit:
            return False
        follows = self.tokens.lower[dash + 1]
        joins = self.language.words("going_on|coordinators") | {QUOTATION}
        return follows not in joins and not self._is_verb_form(dash + 1)

    def _ends_at_comma(self, comma: int) -> bool:
        """Tell whether the narrator goes on behind the comma."""
        low, words = self.tokens.lower, self.language.words
        if comma + 1 >= self.limit:
            return True
        follows = low[comma + 1]
        if follows in words("tail_subordinators"):
            return self._has_clause(comma + 2) and not self._resumes(comma + 2)
        if follows in words("contrasts"):
            return self._is_narrators(comma + 2)
        if follows in words("coordinators"):
            return self._leaves_clause(comma + 1) or self._goes_on_later(comma + 2)
        if follows in words("reactions"):
            return True
        if follows in words("asides") and self._inner_verb(comma) == "infinitive":
            return low[self.first] in words("infinitive") and not self._resumes(comma + 1)
        if self._is_comment(comma):
            return True
        if self._is_subordinate():
            return self._has_clause(comma + 1)
        return self._is_relative() and is_verb(self.tokens, comma + 1, self.language)

    def _goes_on_later(self, index: int) -> bool:
        """Tell whether the narrator tells what came later: ", and two hours later the hospital closed"."""
        near = self.tokens.lower[index : min(self.limit, index + COMMENT_REACH)]
        return not self.language.words("later").isdisjoint(near)

    def _is_comment(self, comma: int) -> bool:
        """Tell whether the narrator comments on the clause: ", a swipe at", ", something that"."""
        low, words = self.tokens.lower, self.language.words
        if low[comma + 1] in words("comments"):
            return True
        if low[comma + 1] not in words("one_of") or self.tokens.capital[comma - 1]:
            return False
        near = low[comma + 2 : min(self.limit, comma + COMMENT_REACH)]
        return not words("comments").isdisjoint(near)

    def _is_narrators(self, index: int) -> bool:
        """Tell whether the clause behind "but" has a subject of its own and a verb in the simple past."""
        if index >= self.limit:
            return False
        low, words = self.tokens.lower, self.language.words
        if self._is_verb_form(index):
            return self._leaves_clause(index - 1)
        if low[index] in words("pronouns|that|no_narrators") or low[index] == QUOTATION:
            return False
        verb = self._next_verb(index + 1)
        return verb is not None and self._is_simple_past(verb)

    def _has_clause(self, index: int) -> bool:
        return index < self.limit and (
            self._is_verb_form(index) or self._next_verb(index + 1) is not None
        )

    def _resumes(self, index: int) -> bool:
        """Tell whether another comma with a verb follows: the clause was only an aside."""
        low = self.tokens.lower
        return any(
            low[at] == "," and at + 1 < self.limit and is_verb(self.tokens, at + 1, self.language)
            for at in range(index, min(self.limit, index + ASIDE_REACH))
        )

    def _next_verb(self, index: int) -> int | None:
        """The first verb behind the token, if no mark stands before it."""
        for at in range(index, min(self.limit, index + VERB_REACH)):
            if self.tokens.is_mark(at) or self.tokens.lower[at] == QUOTATION:
                return None
            if self._is_verb_form(at) or may_be_present(self.tokens, at, self.language):
                return at
        return None

    def _is_verb_form(self, index: int) -> bool:
        word = self.tokens.lower[index]
        return is_verb(self.tokens, index, self.language) or word in self.language.words(
            "true_modals"
        )

    def _is_simple_past(self, verb: int) -> bool:
        """Tell whether it is a verb in the simple past, and no modal or "had"."""
        word, words = self.tokens.lower[verb], self.language.words
        if word in words("true_modals|backshifted|present"):
            return False
        return not word.endswith(self.language.clitic_endings)

    def _leaves_clause(self, conjunction: int) -> bool:
        """Tell whether "and" joins a verb to the reporting verb: "vowed to stay and left"."""
        words = self.language.words
        if self._begins_clause(conjunction + 1):
            return True
        verb = conjunction + 1
        while verb < self.limit and (
            self.tokens.lower[verb] in words("adverbs")
            or self.tokens.lower[verb].endswith(self.language.adverb_endings)
        ):
            verb += 1
        if verb >= self.limit:
            return False
        past, present = self._is_past(verb), self._is_present(verb)
        if not past and not present:
            return False
        if self.tokens.lower[conjunction - 1] == QUOTATION and not any(
            self._is_verb_form(at) for at in range(self.first, conjunction - 1)
        ):
            return True  # 'said "no deal" and left'
        if past and self._is_object(conjunction):
            return True  # "claimed self-defence and was cleared"
        inner = self._inner_verb(conjunction)
        if inner in {"infinitive", "modal"}:
            return True
        return present and inner == "past" and self.frame.match.form == "third"

    def _is_object(self, end: int) -> bool:
        """Tell whether only an object of the verb stands before `end`, and no clause."""
        cue, words = self.frame.match.cue, self.language.words
        opens = self.tokens.lower[self.first] in words("infinitive|whether") | {QUOTATION}
        that = self.tokens.lower[self.first - 1] in words("that") | {":"}
        if "object" not in cue.frames or opens or that:
            return False
        return not any(
            self._is_verb_form(at) or may_be_present(self.tokens, at, self.language)
            for at in range(self.first, end)
        )

    def _begins_clause(self, index: int) -> bool:
        """Tell whether a clause of the narrator's follows an infinitive: "to go and she stayed"."""
        low, words = self.tokens.lower, self.language.words
        if low[self.first] not in words("infinitive") or index + 1 >= self.limit:
            return False
        subject = low[index] in words("subjects|determiners") or self.tokens.capital[index]
        if not subject or self._inner_verb(index - 1) != "infinitive":
            return False
        return self._next_verb(index + 1) is not None

    def _is_past(self, verb: int) -> bool:
        word = self.tokens.lower[verb]
        form = self.language.forms.get(word)
        if self.tokens.capital[verb] or word in self.language.words("present|true_modals"):
            return False
        if form is not None:
            return "past" in form.forms and "base" not in form.forms
        return word in self.language.words("verbs") or (
            word.endswith(self.language.past_endings) and is_verb(self.tokens, verb, self.language)
        )

    def _is_present(self, verb: int) -> bool:
        word = self.tokens.lower[verb]
        form = self.language.forms.get(word)
        if word in self.language.words("third_present"):
            return True
        return (
            form is not None and "third" in form.forms and word not in self.language.words("nouns")
        )

    def _inner_verb(self, end: int) -> str:
        """The verb of the content nearest before `end`: "infinitive", "modal", "past" or another."""
        low, words = self.tokens.lower, self.language.words
        if low[self.first] in words("infinitive"):
            return "infinitive" if not self._has_finite_verb(self.first + 1, end) else "other"
        for index in range(end - 1, self.first, -1):
            word = low[index]
            if word in words("true_modals"):
                return "modal"
            if word in words("relatives|that|subordinators"):
                return "other"
            if self._is_past(index):
                helped = low[index - 1] in words("auxiliaries|adverbs")
                if not helped:
                    return "past"
            elif word in words("verbs") and word not in words("be"):
                return "other"
        return "other"

    def _has_finite_verb(self, first: int, end: int) -> bool:
        return any(
            self.tokens.lower[at] in self.language.words("verbs") for at in range(first, end)
        )

    def _is_subordinate(self) -> bool:
        """Tell whether the sentence begins with a subordinate clause that has the frame: "When Lee said"."""
        low, start = self.tokens.lower, self.frame.start
        openers = self.language.words("leading_subordinators")
        if not openers or QUOTATION in low[:start]:
            return False
        clause = start
        while clause > 0 and not self.tokens.is_mark(clause - 1):
            clause -= 1
        return (
            low[clause] in openers and clause < start and not self._has_finite_verb(clause, start)
        )

    def _is_relative(self) -> bool:
        """Tell whether the frame is a relative clause: "Lee, who said jobs would go, left"."""
        subject = self.frame.subject
        words = self.language.words
        return subject is not None and self.tokens.lower[subject[1] - 1] in words("relatives")
