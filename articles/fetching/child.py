"""The process in which hostile bytes are parsed, under limits.

`python -m articles.fetching.child` loads the parsers once and then forks a process that reads some
documents and ends; one that dies of a document is replaced by another fork, and costs no start. A
request, on standard input, is a line of JSON and the bytes it announces; an answer is a line of
JSON.
"""

import contextlib
import ctypes
import gc
import importlib
import json
import os
import resource
import select
import signal
import sys
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings

from articles.fetching.kinds import kind_of, picture
from articles.fetching.outcomes import FetchFailed, Outcome
from articles.fetching.pdf import read_pdf
from articles.reading.document import Document, Unreadable
from articles.reading.file_types import FileType
from articles.reading.html import read_html
from articles.reading.plain import read_plain
from articles.refusals import Refused

MEMORY_LIMIT = 400 * 1024 * 1024  # bytes of address space
CPU_LIMIT = 10  # seconds for one document
DOCUMENTS_LIMIT = 50  # of one process: a fork for each costs 10 to 20 ms, as much as the reading
LARGE = 1_000_000  # bytes of a document after which a process is full, lest the next lack memory
CLOCK_LIMIT = 20.0  # seconds; the processor may be busy elsewhere
ANSWER_LIMIT = 40 * 1024 * 1024  # bytes
# A page of our own, read once before any fork, so that what parsers keep for later is kept for all.
_WARM_UP = b"""<html lang="en"><head><title>A page</title><meta name="author" content="Nobody">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "A page"}</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>A page</h1><p>The first paragraph is long enough
to be taken for one.</p><ul><li>A point</li></ul><table><tr><td>A cell</td></tr></table>
<blockquote>The second is <em>quoted</em>.</blockquote></article></body></html>"""
_PIECE = 1 << 16
_PR_SET_PDEATHSIG = 1


def read_here(
    body: bytes,
    *,
    content_type: str,
    name: str,
    url: str,
    pictures: bool = False,
    links: bool = False,
) -> Document:
    """Read `body` in this very process. Raises FetchFailed (not a page)."""
    kind = kind_of(body, content_type=content_type, name=name, pictures=pictures)
    if kind is FileType.HTML:
        try:
            return read_html(body, content_type=content_type, url=url, links=links)
        except Unreadable as error:
            raise FetchFailed(Outcome.NOT_A_PAGE) from error
    if kind is FileType.PLAIN:
        return read_plain(body, content_type=content_type)
    if kind is FileType.PDF:
        return read_pdf(body)
    return picture()


def serve() -> None:
    """Answer requests until standard input ends, which it does when the parent is gone."""
    settings.configure(USE_I18N=False)  # sentences are translated where they are shown
    read_here(_WARM_UP, content_type="text/html", name="", url="https://example.com/2025/02/25/")
    gc.collect()
    gc.freeze()  # what is loaded stays in pages that all processes share
    desk = Desk()
    while line := sys.stdin.buffer.readline():
        asked = json.loads(line)
        body = sys.stdin.buffer.read(asked["size"])
        if "reader" in asked:
            _reader(asked["reader"])  # its libraries are loaded here, once for all that follow
        sys.stdout.buffer.write(desk.answer(line + body))
        sys.stdout.buffer.flush()


def limit() -> None:
    """Take away from this process whatever parsing does not need."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)  # never outlive the parent
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class Reader:
    """A forked process that reads documents, one after the other, until it is retired.

    A fork for each would be cleaner, and cost as much as the reading: see DOCUMENTS_LIMIT.
    """

    def __init__(self) -> None:
        there, self._ask = os.pipe()
        self._hear, back = os.pipe()
        self.documents = 0
        self._process = os.fork()
        if self._process == 0:
            os.close(self._ask)
            os.close(self._hear)
            sys.stdin.close()  # the requests of others
            limit()
            _read_on(there, back)
            os._exit(0)  # an error instead ends this process the ordinary way, with its traceback
        os.close(there)
        os.close(back)

    def answer(self, request: bytes) -> bytes:
        """Return the answer as a line of JSON; nothing when the process died of its document."""
        self.documents += 1
        if select.select([self._hear], [], [], 0)[0]:
            return b""  # it says something unasked, or is dead
        with contextlib.suppress(BrokenPipeError), os.fdopen(os.dup(self._ask), "wb") as asking:
            asking.write(request)
        answer = _received(self._hear)
        return answer if answer.find(b"\n") == len(answer) - 1 >= 0 else b""  # one whole line

    def retire(self) -> None:
        """End the process, whatever it is doing."""
        os.close(self._ask)
        os.close(self._hear)
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)


class Desk:
    """Where requests come in. It has one reader at a time, and knows when to take another."""

    def __init__(self) -> None:
        self.reader: Reader | None = None

    def answer(self, request: bytes) -> bytes:
        """Return the answer as a line of JSON; `{}` for a document that killed its reader."""
        reader = self.reader = self.reader or Reader()
        answer = reader.answer(request)
        full = reader.documents >= DOCUMENTS_LIMIT or len(request) > LARGE
        if not answer or full:
            reader.retire()
            self.reader = None
        return answer or b"{}\n"


def _read_on(asked: int, answers: int) -> None:
    """Answer one request after the other, each within its own time."""
    with os.fdopen(asked, "rb") as requests, os.fdopen(answers, "wb") as parent:
        while line := requests.readline():
            about = json.loads(line)
            body = requests.read(about.pop("size"))
            used = resource.getrusage(resource.RUSAGE_SELF)
            soft = int(used.ru_utime + used.ru_stime) + CPU_LIMIT
            _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
            soft = soft if hard == resource.RLIM_INFINITY else min(soft, hard)
            resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
            parent.write(json.dumps(_answer(body, about), ensure_ascii=False).encode() + b"\n")
            parent.flush()


def _reader(name: str) -> Callable[..., object]:
    """Return the function of ours that `reading.read_by` was given."""
    module, _colon, function = name.partition(":")
    found: Callable[..., object] = getattr(importlib.import_module(module), function)
    return found


def _answer(body: bytes, asked: dict[str, Any]) -> dict[str, object]:
    if "reader" in asked:
        try:
            return {"read": _reader(asked["reader"])(body, **asked["asked"])}
        except Refused as refusal:
            return {"refused": str(refusal)}
    try:
        document = read_here(body, **asked)
    except FetchFailed as failure:
        return {"outcome": failure.outcome, "sentence": str(failure)}
    fields = {name: [field.value, field.origin] for name, field in document.fields.items()}
    return {
        "text": document.text,
        "fields": fields,
        "missing_text": document.missing_text,
        "pages": document.pages,
        "links": [[link.start, link.end, link.url] for link in document.links],
    }


def _received(reading: int) -> bytes:
    received = bytearray()
    ends = time.monotonic() + CLOCK_LIMIT
    while len(received) <= ANSWER_LIMIT and not received.endswith(b"\n"):
        left = max(0.0, ends - time.monotonic())
        # Nobody asks before he is answered: if there is something to read, it is the end.
        ready, _w, _x = select.select([reading, sys.stdin], [], [], left)
        piece = os.read(reading, _PIECE) if reading in ready else b""
        if not piece:
            break
        received += piece
    return bytes(received)


if __name__ == "__main__":
    serve()
