"""Write the names of the months in many languages to articles/reading/months.txt.

The names are those of Unicode's CLDR, as the library Babel has them: run it with Babel's new releases.
"""

from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from babel.dates import get_month_names

TARGET = Path(__file__).resolve().parent.parent / "articles/reading/months.txt"
LOCALES = (
    *("ar", "ar_LB", "ar_MA", "bg", "ca", "cs", "da", "de", "de_AT", "el", "en", "es", "et", "fa"),
    *("fi", "fr", "he", "hi", "hr", "hu", "id", "it", "lt", "lv", "ms", "nb", "nl", "pl", "pt"),
    *("ro", "ru", "sk", "sl", "sr", "sr_Latn", "sv", "tr", "uk", "ur", "vi"),
)
FURTHER = {  # common in pages, though not in CLDR
    "de": {1: ["jänner"], 2: ["feber"], 3: ["maerz"]},
    "en": {9: ["sept"]},
    "es": {9: ["setiembre", "set"]},
    "it": {9: ["sett"]},
    "ro": {1: ["ian"]},
}
SHORTEST = 3  # characters; shorter names are numbers or single letters


def names_of(language: str) -> dict[int, list[str]]:
    """Return the names of each month in a language, whole and shortened."""
    names: dict[int, dict[str, None]] = {month: {} for month in range(1, 13)}
    for locale in (each for each in LOCALES if each.partition("_")[0] == language):
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for month, name in get_month_names(width, context, locale).items():
                    word = " ".join(name.casefold().split()).rstrip(".")
                    if len(word) >= SHORTEST and not word.isdecimal():
                        names[month][word] = None
    for month, further in FURTHER.get(language, {}).items():
        names[month] |= dict.fromkeys(further)
    return {month: sorted(words) for month, words in names.items()}


def main() -> None:
    """Write the file: a line for each language and month."""
    languages = sorted({locale.partition("_")[0] for locale in LOCALES})
    # Babel 2.18 gives some languages the names of the one that was read before: a process for each.
    with ProcessPoolExecutor(max_tasks_per_child=1) as processes:
        lines = [
            f"{language} {month} {'|'.join(words)}\n"
            for language, names in zip(languages, processes.map(names_of, languages), strict=True)
            for month, words in names.items()
            if words
        ]
    TARGET.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
