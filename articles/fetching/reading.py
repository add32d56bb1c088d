"""Bytes -> Document, parsed in a child process, because whoever wrote the bytes may mean harm."""

import contextlib
import json
import os
import subprocess
import sys
import threading
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _

import articles
from articles.fetching.outcomes import FetchFailed, Outcome
from articles.reading.document import Document, Field, Link
from articles.refusals import Refused

_COMMAND = [sys.executable, "-m", "articles.fetching.child"]
_ROOT = Path(articles.__file__).parent.parent

Child = subprocess.Popen[bytes]
_idle: list[Child] = []
os.register_at_fork(after_in_child=_idle.clear)  # two processes must not talk to one child


def read(
    body: bytes,
    *,
    content_type: str = "",
    name: str = "",
    url: str = "",
    pictures: bool = False,
    links: bool = False,
) -> Document:
    """Read a page, fetched or uploaded. `name` is the file's, `url` where it came from.

    With `pictures`, a picture of a page counts as one, without text; with `links`, the document
    says where those of an HTML page stand.

    Raises FetchFailed (not a page) when there is nothing that can be read, or when reading it
    takes more memory or time than a page is worth.
    """
    about: dict[str, object] = {"content_type": content_type, "name": name, "url": url}
    return _document(_answer(body, about | {"pictures": pictures, "links": links}))


def read_by(reader: str, body: bytes, **asked: str) -> dict[str, object]:
    """Return what the reader returns for `body` and `asked`, in the child process with its limits.

    The reader is named "module:function", for only the child needs to load it. It is ours, takes
    bytes and keywords, and returns what JSON can hold. Raises
    Refused with the sentence with which it refuses, FetchFailed (not a page) when it dies.
    """
    match _answer(body, {"reader": reader, "asked": asked}):
        case {"read": dict(found)}:
            return found
        case {"refused": str(sentence)}:
            raise Refused(_(sentence))
    raise _too_much()


def _answer(body: bytes, asked: dict[str, object]) -> dict[str, object]:
    request = json.dumps(asked | {"size": len(body)}).encode() + b"\n" + body
    with _room():
        idle = _idle_child()
        # What is read here kills a child's child, never itself: if it is dead, it was so before.
        answer = (_asked(idle, request) if idle else b"") or _asked(_started(), request)
    found: dict[str, object] = json.loads(answer or b"{}")
    return found


@cache
def _room() -> threading.BoundedSemaphore:
    """Return what lets so many read at once, each in a process of its own, as the settings say."""
    return threading.BoundedSemaphore(settings.FETCH_PARSERS)


def _asked(child: Child, request: bytes) -> bytes:
    """Return the child's answer; nothing when it is gone, and then it is not asked again."""
    answer = b""
    try:
        answer = _exchanged(child, request)
    finally:
        if answer:
            _idle.append(child)
        else:
            child.kill()
            child.communicate()
    return answer


def _exchanged(child: Child, request: bytes) -> bytes:
    if child.stdin is None or child.stdout is None:
        return b""
    with contextlib.suppress(BrokenPipeError):
        child.stdin.write(request)
        child.stdin.flush()
        return child.stdout.readline()
    return b""


def _idle_child() -> Child | None:
    while _idle:
        child = _idle.pop()
        if child.poll() is None:
            return child
    return None


def _started() -> Child:
    return subprocess.Popen(  # noqa: S603 - our own interpreter and module, no shell
        _COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=_ROOT,
        env={"PYTHONIOENCODING": "utf-8"},
        start_new_session=True,  # Ctrl-C is for us; the child ends when its input does
    )


def _document(answer: dict[str, object]) -> Document:
    match answer:
        case {
            "text": str(text),
            "fields": dict(said),
            "missing_text": str(lack),
            "pages": list(pages),
            "links": list(links),
        }:
            fields = {name: Field(*pair) for name, pair in said.items()}
            standing = tuple(Link(*link) for link in links)
            return Document(text, fields, lack, tuple(pages), standing)
        case {"outcome": str(outcome), "sentence": str(sentence)}:
            raise FetchFailed(Outcome(outcome), _(sentence))  # the child knows no language
    raise _too_much()


def _too_much() -> FetchFailed:
    return FetchFailed(
        Outcome.NOT_A_PAGE,
        _("Reading the page takes too much memory or time. Upload its text instead."),
        is_accident=True,  # or somebody killed the parser
    )
