"""The catalogues of the languages are complete and correct, and compile without the programs of gettext."""

import gettext
import sys
from importlib import import_module
from pathlib import Path

import pytest

from factcheck.languages import compile_languages

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))
translations = import_module("translations")

HEADER = (
    'msgid ""\nmsgstr ""\n"Language: ar\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3'
    ' : n%100>=11 && n%100<=99 ? 4 : 5);\\n"\n\n'
)
PLURAL = 'msgid "%(n)s claim"\nmsgid_plural "%(n)s claims"\n'
WRONG = {
    "not translated": 'msgid "Save"\nmsgstr ""\n',
    "fuzzy": '#, fuzzy\nmsgid "Save"\nmsgstr "حفظ"\n',
    "unknown placeholders": 'msgid "by %(who)s"\nmsgstr "بواسطة %(wer)s"\n',
    "are missing": 'msgid "by %(who)s"\nmsgstr "بواسطة"\n',
    "HTML differs": 'msgid "a <b>claim</b>"\nmsgstr "ادعاء <b>"\n',
    "at its ends": 'msgid "page "\nmsgstr "صفحة"\n',
    # two forms instead of six: the others are empty
    "claim”: it is not": PLURAL + 'msgstr[0] "%(n)s"\nmsgstr[1] "%(n)s"\n',
}


@pytest.mark.parametrize("language", ["ar", "de"])
def test_every_sentence_is_translated(language):
    text = (ROOT / f"locale/{language}/LC_MESSAGES/django.po").read_text()
    catalogue = translations.read_catalogue(text, language)

    assert len(catalogue) > 2_800
    assert list(translations.faults(catalogue)) == []


@pytest.mark.parametrize(("fault", "sentence"), WRONG.items(), ids=WRONG)
def test_a_wrong_translation_is_named(fault, sentence):
    catalogue = translations.read_catalogue(HEADER + sentence, "ar")

    assert any(fault in each for each in translations.faults(catalogue))


def test_a_catalogue_is_compiled_once_and_what_is_untranslated_stays_english(tmp_path):
    source = tmp_path / "ar/LC_MESSAGES/django.po"
    source.parent.mkdir(parents=True)
    empty = "".join(f'msgstr[{number}] ""\n' for number in range(6))
    source.write_text(f'{HEADER}msgid "Save"\nmsgstr "حفظ"\n\n{PLURAL}{empty}')

    assert compile_languages(tmp_path) == [source.with_suffix(".mo")]
    assert compile_languages(tmp_path) == []
    compiled = gettext.translation("django", tmp_path, ["ar"])
    assert compiled.gettext("Save") == "حفظ"
    assert compiled.ngettext("%(n)s claim", "%(n)s claims", 3) == "%(n)s claims"
