"""Tell which words are finite verbs, as far as their form shows."""

from articles.text.languages import Language
from articles.text.sentences import Tokens


def is_verb(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether the word is a finite verb, as far as its form shows."""
    word = tokens.lower[index]
    if word in language.words("verbs"):
        return True
    if index == 0 or tokens.capital[index]:
        return False
    before = tokens.lower[index - 1]
    form = language.forms.get(word)
    if form is not None:
        if "past" in form.forms and (
            "base" not in form.forms or _may_precede_verb(tokens, index, language)
        ):
            return before not in language.words("determiners")
        return "third" in form.forms and (
            tokens.capital[index - 1] or before in language.words("pronouns")
        )
    if language.past_endings and word.endswith(language.past_endings) and len(word) > 4:
        return (
            before not in language.words("determiners")
            and before not in language.words("prepositions")
            and before not in language.words("be")
        )
    return False


def _may_precede_verb(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether a subject may end before the word: a name, a pronoun or a plural."""
    before = tokens.lower[index - 1]
    return (
        tokens.capital[index - 1]
        or before in language.words("pronouns")
        or before.endswith(language.plural_endings)
    )
