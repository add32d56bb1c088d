"""Tell quickly whether a sentence may report anything: most sentences need not be tokenized."""

from functools import cache
from itertools import pairwise

from articles.text.languages import Form, Language
from articles.text.spans import Span

OUTER_MARKS = ",.;:!?()—–-\"'”’“‘…،"


def has_cue_word(text: str, sentence: Span, language: Language) -> bool:
    """Tell whether any word may be a cue. "Make" is one only before "clear", "idea" before "that"."""
    words = text[sentence.start : sentence.end].lower().replace("-", " ").split()
    alone, followed = _cue_words(language)
    if not alone.isdisjoint(words):
        return True
    marked = [word.strip(OUTER_MARKS) for word in words if not word.isalpha()]
    if not alone.isdisjoint(marked):
        return True
    may_be_followed = followed.keys()
    if may_be_followed.isdisjoint(words) and may_be_followed.isdisjoint(marked):
        return False
    bare = [word.strip(OUTER_MARKS) for word in words]
    return any(word in followed and follows in followed[word] for word, follows in pairwise(bare))


@cache
def _cue_words(language: Language) -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """The words that may be a cue before any other, and those that may before certain ones only."""
    followed = {
        word: followers
        for word, form in language.forms.items()
        if (followers := _followers(form, language))
    }
    return language.cue_words - followed.keys(), followed


def _followers(form: Form, language: Language) -> frozenset[str]:
    """The words that must follow a form which is only a noun or the first word of a phrase, or none."""
    followers = frozenset[str]()
    for cue in form.cues:
        if "noun" in cue.frames:
            followers |= language.words("that|be|by|for|of|infinitive|voiced")
        elif cue.rest:
            followers |= {cue.rest[0]}
        else:
            return frozenset()
    return followers
