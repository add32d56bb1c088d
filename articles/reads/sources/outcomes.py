"""The outcome of a search as a sentence."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.models import Finding
from articles.reading.document import Beside

Sought, Outcome = Finding.Sought, Finding.Outcome
ELSEWHERE = {
    Beside.CAPTION: gettext_lazy("Found in a caption on the page, not in the article."),
    Beside.CORRECTION: gettext_lazy(
        "Found in a note of correction on the page, not in the article."
    ),
    Beside.COMMENT: gettext_lazy("Found in a reader’s comment on the page, not in the article."),
    Beside.RELATED: gettext_lazy("Found in a link to another article, not in this one."),
    Beside.OTHER: gettext_lazy("Found beside the article on the page, not in it."),
}


def describe_outcome(finding: Finding) -> str:
    """Return the outcome of a search as a sentence; that of another sense is described by its sense."""
    detail, outcome = finding.detail, Outcome(finding.outcome)
    if outcome in (Outcome.PUNCTUATION, Outcome.SPELLING) and len(detail.get("parts", [])) > 1:
        return _("The source has these words. The article marks what it left out.")
    if outcome in (Outcome.ALTERED, Outcome.PUNCTUATION) and detail.get("bracketed"):
        return _("Only the text that the article puts in brackets differs.")
    if outcome is Outcome.STITCHED:
        count = len(detail.get("parts", []))
        return ngettext(
            "The words come from %d passage in the source.",
            "The article joins words from %d separate passages in the source.",
            count,
        ) % count + _differing(detail)
    if outcome is Outcome.ALTERED:
        return _("The source has this passage with different words.") + _differing(detail)
    return _plain(finding)


def _differing(detail: dict[str, Any]) -> str:
    """Return which kinds of words differ, if readers must not overlook them."""
    differences = [
        *detail["differences"],
        *(difference for part in detail["parts"] for difference in part["differences"]),
    ]
    sentences = {
        "number": _("A number differs."),
        "negation": _("A negation differs."),
        "name": _("A name differs."),
    }
    return "".join(
        f" {words}"
        for sort, words in sentences.items()
        if any(difference[sort] for difference in differences)
    )


def _plain(finding: Finding) -> str:
    of_reason = {
        "no words": _("There are no words to search for."),
        "too short": _("Too few words to search for."),
        "the source has no text": _("No text could be read from the capture."),
        "only the beginning": _(
            "Not in what could be read: only the beginning of the page. The rest may say it."
        ),
        "other language": _("The source is in another language. Translations are not searched."),
    }
    of_outcome = {
        Outcome.EXACT: _("The source has exactly these words."),
        Outcome.PUNCTUATION: _(
            "The source has these words. Only punctuation, capitals or number formats differ."
        ),
        Outcome.SPELLING: _("The source has these words, but spells some of them differently."),
        Outcome.NOT_FOUND: _(
            "No match: these words are not in the captured text. "
            "The source may say it in other words, or in a part that could not be read."
        ),
        Outcome.FOUND: _("The source says this."),
        Outcome.DIFFERS: _(
            "The source gives another value, or uses this value for something else."
        ),
    }
    if finding.outcome == Outcome.ELSEWHERE:
        return str(ELSEWHERE[Beside(finding.detail["elsewhere"])])
    if reason := of_reason.get(finding.reason):
        return reason
    if finding.sought == Sought.FACT and finding.outcome == Outcome.NOT_FOUND:
        return _("The captured text does not contain this.")
    return of_outcome.get(Outcome(finding.outcome), "")
