"""Load the words that matter when texts are compared, from `languages/<code>/evidence.txt`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from articles.text.languages import SUPPORTED, data_lines, english_words

# A small word says little about the origin of a passage, so four of them weigh as much as another word.
# With less, "it is what it is" would weigh nothing; with more, "that there is a" could be enough to
# match a translated quotation.
SMALL_WEIGHT = 0.25
COMMA_LANGUAGES = (
    "af az be bg bs ca cs da de el es et eu fi fo fr gl hr hu id is it kk lt lv mk nb nl nn no pl pt ro "
    "ru sk sl sq sr sv tr uk uz vi"
)
DECIMAL_COMMA = frozenset(COMMA_LANGUAGES.split())
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

    negations: frozenset[str]
    negating: tuple[str, ...]
    numbers: frozenset[str]
    scales: dict[str, int]
    units: dict[tuple[str, ...], str]
    months: dict[str, int]
    days: dict[str, int]


@cache
def load_vocabulary(code: str) -> Vocabulary:
    """Return the vocabulary of a language, or of all languages together for an unsupported one."""
    codes = [code] if code in SUPPORTED else list(SUPPORTED)
    classes: dict[str, list[str]] = {}
    for name, listed in _classes(codes):
        classes.setdefault(name, []).extend(listed)
    scales = {word: int(size) for size, word in _meanings(classes, "scale")}
    units = {
        tuple(word.split("+")): unit.replace("+", " ") for unit, word in _meanings(classes, "unit")
    }
    months = {
        name: index % 12 + 1
        for list_name in ("short_months", "months")
        for index, name in enumerate(classes.get(list_name, []))
    }
    days = {name: index % 7 + 1 for index, name in enumerate(classes.get("days", []))}
    as_spoken = {word for unit in units for word in unit}
    return Vocabulary(
        frozenset(classes.get("negations", [])),
        tuple(classes.get("negating", [])),
        frozenset(classes.get("numbers", [])) | frozenset(scales) | as_spoken,
        scales,
        units,
        months,
        days,
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


def _classes(codes: list[str]) -> Iterator[tuple[str, list[str]]]:
    for code in codes:
        for line in data_lines(code, "evidence"):
            name, _colon, rest = line.partition(":")
            yield name, [rest] if name in ("scale", "unit") else rest.split()


def _meanings(classes: dict[str, list[str]], name: str) -> Iterator[tuple[str, str]]:
    """Yield (meaning, word) from lines such as "scale: 1000: thousand k"."""
    for rest in classes.get(name, []):
        meaning, _colon, listed = rest.partition(":")
        for word in listed.split():
            yield meaning.strip(), word
