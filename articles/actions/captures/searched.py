"""What was searched for in a capture already, and with which speakers its words were compared."""

from collections.abc import Collection, Iterable, Sequence

from articles.actions.captures.claim_speakers import speakers_of
from articles.models import Capture, Citation, Finding
from articles.text.evidence import EXAMINER_VERSION

OF_WORDS = (Finding.Sought.QUOTATION, Finding.Sought.CLAIM)  # they are compared with the speaker


def excerpt_of(citation: Citation) -> str:
    """Return the excerpt of a citation; empty if it is only blanks."""
    return citation.excerpt if citation.excerpt.strip() else ""


def to_search(
    capture: Capture,
    citations: Sequence[Citation],
    *,
    changed_claims: Collection[int] = (),
    with_speakers: bool = False,
) -> list[Citation]:
    """Return the citations that today's rules have not searched for in the capture, and those of
    `changed_claims`. `with_speakers` adds those whose words were compared with other speakers.
    """
    done = _done(capture)
    new = [
        each for each in citations if each.claim_id in changed_claims or not _is_done(each, done)
    ]
    if not with_speakers:
        return new
    known = _known_speakers(capture, citations)
    named = speakers_of({each.claim_id for each in citations})
    other = [each for each in citations if known.get(each.pk, []) != named[each.claim_id]]
    return [each for each in citations if each in new or each in other]


def in_their_round(capture: Capture, findings: Iterable[Finding]) -> list[Finding]:
    """Number the findings: words that were compared with other speakers before get the next round.

    Those that are stored already get the same round again.
    """
    rows = list(findings)
    cited = {each.citation_id for each in rows}
    stored = capture.findings.filter(
        citation__in=cited, sought__in=OF_WORDS, examiner=EXAMINER_VERSION
    )
    newest = {each.sought_key: each for each in stored.order_by("search_round")}
    for finding in rows:
        known = newest.get(finding.sought_key)
        if known and finding.sought in OF_WORDS:
            is_other = known.speakers != finding.speakers
            finding.search_round = known.search_round + is_other
    return rows


def _done(capture: Capture) -> dict[int, set[str]]:
    """Return the excerpts that were searched for by today's rules, by citation; "" stands for
    everything else."""
    done: dict[int, set[str]] = {}
    today = capture.findings.filter(examiner=EXAMINER_VERSION)
    for citation, sought, words in today.values_list("citation", "sought", "words"):
        is_excerpt = sought == Finding.Sought.EXCERPT
        done.setdefault(citation, set()).add(words if is_excerpt else "")
    return done


def _is_done(citation: Citation, done: dict[int, set[str]]) -> bool:
    return {"", excerpt_of(citation)} <= done.get(citation.pk, set())


def _known_speakers(capture: Capture, citations: Iterable[Citation]) -> dict[int, list[str] | None]:
    """Return with which speakers the words of each citation were compared last."""
    compared = capture.findings.filter(citation__in=citations, sought__in=OF_WORDS)
    return dict(compared.order_by("pk").values_list("citation", "speakers"))
