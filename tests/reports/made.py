"""Reports for tests, without a database."""

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from articles.reports import (
    GENERATOR,
    Article,
    Capture,
    Citation,
    Claim,
    Comment,
    Event,
    File,
    Question,
    Rating,
    Report,
    Revision,
    Scale,
    SignOff,
    Source,
    Speaker,
    Statement,
    Term,
    Verdict,
)

AT = datetime(2025, 2, 25, 9, 14, tzinfo=UTC)
TEXT = 'He said "it is safe".\n\nThe bridge opened in 2019. Nobody counted.'
FALSE = Rating("False", "False", "false", "✕", 1, "What is said is wrong.")
TRUE = Rating("True", "True", "true", "✓", 5, "What is said is right.")
OPEN, CUT, SIGNED = Term("open", "open"), Term("cut", "cut"), Term("signed_off", "signed off")
CHECKING = Term("checking", "being checked")


def a_verdict(words: str = "It is not.", **fields: Any) -> Verdict:
    verdict = Verdict(1, FALSE, words, "Rosa", AT, "a" * 64, ((1, "c" * 64),), ())
    return replace(verdict, **fields)


def a_sign_off(words: str = "", *, agrees: bool = True) -> SignOff:
    return SignOff("Ravi", agrees, words, AT)


def a_citation(words: str = "", source: int = 1) -> Citation:
    return Citation(source, Term("refutes", "refutes"), words, words, words, "Rosa", AT)


def a_query(words: str = "Is it?") -> Question:
    return Question(
        words, Term("email", "e-mail"), words, AT, Term("answered", "answered"), words, "Rosa", AT
    )


def a_claim(number: int | None, words: str, text: str = TEXT, **fields: Any) -> Claim:
    start = text.index(words)
    claim = Claim(
        number=number,
        span=(start, start + len(words)),
        text=words,
        prefix="",
        suffix="",
        reason=Term("disputed", "disputed"),
        note="",
        priority=Term("2", "normal"),
        state=OPEN,
        speakers=(),
        assignee="",
        flagged_by="Edith",
        flagged_at=AT,
        signed_off_by="",
    )
    return replace(claim, **fields)


def a_capture(words: str = "A page", sha256: str = "c" * 64) -> Capture:
    return Capture(
        origin=Term("fetched", "fetched"),
        at=AT,
        by="",
        final_url="https://www.example.com/",
        redirects=(),
        status=200,
        content_type="text/html",
        file_name="",
        sha256=sha256,
        size=1000,
        text=words,
        missing_text="",
        fields={name: {"value": words, "origin": "meta"} for name in ("title", "author", "site")},
    )


def a_source(number: int = 1, **fields: Any) -> Source:
    source = Source(
        number=number,
        kind=Term("url", "web page"),
        url="https://www.example.com/",
        title="",
        is_primary=False,
        visibility=Term("public", "public"),
        public_description="",
        added_by="Rosa",
        at=AT,
        captures=(a_capture(),),
        failure="",
    )
    return replace(source, **fields)


def a_file(name: str = "notes.txt") -> File:
    return File(name, "f" * 64, 6, "Rosa", AT)


def an_event(words: str = "Flagged") -> Event:
    return Event(AT, words, words, words, None, "claim", "insert", {}, {})


def a_report(text: str = TEXT, **fields: Any) -> Report:
    report = Report(
        generated_at=AT,
        generator=GENERATOR,
        article=Article(
            1, "The bridge", "Jane Doe", "The Paper", AT.date(), "en", CHECKING, "Edith", AT
        ),
        revision=Revision(1, text, len(text), sha256(text.encode()).hexdigest(), "Edith", AT),
        scale=Scale("public", "Public", "", (TRUE, FALSE)),
        speakers=(),
        statements=(),
        claims=(),
        sources=(),
        events=(),
    )
    return replace(report, **fields)


def full_of(words: str) -> Report:
    """A report in which every text field is `words`."""
    report = a_report(f"Before. {words} After.")
    claim = a_claim(
        1,
        words,
        report.revision.text,
        note=words,
        speakers=(words,),
        verdicts=(
            a_verdict(words, author=words, sign_offs=(a_sign_off(words, agrees=False),)),
            a_verdict(words, author=words),
        ),
        citations=(a_citation(words),),
        queries=(a_query(words),),
        comments=(Comment(words, words, AT),),
        signed_off_by=words,
    )
    noted = a_claim(2, "After.", report.revision.text, note=words)
    return replace(
        report,
        article=replace(report.article, title=words, byline=words, publisher=words, language=words),
        scale=Scale("own", words, words, (replace(FALSE, label=words, definition=words),)),
        speakers=(Speaker(words, Term("person", "person"), words, (words,)),),
        statements=(Statement((0, 7), Term("unattributed", "unattributed"), (), ()),),
        claims=(claim, noted, replace(claim, number=None)),
        sources=(
            a_source(title=words, captures=(a_capture(words),), failure=words, url=words),
            a_source(2, visibility=Term("restricted", "restricted"), public_description=words),
        ),
        events=(an_event(words),),
    )
