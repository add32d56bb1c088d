"""Score the text engine against gold data and our cases, and time it: `make bench-text`.

The gold data and its scorer are not part of the project; they are looked for in ../shared/gold. The
cases are the tables of `tests/text/cases/`, scored by kind and language (`--cases` prints only them).
Seconds are processor time, which other programs on the machine hardly change. The others only split
sentences, so only that is timed.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT.parent / "shared/gold"
OTHERS = ["pysbd", "syntok", "blingfire"]
PACKAGES = [*OTHERS, "numpy"]  # which blingfire does not name
ARTICLE = 4_000  # characters, a usual news article
SIZES = (100_000, 1_000_000)
TIME_OTHER = """
import sys, time
text = open(sys.argv[2], encoding="utf-8").read()
if sys.argv[1] == "pysbd":
    import pysbd
    cut = pysbd.Segmenter(language="en", clean=False).segment
elif sys.argv[1] == "syntok":
    from syntok import segmenter
    cut = lambda text: [[list(s) for s in p] for p in segmenter.process(text)]
else:
    from blingfire import text_to_sentences as cut
cut(text[:1000])
start = time.process_time()
for paragraph in text.split("\\n\\n"):
    cut(paragraph)
print(f"{len(text) / (time.process_time() - start) / 1e6:.2f}")
"""


def show(words: str) -> None:
    print(words, flush=True)  # noqa: T201 (a benchmark prints)


def run_scorer() -> None:
    """Run the scorer on each set of gold data that is there."""
    command = f"{sys.executable} {ROOT / 'manage.py'} split --jsonl"
    for gold in ("sample", "news", "sentences"):
        if not (GOLD / f"{gold}.jsonl").exists():
            show(f"== {gold}: the gold data is not here")
            continue
        show(f"== {gold}")
        scorer = [sys.executable, str(GOLD / "score.py"), str(GOLD / f"{gold}.jsonl")]
        subprocess.run([*scorer, "--run", command], check=False)  # noqa: S603 (our own)


def show_cases() -> None:
    """Print for each kind and language of the tables of cases what is right, and each wrong case."""
    from tests.text.cases.case_tables import Case, Check, cases, check  # noqa: PLC0415

    tables: dict[tuple[str, str], list[tuple[Case, list[Check]]]] = {}
    for case in cases():
        tables.setdefault((case.kind, case.language), []).append((case, check(case)))
    show("== cases of tests/text/cases: right of all, and each thing that is checked")
    for (kind, language), rows in tables.items():
        right = sum(all(each.is_right for each in checks) for _case, checks in rows)
        every = [each for _case, checks in rows for each in checks]
        show(f"{kind} {language}: {right} of {len(rows)} cases; {aspects(every)}")
    for rows in tables.values():
        for case, checks in rows:
            for each in checks:
                if not each.is_right:
                    known = " (known to fail)" if case.known_to_fail else ""
                    wrong = f"{each.aspect} {each.actual!r}, not {each.expected!r}"
                    show(f"wrong in {case}{known}: {wrong}")


def aspects(checks: list[Any]) -> str:
    """What was checked, in one line: "said .95 right, .01 a wrong name (120)"."""
    parts = []
    for aspect in dict.fromkeys(each.aspect for each in checks):
        some = [each for each in checks if each.aspect == aspect]
        right = sum(each.is_right for each in some) / len(some)
        wrong = sum(each.wrong_name for each in some) / len(some)
        names = f", {wrong:.2f} a wrong name" if wrong else ""
        parts.append(f"{aspect} {right:.2f} right{names} ({len(some)})")
    return ", ".join(parts)


def slow_shapes(size: int) -> Iterator[tuple[str, str]]:
    """Inputs on which backtracking patterns are slow."""
    shapes = {
        "quotation marks": '"',
        "opening marks": "“",
        "single marks": "‘ ",
        "no blank": "a",
        "capitals": "Ab ",
        "particles": "Al-",
        "unbalanced": "He said “we won. ",
        "one sentence": "he said that ",
        "dots": ". ",
    }
    for name, shape in shapes.items():
        yield name, (shape * (size // len(shape) + 1))[:size]


def best_time(work: Callable[[str], object], text: str) -> float:
    """Return the best of three runs in seconds, because other processes only slow a run down."""
    best = float("inf")
    for _run in range(3):
        start = time.process_time()
        work(text)
        best = min(best, time.process_time() - start)
    return best


def read_text(text: str, language: str = "en") -> None:
    """Find the statements, speakers, quotations, facts and inconsistencies of a text."""
    from articles.text import analyse, split  # noqa: PLC0415

    analyse(split(text, language), None)


def show_speeds(texts: dict[str, list[str]]) -> None:
    """Print characters per second of processor time, for each set of texts."""
    from articles.text import detect, split  # noqa: PLC0415

    works = {
        "split with speakers": lambda text: split(text, "en"),
        "split, facts and inconsistencies": read_text,
        "all that an import does, the language too": lambda text: read_text(text, detect(text)),
    }
    for work_name, work in works.items():
        for name, some in texts.items():
            seconds = sum(best_time(work, text) for text in some)
            show(f"{work_name}, {name}: {sum(map(len, some)) / seconds / 1e6:.2f} M/s")


def gold_articles() -> list[str]:
    """The beginnings of the gold articles, or none if the gold data is not here."""
    gold = GOLD / "news.jsonl"
    if not gold.exists():
        return []
    texts = [json.loads(line)["text"] for line in gold.read_text(encoding="utf-8").splitlines()]
    return [text[:ARTICLE] for text in texts if len(text) >= ARTICLE]


def time_others(text: Path) -> None:
    """Time the other splitters on the same text, in a temporary environment."""
    with tempfile.TemporaryDirectory() as folder:
        python = Path(folder) / "bin/python"
        make = [sys.executable, "-m", "venv", folder]
        install = [str(python), "-m", "pip", "install", "--quiet", *PACKAGES]
        for command in (make, install):
            if subprocess.run(command, check=False, capture_output=True).returncode:  # noqa: S603
                show("The other splitters cannot be installed here: nothing to compare with.")
                return
        for other in OTHERS:
            command = [str(python), "-c", TIME_OTHER, other, str(text)]
            result = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603
            show(f"{other}, sentences alone: {result.stdout.strip() or result.stderr[-200:]} M/s")


def main() -> None:
    sys.path.insert(0, str(ROOT))
    show_cases()
    if "--cases" in sys.argv:
        return
    from articles.text import split  # noqa: PLC0415 (found only from here on)
    from articles.text.sentences import normalise  # noqa: PLC0415

    run_scorer()
    sample = normalise((ROOT / "articles/management/demo/article.txt").read_text())
    texts = {size: ((sample + "\n\n") * (size // len(sample) + 1))[:size] for size in SIZES}
    show("== speed, characters per second of processor time, start-up not counted")
    read_text(sample)
    named = {f"{size:,} characters": [text] for size, text in texts.items()}
    gold = gold_articles()
    if gold:
        named[f"{len(gold)} gold articles of 4 kB"] = gold
    show_speeds({"one article of 4 kB": [sample[:ARTICLE]], **named})
    times = {size: best_time(split, text) for size, text in texts.items()}
    show(f"ten times the text costs {times[SIZES[1]] / times[SIZES[0]]:.1f} times as much")
    for name, text in slow_shapes(SIZES[0]):
        show(f"{SIZES[0]:,} characters of {name}: {best_time(split, text):.2f} s")
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(texts[SIZES[0]])
        file.flush()
        time_others(Path(file.name))


if __name__ == "__main__":
    main()
