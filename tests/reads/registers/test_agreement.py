"""Cohen's kappa, against values worked out by hand."""

import pytest

from articles.reads.registers.agreement import agreement_of, cohens_kappa

YES, NO = "true", "false"


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        ([], None),
        ([(YES, YES)] * 5, None),  # chance explains it all
        ([(YES, YES)] * 5 + [(NO, NO)] * 5, 1.0),
        ([(YES, NO)] * 5 + [(NO, YES)] * 5, -1.0),
        # 20 both yes, 5 yes and no, 10 no and yes, 15 both no: (0.7 - 0.5) / (1 - 0.5)
        ([(YES, YES)] * 20 + [(YES, NO)] * 5 + [(NO, YES)] * 10 + [(NO, NO)] * 15, 0.4),
        ([(YES, "mixed"), (YES, YES), (NO, NO), ("mixed", "mixed")], 7 / 11),
    ],
)
def test_kappa_is_the_agreement_beyond_chance(pairs, kappa):
    expected = kappa if kappa is None else pytest.approx(kappa)
    assert cohens_kappa(pairs) == expected


def test_few_pairs_are_said_to_be_few():
    few, many = agreement_of("A", [(YES, NO)] * 29), agreement_of("A", [(YES, YES)] * 30)
    assert (few.is_enough, few.share) == (False, 0)
    assert (many.is_enough, many.share, many.agreed) == (True, 100, 30)
