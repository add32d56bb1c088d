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
from articles.reading.document import Document, Field, Link
from articles.refusals import Refused

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
) -> Document:
    """Read a page, fetched from `url` or uploaded as the file `name`.

    With `links`, the document holds the links of an HTML page.

    Raises FetchFailed (not a page) when nothing can be read, or when reading takes too much memory
    or time.
    """
    options: dict[str, object] = {"content_type": content_type, "name": name, "url": url}
    return _document(_exchange(body, options | {"links": links}))


def read_with(reader: str, body: bytes, **options: str) -> dict[str, object]:
    """Call `reader` with `body` and `options` in the child process, and return its result.

    `reader` is a function of this app, named "module:function", because only the child needs to
    import it; its result is made of JSON types. Raises Refused when the reader does, and
    FetchFailed (not a page) when the process dies.
    """
    match _exchange(body, {"reader": reader, "options": options}):
        case {"read": dict(result)}:
            return result
        case {"refused": str(sentence)}:
            raise Refused(_(sentence))
    raise _too_costly()


def _exchange(body: bytes, options: dict[str, object]) -> dict[str, object]:
    request = json.dumps(options | {"size": len(body)}).encode() + b"\n" + body
    with _free_parser():
        idle = _idle_child()
        # A document kills the child's fork, never the child: a dead one was dead before.
        answer = (_ask(idle, request) if idle else b"") or _ask(_start_child(), request)
    result: dict[str, object] = json.loads(answer or b"{}")
    return result


@cache
def _free_parser() -> threading.BoundedSemaphore:
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
            child.kill()
            child.communicate()
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
        env={"PYTHONIOENCODING": "utf-8"},
        start_new_session=True,  # Ctrl-C must not reach the child, which ends with its input
    )


def _document(answer: dict[str, object]) -> Document:
    match answer:
        case {
            "text": str(text),
            "fields": dict(fields),
            "missing_text": str(missing_text),
            "pages": list(pages),
            "links": list(links),
        }:
            return Document(
                text,
                {name: Field(*pair) for name, pair in fields.items()},
                missing_text,
                tuple(pages),
                tuple(Link(*link) for link in links),
            )
        case {"outcome": str(outcome), "sentence": str(sentence)}:
            raise FetchFailed(Outcome(outcome), _(sentence))  # the child does not translate
    raise _too_costly()


def _too_costly() -> FetchFailed:
    return FetchFailed(
        Outcome.NOT_A_PAGE,
        _("Reading the page takes too much memory or time. Upload its text instead."),
        is_accident=True,  # or the parser was killed from outside
    )
