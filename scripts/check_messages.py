"""Check that locale/en holds every sentence of the app, or write it with `--write`.

Its changes show in review which sentences changed. `--languages` also brings the other languages up to
date with it, which translators fill.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from translations import updated

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = Path("locale/en/LC_MESSAGES/django.po")
SOURCES = ("articles", "factcheck", "templates", "manage.py")
OPTIONS = ["--locale", "en", "--no-obsolete", "--no-wrap", "--add-location", "file"]
HEADER = r"""# The sentences of Factcheck, written by `make messages`.
msgid ""
msgstr ""
"Language: en\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""


def extract() -> str:
    """Return the catalogue of the sentences in code and templates, made in a copy of both."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in SOURCES:
            source = ROOT / name
            (shutil.copytree if source.is_dir() else shutil.copy)(source, copy / name)
        (copy / "locale").mkdir()
        command = [sys.executable, "-m", "django", "makemessages", *OPTIONS, "--verbosity", "0"]
        subprocess.run(command, cwd=copy, check=True)  # noqa: S603
        _header, _blank, sentences = (copy / CATALOGUE).read_text().partition("\n\n")
    return HEADER + sentences


def main() -> None:
    catalogue, sentences = ROOT / CATALOGUE, extract()
    if "--write" in sys.argv:
        catalogue.parent.mkdir(parents=True, exist_ok=True)
        catalogue.write_text(sentences)
    elif not catalogue.exists() or catalogue.read_text() != sentences:
        sys.exit(f"Sentences have changed: run `make messages` and commit {CATALOGUE}.")
    if "--languages" in sys.argv:
        for path in sorted(ROOT.glob("locale/*/LC_MESSAGES/django.po")):
            if path != catalogue:
                path.write_text(updated(sentences, path))


if __name__ == "__main__":
    main()
