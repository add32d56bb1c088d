"""The child process in which hostile bytes are parsed, under limits.

`python -m articles.fetching.parsing.child` loads the parsers once, and then forks a reader: a
process that reads some documents and ends. When a document kills the reader, the next fork replaces
it, without loading anything again. A request on standard input is a line of JSON followed by the
bytes that it announces; an answer is a line of JSON.
"""

import contextlib
import ctypes
import gc
import json
import os
import resource
import select
import signal
import sys
import time
from typing import Any

from django.conf import settings

from articles.fetching.parsing.account import continue_as
from articles.reading.document import Unreadable
from articles.reading.document_json import document_as_json
from articles.reading.pdf import ocr_seconds
from articles.reading.plain import decode
from articles.reading.readers import Input, read_document

MEMORY_LIMIT = 400 * 1024 * 1024  # bytes of address space
CPU_LIMIT = 10  # seconds for one document
DOCUMENTS_LIMIT = 50  # of one reader: a fork takes 10 to 20 ms, as long as a document
LARGE = 1_000_000  # bytes; a reader ends after such a document, lest the next lack memory
CLOCK_LIMIT = 20.0  # seconds of real time, because the processor may be busy elsewhere
ANSWER_LIMIT = 40 * 1024 * 1024  # bytes
# Read once before any fork, so that all forks share what the parsers cache.
_WARM_UP = b"""<html lang="en"><head><title>A page</title><meta name="author" content="Nobody">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "A page"}</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>A page</h1><p>The first paragraph is long enough
to be taken for one.</p><ul><li>A point</li></ul><table><tr><td>A cell</td></tr></table>
<blockquote>The second is <em>quoted</em>.</blockquote></article></body></html>"""
_PIECE = 1 << 16
_PR_SET_PDEATHSIG = 1


def serve() -> None:
    """Answer requests until standard input ends, as it does when the parent process ends."""
    ocr = json.loads(os.environ.get("OCR", "{}"))
    settings.configure(USE_I18N=False, **ocr)  # the parent translates the sentences
    decode("Городской совет решил закрыть терминал.".encode("koi8-r"))
    read_document(_WARM_UP, Input("text/html", url="https://example.com/2025/02/25/"))
    if user := os.environ.get("PARSER_USER"):
        continue_as(user)  # nothing hostile was read yet
    gc.collect()
    gc.freeze()  # so that all forks go on sharing the memory of what is loaded
    dispatcher = Dispatcher()
    while line := sys.stdin.buffer.readline():
        request = json.loads(line)
        body = sys.stdin.buffer.read(request["size"])
        sys.stdout.buffer.write(dispatcher.answer(line + body))
        sys.stdout.buffer.flush()


def limit() -> None:
    """Take away from this process everything that parsing does not need."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)  # never outlive the parent
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class Reader:
    """A forked process that reads documents, one after the other, until it is retired.

    A fork for each document would be cleaner, but too slow: see DOCUMENTS_LIMIT.
    """

    def __init__(self) -> None:
        requests, self._requests = os.pipe()
        self._answers, answers = os.pipe()
        self.documents = 0
        self._process = os.fork()
        if self._process == 0:
            os.close(self._requests)
            os.close(self._answers)
            sys.stdin.close()  # the requests are the dispatcher's
            limit()
            _answer_requests(requests, answers)
            os._exit(0)  # an error ends the process with a traceback instead
        os.close(requests)
        os.close(answers)

    def answer(self, request: bytes) -> bytes:
        """Return the answer as a line of JSON; b"" when the process died of the document."""
        self.documents += 1
        if select.select([self._answers], [], [], 0)[0]:
            return b""  # it is dead, or wrote something that nobody requested
        with contextlib.suppress(BrokenPipeError), os.fdopen(os.dup(self._requests), "wb") as pipe:
            pipe.write(request)
        answer = _receive(self._answers)
        return answer if answer.find(b"\n") == len(answer) - 1 >= 0 else b""  # one whole line

    def retire(self) -> None:
        """End the process, even while it reads."""
        os.close(self._requests)
        os.close(self._answers)
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)


class Dispatcher:
    """Passes requests to one reader at a time, and replaces a reader that is used up or dead."""

    def __init__(self) -> None:
        self.reader: Reader | None = None

    def answer(self, request: bytes) -> bytes:
        """Return the answer as a line of JSON; `{}` for a document that killed its reader."""
        reader = self.reader = self.reader or Reader()
        answer = reader.answer(request)
        is_used_up = reader.documents >= DOCUMENTS_LIMIT or len(request) > LARGE
        if not answer or is_used_up:
            reader.retire()
            self.reader = None
        return answer or b"{}\n"


def _answer_requests(requests: int, answers: int) -> None:
    """Answer one request after the other, each within CPU_LIMIT."""
    with os.fdopen(requests, "rb") as incoming, os.fdopen(answers, "wb") as outgoing:
        while line := incoming.readline():
            request = json.loads(line)
            body = incoming.read(request.pop("size"))
            used = resource.getrusage(resource.RUSAGE_SELF)
            soft = int(used.ru_utime + used.ru_stime) + CPU_LIMIT
            _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
            soft = soft if hard == resource.RLIM_INFINITY else min(soft, hard)
            resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
            outgoing.write(json.dumps(_answer(body, request), ensure_ascii=False).encode() + b"\n")
            outgoing.flush()


def _answer(body: bytes, request: dict[str, Any]) -> dict[str, object]:
    try:
        return document_as_json(read_document(body, Input(**request)))
    except Unreadable as unreadable:
        return {"unreadable": str(unreadable)}


def _receive(answers: int) -> bytes:
    received = bytearray()
    end = time.monotonic() + CLOCK_LIMIT + ocr_seconds()
    while len(received) <= ANSWER_LIMIT and not received.endswith(b"\n"):
        left = max(0.0, end - time.monotonic())
        # The parent sends no request before it has an answer: readable input means its end.
        ready, _w, _x = select.select([answers, sys.stdin], [], [], left)
        piece = os.read(answers, _PIECE) if answers in ready else b""
        if not piece:
            break
        received += piece
    return bytes(received)


if __name__ == "__main__":
    serve()
