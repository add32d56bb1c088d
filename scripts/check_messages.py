"""Check that locale/ holds every sentence of the app, translated, or bring it up to date with `--write`.

locale/en has the sentences as they are in the code; its changes show in review which of them changed.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from translations import faults, read_catalogue, updated

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
    english = extract()
    texts = {ROOT / CATALOGUE: english} | {
        path: updated(english, path)
        for path in sorted(ROOT.glob("locale/*/LC_MESSAGES/django.po"))
        if path != ROOT / CATALOGUE
    }
    if "--write" in sys.argv:
        for path, text in texts.items():
            path.write_text(text)
    outdated = [path for path, text in texts.items() if path.read_text() != text]
    if outdated:
        names = ", ".join(str(path.relative_to(ROOT)) for path in outdated)
        sys.exit(f"Sentences have changed: run `make messages` and commit {names}.")
    wrong = [
        f"{path.relative_to(ROOT)}: {fault}"
        for path, text in texts.items()
        if path != ROOT / CATALOGUE
        for fault in faults(read_catalogue(text, path.parts[-3]))
    ]
    if wrong:
        listed = "\n".join(wrong)
        sys.exit(f"{listed}\nTranslate these: docs/develop/translating.md says how.")


if __name__ == "__main__":
    main()
