"""Load the words that matter when texts are compared, from `languages/<code>/evidence.txt`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from articles.text.facts.numbers.lexicon import Phrase, load_lexicon
from articles.text.languages import english_words

# A small word says little about the origin of a passage, so four of them weigh as much as another word.
# With less, "it is what it is" would weigh nothing; with more, "that there is a" could be enough to
# match a translated quotation.
SMALL_WEIGHT = 0.25
SMALL_WORDS = {
    "en": "the of and to in is that for was with on as by he it from at said his have are not",
    "fr": "le la les de des du et est une un dans que pour qui sur au par pas il elle avec ne plus ce",
    "de": "der die das und ist nicht ein eine von mit den dem des zu im für auf sich auch als sie er hat",
    "es": "el la los las de del y que en es un una por con para no se su al lo como más fue ha",
    "it": "il lo la gli le di del della e che è un una per con non si sono al nel anche ha come",
    "pt": "o a os as de do da dos das e que em um uma para com não se na no por mais foi ao como",
    "nl": "de het een en van is dat op te in niet zijn met voor die aan er om ook als maar bij",
    "sv": "och att det som en är på av för med den till inte har om ett han var jag men",
    "pl": "i w na nie się z do jest że to o jak po za od przez dla ale który był są",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi ne kadar sonra ama en o var",
}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The word classes of a language, in small letters and with straight apostrophes.

    `scales` and `units` give the meaning of a word: "bn" is 10**9, ("per", "cent") is "%".
    """

    language: str
    negations: frozenset[str]
    negating: tuple[str, ...]
    numbers: frozenset[str]
    scales: Mapping[str, int]
    units: Mapping[Phrase, str]
    months: Mapping[str, int]
    days: Mapping[str, int]


@cache
def load_vocabulary(code: str) -> Vocabulary:
    """Return the vocabulary of a language, or of several languages together for an unknown one."""
    lexicon = load_lexicon(code)
    return Vocabulary(
        code,
        lexicon.classes.get("negations", frozenset()),
        tuple(sorted(lexicon.classes.get("negating", ()))),
        lexicon.classes.get("numbers", frozenset())
        | frozenset(lexicon.scales)
        | frozenset(unit[-1] for unit in lexicon.named_units)
        | (lexicon.values.keys() - lexicon.classes.get("article", frozenset())),
        lexicon.scales,
        lexicon.units,
        lexicon.months,
        lexicon.days,
    )


@cache
def word_weight(key: str) -> float:
    """Return how much a word says about the origin of a passage: `SMALL_WEIGHT` or 1."""
    return SMALL_WEIGHT if key in _small_words() else 1.0


@cache
def _small_words() -> frozenset[str]:
    """The small words of all languages, because passage and source may differ in language."""
    listed = {word for small in SMALL_WORDS.values() for word in small.split()}
    return frozenset(listed) | english_words("function_words")
