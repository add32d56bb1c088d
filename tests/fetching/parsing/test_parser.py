"""Bytes are read in a child process, which may die without harm."""

import os
import pwd
import signal
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from articles.fetching import FetchFailed, Outcome, read
from articles.fetching.parsing import parser

SENTENCE = "A copy of the law seen by Reuters shows that it names nobody."
PAGE = f"<html><body><article><h1>The law</h1><p>{SENTENCE}</p></article></body></html>"


def parser_process() -> int:
    """The process id of the idle child."""
    read(PAGE.encode())
    return parser._idle[-1].pid


def owner_and_privileges(process: int) -> tuple[str, str]:
    """The user ids of a process, and its capabilities."""
    status = Path(f"/proc/{process}/status").read_text()
    return status.partition("\nUid:")[2].split("\n")[0].strip(), status.partition("CapEff:")[
        2
    ].split()[0]


def test_pages_are_parsed_under_an_account_of_their_own_without_any_privilege(
    settings, monkeypatch
):
    monkeypatch.setattr(parser, "_idle", [])
    own = str(os.geteuid())
    assert owner_and_privileges(parser_process())[0].split()[0] == own  # as the worker

    monkeypatch.setattr(parser, "_idle", [])
    settings.PARSER_USER = "nobody"
    if os.geteuid() == 0:
        process = parser_process()
        nobody = str(pwd.getpwnam("nobody").pw_uid)
        assert owner_and_privileges(process) == ("\t".join([nobody] * 4), "0" * 16)
        (reader,) = Path(f"/proc/{process}/task/{process}/children").read_text().split()
        assert owner_and_privileges(int(reader)) == ("\t".join([nobody] * 4), "0" * 16)
        settings.PARSER_USER = "no-such-account"
        monkeypatch.setattr(parser, "_idle", [])
    with pytest.raises(FetchFailed):  # never as the worker instead, which may not become another
        read(PAGE.encode())


def memory(process: int) -> int:
    """The peak resident memory of a process, in bytes."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


@pytest.mark.parametrize("name", ["notes.txt", "NOTES.TXT", "notes.text", ""])
def test_plain_text_is_kept_as_it_is(name):
    document = read(b"\xef\xbb\xbfOne.\r\n\r\n  Two.\r", name=name)

    assert document.text == "One.\n\n  Two."


@pytest.mark.parametrize(
    ("body", "name", "content_type"),
    [
        (b"", "empty.txt", ""),
        (b"\x00\x01\x02", "binary.txt", ""),
        (b"\x89PNG\r\n\x1a\n\x00", "image.png", "image/png"),
        (b"PK\x03\x04\x00\x00", "letter.docx", ""),
        (b"plain", "movie.mp4", "video/mp4"),
        (b"no pdf", "a.pdf", "application/pdf"),
    ],
)
def test_unreadable_bytes_are_not_a_page(body, name, content_type):
    with pytest.raises(FetchFailed) as failure:
        read(body, name=name, content_type=content_type)

    assert failure.value.outcome is Outcome.NOT_A_PAGE
    assert str(failure.value).endswith(".")


def test_a_document_that_takes_too_much_time_or_memory_is_abandoned(monkeypatch):
    monkeypatch.setattr(parser, "_idle", [])
    monkeypatch.setattr(parser, "_COMMAND", [*parser._COMMAND[:1], "-c", POISONED])

    for poison in (b"memory", b"processor", b"crash", b"half an answer"):
        with pytest.raises(FetchFailed) as failure:
            read(poison)
        assert failure.value.outcome is Outcome.NOT_A_PAGE
        assert "too much memory or time" in str(failure.value)

    assert read(b"harmless").text == "harmless"


def test_without_limits_the_same_document_would_get_all_the_memory_it_requests(monkeypatch):
    unlimited = POISONED.replace("child.CPU_LIMIT = 1", "child.limit = lambda: None")
    monkeypatch.setattr(parser, "_idle", [])
    monkeypatch.setattr(parser, "_COMMAND", [*parser._COMMAND[:1], "-c", unlimited])

    assert read(b"memory").text == "memory"


POISONED = """
import os
import time
from articles.fetching.parsing import child

child.CPU_LIMIT = 1
honest = child.read_document

def read_document(body, given):
    if body == b"memory":
        bytearray(child.MEMORY_LIMIT)
    if body == b"crash":
        os.abort()
    if body == b"half an answer":
        os.write(WRITING, b'{"text": {}')
        os._exit(0)
    while body == b"processor":
        pass
    if body == b"forever":
        time.sleep(600)
    return honest(body, given)

def pipe():
    global WRITING
    reading, WRITING = honest_pipe()
    return reading, WRITING

honest_pipe, os.pipe = os.pipe, pipe
child.read_document = read_document
child.serve()
"""


def test_a_document_does_not_affect_the_next_one():
    before = parser_process()
    for _time in range(3):
        with pytest.raises(FetchFailed):
            read(b"\x00")

    assert parser_process() == before
    assert read(PAGE.encode()).text


def test_a_parser_that_was_killed_is_replaced():
    os.kill(parser_process(), signal.SIGKILL)

    assert SENTENCE in read(PAGE.encode()).text


def test_documents_are_read_concurrently_and_answers_are_not_mixed_up():
    bodies = [f"<html><p>Page {number} of the law is here.</p></html>" for number in range(20)]
    with ThreadPoolExecutor(8) as threads:
        texts = list(threads.map(lambda body: read(body.encode()).text, bodies))

    assert texts == [f"Page {number} of the law is here." for number in range(20)]
    assert len(parser._idle) <= (os.cpu_count() or 1)


def test_the_parsing_process_uses_little_memory():
    process = parser_process()
    for _time in range(3):
        read(b"<p>" + b"x " * 4_000_000, content_type="text/html")

    assert memory(process) < 150_000_000


def test_a_fork_of_this_process_does_not_share_its_parsers():
    parser_process()
    process = os.fork()
    if process == 0:
        os._exit(len(parser._idle))

    assert os.waitpid(process, 0)[1] == 0


@pytest.mark.parametrize("body", [b"", b"forever"], ids=["idle", "at work"])
def test_the_parser_ends_with_its_parent_process(body, monkeypatch):
    monkeypatch.setattr(parser, "_COMMAND", [*parser._COMMAND[:1], "-c", POISONED])
    started = parser._start_child()
    assert started.stdin is not None
    if body:
        started.stdin.write(b'{"size": %d}\n' % len(body))
        started.stdin.write(body)
    started.stdin.close()

    started.wait(timeout=5)


def test_the_environment_of_the_parser_contains_no_secrets(monkeypatch):
    monkeypatch.setattr(parser, "_idle", [])
    monkeypatch.setenv("SECRET_KEY", "hush")

    environment = Path(f"/proc/{parser_process()}/environ").read_bytes()

    assert b"hush" not in environment
