"""The process in which hostile bytes are parsed: one document, then it ends.

`python -m articles.fetching.child` reads a line of JSON and then the bytes; it answers in JSON.
"""

import json
import resource
import sys
from typing import BinaryIO

from django.conf import settings

from articles.fetching.document import Document
from articles.fetching.html import read_html
from articles.fetching.kinds import Kind, kind_of
from articles.fetching.outcomes import FetchFailed, Outcome
from articles.fetching.plain import read_plain

MEMORY_LIMIT = 512 * 1024 * 1024  # bytes of address space
CPU_LIMIT = 10  # seconds


def limit() -> None:
    """Take away from this process whatever parsing does not need."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_LIMIT, CPU_LIMIT))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read_here(body: bytes, *, content_type: str, name: str, url: str) -> Document:
    """Read `body` in this very process. Raises FetchFailed (not a page)."""
    kind = kind_of(body, content_type=content_type, name=name)
    if kind is Kind.HTML:
        return read_html(body, content_type=content_type, url=url)
    if kind is Kind.PLAIN:
        return read_plain(body, content_type=content_type)
    raise FetchFailed(Outcome.NOT_A_PAGE)


def answer(request: BinaryIO) -> dict[str, object]:
    """Return what the parent process makes a Document or a FetchFailed of."""
    asked = json.loads(request.readline())
    try:
        document = read_here(request.read(), **asked)
    except FetchFailed as failure:
        return {"outcome": failure.outcome, "sentence": str(failure)}
    fields = {name: [field.value, field.origin] for name, field in document.fields.items()}
    return {"text": document.text, "fields": fields, "missing_text": document.missing_text}


def main() -> None:
    """Answer the request on standard input, under limits."""
    settings.configure(USE_I18N=False)  # sentences are translated where they are shown
    limit()
    said = json.dumps(answer(sys.stdin.buffer))
    sys.stdout.write(said)


if __name__ == "__main__":
    main()
