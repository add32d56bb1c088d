"""The glyphs of a page become lines."""

from articles.reading.pdf.drop_caps import join_drop_caps
from articles.reading.pdf.page.characters import Glyph, Run
from articles.reading.pdf.page.lines import lines_of_page
from tests.reading.pdf.lines import line


def run(text: str, *, left: float = 0, baseline: float = 700, size: float = 10) -> Run:
    glyphs = [Glyph(each, left + 5 * at, left + 5 * at + 5, size) for at, each in enumerate(text)]
    return Run(baseline, size, is_bold=False, angle=0, glyphs=glyphs)


def texts(*runs: Run) -> list[str]:
    return [line.text for line in lines_of_page(list(runs))]


def test_runs_on_one_baseline_are_a_line_and_those_of_another_column_are_not():
    left = [run("The port"), run("is safe.", left=45)]
    right = [run("A pier", left=110)]

    assert texts(*left, run("Nobody", baseline=688), *right) == [
        "The port is safe.",
        "Nobody",
        "A pier",
    ]


def test_a_raised_number_belongs_to_the_line_after_or_before_it():
    after = [run("water."), run("1", left=30, baseline=704, size=6)]
    before = [run("1", baseline=604, size=6), run("Minutes", left=8, baseline=600)]

    lines = lines_of_page([*after, *before])

    assert [each.text for each in lines] == ["water.", "¹ Minutes"]
    assert [word.mark for word in lines[0].words] == ["1"]


def test_a_drop_cap_belongs_to_the_first_of_the_lines_beside_it():
    def joined(cap: str, first: str) -> list[str]:
        runs = [
            run(cap, size=36, baseline=676),
            run(first, left=9),
            run("on Tuesday", left=9, baseline=688),
            run("to close", left=9, baseline=676),
        ]
        lines = join_drop_caps(lines_of_page(runs), frozenset({"council", "the"}))
        assert {each.left for each in lines} == {0}
        return [each.text for each in lines]

    assert joined("T", "he council voted") == ["The council voted", "on Tuesday", "to close"]
    assert joined("A", "council voted")[0] == "A council voted"
    assert joined("A", "fter months")[0] == "After months"


def test_a_large_line_is_no_drop_cap():
    lines = [line("7", size=36, left=0, top=24), line("ships", left=40, top=24)]

    assert join_drop_caps(lines, frozenset()) == lines
