"""The process in which hostile bytes are parsed, under limits.

`python -m articles.fetching.child` loads the parsers once and then, for each request on standard
input, forks a process that reads one document and ends. So every document meets a clean process,
and costs a fork, not a start. A request is a line of JSON and the bytes it announces; an answer is
a line of JSON.
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

from articles.fetching.document import Document
from articles.fetching.html import read_html
from articles.fetching.kinds import Kind, kind_of, not_a_page
from articles.fetching.outcomes import FetchFailed
from articles.fetching.plain import read_plain
from articles.refusals import Refused

MEMORY_LIMIT = 400 * 1024 * 1024  # bytes of address space
CPU_LIMIT = 10  # seconds
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


def read_here(body: bytes, *, content_type: str, name: str, url: str) -> Document:
    """Read `body` in this very process. Raises FetchFailed (not a page)."""
    kind = kind_of(body, content_type=content_type, name=name)
    if kind is Kind.HTML:
        return read_html(body, content_type=content_type, url=url)
    if kind is Kind.PLAIN:
        return read_plain(body, content_type=content_type)
    raise not_a_page("application/pdf")


def serve() -> None:
    """Answer requests until standard input ends, which it does when the parent is gone."""
    settings.configure(USE_I18N=False)  # sentences are translated where they are shown
    read_here(_WARM_UP, content_type="text/html", name="", url="https://example.com/2025/02/25/")
    gc.collect()
    gc.freeze()  # what is loaded stays in pages that all processes share
    while line := sys.stdin.buffer.readline():
        asked = json.loads(line)
        body = sys.stdin.buffer.read(asked.pop("size"))
        if "reader" in asked:
            _reader(asked["reader"])  # its libraries are loaded here, once for all that follow
        sys.stdout.buffer.write(_in_a_process_of_its_own(body, asked))
        sys.stdout.buffer.flush()


def limit() -> None:
    """Take away from this process whatever parsing does not need."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)  # never outlive the parent
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_LIMIT, CPU_LIMIT))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _in_a_process_of_its_own(body: bytes, asked: dict[str, Any]) -> bytes:
    """Return the answer as a line of JSON; `{}` when the process died of its document."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reading)
        sys.stdin.close()  # the requests of others
        limit()
        with os.fdopen(writing, "wb") as parent:
            parent.write(json.dumps(_answer(body, asked), ensure_ascii=False).encode() + b"\n")
        os._exit(0)  # an error instead ends this process the ordinary way, with its traceback
    os.close(writing)
    answer = _received(reading)
    os.close(reading)
    with contextlib.suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    return answer if answer.find(b"\n") == len(answer) - 1 >= 0 else b"{}\n"  # one whole line


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
    return {"text": document.text, "fields": fields, "missing_text": document.missing_text}


def _received(reading: int) -> bytes:
    received = bytearray()
    ends = time.monotonic() + CLOCK_LIMIT
    while len(received) <= ANSWER_LIMIT:
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
