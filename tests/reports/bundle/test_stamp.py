"""The version stamp identifies the state of the database."""

from dataclasses import replace
from datetime import timedelta

from articles.reports import Rendering, in_rendering, stamp_report
from tests.reports.made import AT, a_claim, a_query, a_report, a_verdict, an_event

LATER = AT + timedelta(hours=1)


def test_the_same_state_has_the_same_version_whenever_it_is_exported():
    now, later = a_report(), a_report(generated_at=LATER)

    assert (
        stamp_report(now).version
        == stamp_report(later).version
        == stamp_report(stamp_report(now)).version
    )


def test_another_state_has_another_version():
    before = a_report(claims=(a_claim(1, "2019"),))
    after = a_report(claims=(a_claim(1, "2019", note="Counted."),))

    assert stamp_report(before).version != stamp_report(after).version


def test_the_version_of_a_later_state_sorts_after_an_earlier_one():
    before = a_report(claims=(a_claim(1, "2019", verdicts=(a_verdict(),)),))
    after = replace(before, events=(replace(an_event(), at=LATER),))

    assert stamp_report(before).version < stamp_report(after).version
    assert stamp_report(before).version.startswith("7-20250225T091400-")


def test_a_deadline_is_not_the_time_of_a_change():
    query = replace(a_query(), deadline=AT + timedelta(days=900))

    version = stamp_report(a_report(claims=(a_claim(1, "2019", queries=(query,)),))).version

    assert version.startswith("7-20250225T091400-")


def test_the_legal_and_the_public_version_have_the_same_stamp():
    report = stamp_report(a_report(events=(replace(an_event(), data={"secret": 1}),)))

    versions = {in_rendering(report, rendering).version for rendering in Rendering}

    assert versions == {report.version}
