"""Each kind of inconsistency has a label for people."""

from articles.templatetags.inconsistencies import LABELS, inconsistency_label
from articles.text import InconsistencyKind


def test_each_kind_has_a_label_of_its_own():
    assert len({inconsistency_label(kind) for kind in InconsistencyKind}) == len(InconsistencyKind)
    assert set(LABELS) == set(InconsistencyKind)


def test_a_kind_of_a_newer_report_is_shown_as_it_is():
    assert inconsistency_label("mood") == "mood"
