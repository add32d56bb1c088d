"""Tell which words are finite verbs, as far as their form shows."""

from articles.text.languages import Language
from articles.text.sentences import Tokens


def is_verb(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether the word is a finite verb, as far as its form shows."""
    word = tokens.lower[index]
    if word in language.words("verbs"):
        return not (tokens.capital[index] and _is_name(tokens, index, language))
    if index == 0 or tokens.capital[index]:
        return False
    if word.endswith(language.clitic_endings):
        return True
    before = tokens.lower[index - 1]
    form = language.forms.get(word)
    if form is not None:
        if "past" in form.forms and (
            "base" not in form.forms or _may_precede_verb(tokens, index, language)
        ):
            return before not in language.words("determiners")
        return "third" in form.forms and (
            (tokens.capital[index - 1] and before not in language.words("determiners"))
            or before in language.words("pronouns") - language.words("all_or_both")
        )
    if language.past_endings and word.endswith(language.past_endings) and len(word) > 4:
        return (
            before not in language.words("determiners")
            and before not in language.words("prepositions")
            and before not in language.words("be")
        )
    return False


def _is_name(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether a word with a capital is a name and no verb: "Tom Fell", "Rose Abbott"."""
    word = tokens.lower[index]
    first_names = language.words("women_names|men_names")
    if index and (word in language.words("surnames") or tokens.lower[index - 1] in first_names):
        return True
    return word in first_names and tokens.capital[index + 1 : index + 2] == [True]


def _may_precede_verb(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether a subject may end before the word: a name, a pronoun or a plural."""
    before = tokens.lower[index - 1]
    return (
        tokens.capital[index - 1]
        or before in language.words("pronouns")
        or before.endswith(language.plural_endings)
    )


def may_be_adverb(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether the word ends like an adverb: "quickly", but not "family" and no name."""
    word = tokens.lower[index]
    return (
        word.endswith(language.adverb_endings)
        and not tokens.capital[index]
        and word not in language.words("no_adverbs")
    )


def is_contraction(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether the word is a pronoun and a verb: "he's", "they'll"."""
    word = tokens.lower[index]
    if "'" not in word:
        return False
    head = word.partition("'")[0]
    return head in language.words("subjects|that") and not word.endswith("n't")


def may_be_present(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether a verb on no list may stand here: "prices rise", "the dam leaks"."""
    word, at = tokens.lower[index], index - 1
    while at and tokens.lower[at] in language.words("adverbs|negations"):
        at -= 1  # "the noise never stops"
    before = tokens.lower[at]
    closed = language.words(
        "prepositions|determiners|coordinators|subordinators|adverbs|that|pronouns|days"
    )
    if not word.isalpha() or tokens.capital[index] or word in closed or not language.plural_endings:
        return False
    if word.endswith((*language.ing_endings, *language.adverb_endings)) or tokens.is_mark(
        index - 1
    ):
        return False
    plural = before.endswith(language.plural_endings) and before not in closed
    if plural or before in language.words("they|subjects"):
        return not word.endswith(language.plural_endings) or before in language.words("he|she|it")
    return word.endswith(language.plural_endings) and before not in closed
