"""Bytes -> Document, parsed in a child process, because whoever wrote the bytes may mean harm."""

import json
import subprocess
import sys
from pathlib import Path

from django.utils.translation import gettext_lazy as _

import articles
from articles.fetching.document import Document, Field
from articles.fetching.outcomes import FetchFailed, Outcome

_CHILD = "articles.fetching.child"
_ROOT = Path(articles.__file__).parent.parent
_SECONDS = 20.0  # on the clock; the child's own limit is on the processor


def read(body: bytes, *, content_type: str = "", name: str = "", url: str = "") -> Document:
    """Read a page, fetched or uploaded. `name` is the file's, `url` where it came from.

    Raises FetchFailed (not a page) when there is nothing that can be read, or when reading it
    takes more memory or time than a page is worth.
    """
    asked = json.dumps({"content_type": content_type, "name": name, "url": url})
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module, no shell
            [sys.executable, "-m", _CHILD],
            input=asked.encode() + b"\n" + body,
            capture_output=True,
            cwd=_ROOT,
            env={"PYTHONIOENCODING": "utf-8"},
            timeout=_SECONDS,
            check=True,
        )
    except subprocess.SubprocessError as error:
        sentence = _("The page cannot be read: it takes too much memory or time. Upload its text.")
        raise FetchFailed(Outcome.NOT_A_PAGE, sentence) from error
    return _document(json.loads(done.stdout))


def _document(answer: dict[str, object]) -> Document:
    match answer:
        case {"text": str(text), "fields": dict(fields), "missing_text": str(missing)}:
            return Document(text, {name: Field(*pair) for name, pair in fields.items()}, missing)
        case {"outcome": str(outcome), "sentence": str(sentence)}:
            raise FetchFailed(Outcome(outcome), sentence)
    raise FetchFailed(Outcome.NOT_A_PAGE)
