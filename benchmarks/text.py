"""Measure the text engine: scores on the gold data, and speed beside other splitters.

The gold data and its scorer are not part of the project; they are looked for in ../shared/gold.
Of the others only sentences are timed, for they attribute nothing.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT.parent / "shared/gold"
PEERS = ["pysbd", "syntok", "blingfire"]
NEEDED = [*PEERS, "numpy"]  # which blingfire does not name
SIZES = (100_000, 1_000_000)
PEER = """
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
start = time.perf_counter()
for paragraph in text.split("\\n\\n"):
    cut(paragraph)
print(f"{len(text) / (time.perf_counter() - start) / 1e6:.2f}")
"""


def say(words: str) -> None:
    print(words, flush=True)  # noqa: T201 (a benchmark prints)


def scores() -> None:
    """Print the scores of each set of gold data."""
    command = f"{sys.executable} {ROOT / 'manage.py'} split --jsonl"
    for gold in ("sample", "news", "sentences"):
        if not (GOLD / f"{gold}.jsonl").exists():
            say(f"== {gold}: the gold data is not here")
            continue
        say(f"== {gold}")
        scorer = [sys.executable, str(GOLD / "score.py"), str(GOLD / f"{gold}.jsonl")]
        subprocess.run([*scorer, "--run", command], check=False)  # noqa: S603 (our own)


def odd(size: int) -> Iterator[tuple[str, str]]:
    """Return inputs on which backtracking patterns are slow."""
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


def seconds(work: Callable[[str], object], text: str) -> float:
    """Return the shortest of three times, in seconds, to exclude other load."""
    best = float("inf")
    for _run in range(3):
        start = time.perf_counter()
        work(text)
        best = min(best, time.perf_counter() - start)
    return best


def peers(text: Path) -> None:
    """Measure other splitters on the same text, if they can be installed."""
    with tempfile.TemporaryDirectory() as folder:
        python = Path(folder) / "bin/python"
        make = [sys.executable, "-m", "venv", folder]
        install = [str(python), "-m", "pip", "install", "--quiet", *NEEDED]
        for command in (make, install):
            if subprocess.run(command, check=False, capture_output=True).returncode:  # noqa: S603
                say("The other splitters cannot be installed here: nothing to compare with.")
                return
        for peer in PEERS:
            command = [str(python), "-c", PEER, peer, str(text)]
            done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603
            say(f"{peer}, sentences alone: {done.stdout.strip() or done.stderr[-200:]} M/s")


def main() -> None:
    sys.path.insert(0, str(ROOT))
    from articles.text import split  # noqa: PLC0415 (found only from here on)
    from articles.text.sentences import normalise  # noqa: PLC0415

    scores()
    sample = normalise((ROOT / "articles/management/demo/article.txt").read_text())
    texts = {size: ((sample + "\n\n") * (size // len(sample) + 1))[:size] for size in SIZES}
    split(texts[SIZES[0]])
    took = {size: seconds(split, text) for size, text in texts.items()}
    say("== speed, one core, start-up not counted")
    for size, used in took.items():
        say(f"whole split with attribution, {size:,} characters: {size / used / 1e6:.2f} M/s")
    say(f"ten times the text costs {took[SIZES[1]] / took[SIZES[0]]:.1f} times as much")
    for name, text in odd(SIZES[0]):
        say(f"{SIZES[0]:,} characters of {name}: {seconds(split, text):.2f} s")
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(texts[SIZES[0]])
        file.flush()
        peers(Path(file.name))


if __name__ == "__main__":
    main()
