"""Read bytes in a child process, because they may be hostile."""

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
from articles.fetching.parsing.old_word import converted, converter
from articles.reading.document import Document
from articles.reading.document_json import document_from_json
from articles.reading.posts import PostRecord
from articles.reading.signatures import is_old_word

_COMMAND = [sys.executable, "-m", "articles.fetching.parsing.child"]
_ROOT = Path(articles.__file__).parent.parent

Child = subprocess.Popen[bytes]
_idle: list[Child] = []
os.register_at_fork(after_in_child=_idle.clear)  # two processes must not share a child


def read(
    body: bytes,
    *,
    content_type: str = "",
    name: str = "",
    url: str = "",
    links: bool = False,
    choice: int = 0,
    post: PostRecord | None = None,
    pictures: bool = False,
) -> Document:
    """Read a page, fetched from `url` or uploaded as the file `name`.

    With `links`, the document holds the links of an HTML page. With a `choice`, it is the article of
    that number in a file of several, from 1. A .doc file is converted first, where that is possible.
    With the record of a `post`, the document is that of the record. With `pictures`, what stands beside a
    picture is read; else it is refused.

    Raises FetchFailed (not a page) when nothing can be read, or when reading takes too much memory
    or time.
    """
    options: dict[str, object] = {"content_type": content_type, "name": name, "url": url}
    options |= {"links": links, "choice": choice, "pictures": pictures}
    options["post"] = post.as_json() if post else {}
    answer = _exchange(_without_old_format(body), options)
    if "unreadable" in answer:
        # The child does not translate.
        raise FetchFailed(Outcome.NOT_A_PAGE, _(str(answer["unreadable"])))
    try:
        return document_from_json(answer)
    except (KeyError, TypeError, ValueError) as error:
        raise _too_costly() from error


def _without_old_format(body: bytes) -> bytes:
    """Return a .doc file as .docx where that is possible, and any other file as it is."""
    program = converter() if is_old_word(body) else ""
    if not program:
        return body
    with free_parser():
        return converted(body, program)


def _exchange(body: bytes, options: dict[str, object]) -> dict[str, object]:
    request = json.dumps(options | {"size": len(body)}).encode() + b"\n" + body
    with free_parser():
        idle = _idle_child()
        # A document kills the child's fork, never the child: a dead one was dead before.
        answer = (_ask(idle, request) if idle else b"") or _ask(_start_child(), request)
    result: dict[str, object] = json.loads(answer or b"{}")
    return result


@cache
def free_parser() -> threading.BoundedSemaphore:
    """Return the semaphore that limits the number of children at work: `FETCH_PARSERS`."""
    return threading.BoundedSemaphore(settings.FETCH_PARSERS)


def _ask(child: Child, request: bytes) -> bytes:
    """Return the child's answer; b"" when it is dead, and then it is not used again."""
    answer = b""
    try:
        answer = _send(child, request)
    finally:
        if answer:
            _idle.append(child)
        else:
            with contextlib.suppress(PermissionError):  # it has another account
                child.kill()
            child.communicate()  # closes its input, at which it ends
    return answer


def _send(child: Child, request: bytes) -> bytes:
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


def _start_child() -> Child:
    return subprocess.Popen(  # noqa: S603 - our own interpreter and module, no shell
        _COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=_ROOT,
        env={
            "PYTHONIOENCODING": "utf-8",
            "OCR": json.dumps(_ocr()),
            "PARSER_USER": settings.PARSER_USER,
        },
        start_new_session=True,  # Ctrl-C must not reach the child, which ends with its input
    )


def _ocr() -> dict[str, object]:
    """Return the settings for pictures of pages, which the child does not read by itself."""
    return {
        name: getattr(settings, name) for name in ("OCR_LANGUAGES", "OCR_PROGRAM", "OCR_SECONDS")
    }


def _too_costly() -> FetchFailed:
    return FetchFailed(
        Outcome.NOT_A_PAGE,
        _("Reading the page takes too much memory or time. Upload its text instead."),
        is_accident=True,  # or the parser was killed from outside
    )
