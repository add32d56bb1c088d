"""Corrections are the changes from one edition to the next."""

from dataclasses import replace
from typing import Any

import pytest

from articles.reports import Report, Term, corrections, outline
from tests.reports.made import TRUE, a_citation, a_claim, a_report, a_source, a_verdict


def a_check(**fields: Any) -> Report:
    claim = a_claim(1, "2019", verdicts=(a_verdict(),), citations=(a_citation("p. 1"),))
    return a_report(claims=(replace(claim, **fields),), sources=(a_source(title="The page"),))


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (a_check(), []),
        (a_check(state=Term("open", "open"), note="A note"), []),
        (
            a_check(verdicts=(a_verdict(rating=TRUE),)),
            [("The verdict was changed.", "False", "True", 1)],
        ),
        (
            a_check(verdicts=()),
            [
                ("The verdict was changed.", "False", "not judged", 1),
                ("The explanation was changed.", "It is not.", "", 1),
            ],
        ),
        (
            a_check(verdicts=(a_verdict("It was."),)),
            [("The explanation was changed.", "It is not.", "It was.", 1)],
        ),
        (a_check(text="2020"), [("The text of the claim was changed.", "2019", "2020", 1)]),
        (a_check(citations=()), [("The sources were changed.", "The page", "", 1)]),
        (a_check(number=None), [("A claim was removed.", "2019", "", None)]),
        (replace(a_check(), claims=()), [("A claim was removed.", "2019", "", None)]),
        (
            replace(a_check(), article=replace(a_report().article, title="Other", byline="Ann")),
            [
                ("The title was changed.", "The bridge", "Other", None),
                ("The byline was changed.", "Jane Doe", "Ann", None),
            ],
        ),
        (
            replace(a_check(), revision=replace(a_report().revision, sha256="d" * 64)),
            [("The text of the article was changed.", "", "", None)],
        ),
    ],
)
def test_a_change_becomes_a_correction(after, said):
    changes = corrections(outline(a_check()), outline(after))

    assert [(each.what, each.before, each.after, each.claim) for each in changes] == said


def test_a_new_claim_is_a_correction():
    (correction,) = corrections(outline(replace(a_check(), claims=())), outline(a_check()))

    assert (correction.what, correction.after, correction.claim) == (
        "A claim was added.",
        "2019",
        1,
    )


def test_an_outline_has_only_the_public_description_of_a_withheld_source():
    withheld = replace(
        a_source(title="Heronfeather"), withheld=True, public_description="An official"
    )

    kept = outline(replace(a_check(), sources=(withheld,)))

    assert kept["claims"][0]["sources"] == ["An official"]
