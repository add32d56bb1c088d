"""The catalogues of the languages beside English: brought up to date, and checked.

They have the sentences of `locale/en` in its order. A sentence that changed loses its translation:
a guess would be shown as if somebody had read it.
"""

import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

PLACEHOLDER = re.compile(r"%\(\w+\)[sdif]|%[sdif%]")
TAG = re.compile(r"</?[a-z][^>]*>")
EDGE = re.compile(r"\A(\s*).*?(\s*)\Z", re.DOTALL)


def read_catalogue(text: str, language: str) -> Catalog:
    """Return the catalogue in the text of a .po file."""
    return read_po(io.BytesIO(text.encode()), locale=language)


def updated(english: str, path: Path) -> str:
    """Return the text of a .po file with exactly the sentences of `english`, translated as far as known."""
    language = path.parts[-3]
    text = path.read_text() if path.exists() else ""
    catalogue = read_catalogue(text, language)
    catalogue.update(read_catalogue(english, language), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    header, _blank, _rest = text.partition("\n\n")
    written = io.BytesIO()
    write_po(written, catalogue, width=0, no_location=True, omit_header=True, ignore_obsolete=True)
    return f"{header}\n\n{written.getvalue().decode().strip()}\n"


def faults(catalogue: Catalog) -> Iterator[str]:
    """Yield what is wrong with each translation of a catalogue, as a sentence."""
    for message in catalogue:
        if message.id:
            sentence = message.id if isinstance(message.id, str) else message.id[0]
            for fault in _faults_of(message, catalogue.num_plurals):
                yield f"“{sentence}”: {fault}"


def _faults_of(message: Message, forms: int) -> Iterator[str]:
    originals = [message.id] if isinstance(message.id, str) else list(message.id)
    translations = [message.string] if isinstance(message.string, str) else list(message.string)
    if message.fuzzy:
        yield "it is marked as fuzzy"
    if not all(translations):
        yield "it is not translated"
        return
    if len(originals) > 1 and len(translations) != forms:
        yield f"it has {len(translations)} plural forms, the language has {forms}"
    for translation in translations:
        yield from _differences(originals, translation, is_plural=len(originals) > 1)


def _differences(originals: list[str], translation: str, *, is_plural: bool) -> Iterator[str]:
    """Yield how a translation differs from the sentence in what must be the same."""
    last = originals[-1]
    allowed = {name for original in originals for name in PLACEHOLDER.findall(original)}
    named = PLACEHOLDER.findall(translation)
    if unknown := set(named) - allowed:
        yield f"unknown placeholders {sorted(unknown)}"
    # A form for exactly one or two may say the number in a word.
    if not is_plural and Counter(named).keys() != Counter(PLACEHOLDER.findall(last)).keys():
        yield f"placeholders {sorted(set(PLACEHOLDER.findall(last)) - set(named))} are missing"
    if Counter(TAG.findall(translation)) != Counter(TAG.findall(last)):
        yield "its HTML differs"
    if EDGE.sub(r"\1|\2", translation) != EDGE.sub(r"\1|\2", last):
        yield "spaces or line breaks at its ends differ"
