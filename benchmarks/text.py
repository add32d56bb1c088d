"""The text engine against the gold data, and its speed: `make bench-text`.

The gold data and its scorer are not part of the project; they are looked for in ../shared/gold.
"""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT.parent / "shared/gold"


def main() -> None:
    sys.path.insert(0, str(ROOT))
    from articles.text import normalise, split  # noqa: PLC0415 (found only from here on)

    command = f"{sys.executable} {ROOT / 'manage.py'} split --jsonl"
    for gold in ("sample", "news", "sentences"):
        print(f"== {gold}", flush=True)  # noqa: T201 (a benchmark prints)
        scorer = [
            sys.executable,
            str(GOLD / "score.py"),
            str(GOLD / f"{gold}.jsonl"),
            "--run",
            command,
        ]
        subprocess.run(scorer, check=False)  # noqa: S603
    sample = (ROOT / "articles/management/demo/article.txt").read_text()
    for size in (100_000, 1_000_000):
        text = normalise((sample + "\n\n") * (size // len(sample) + 1))[:size]
        start = time.perf_counter()
        split(text)
        seconds = time.perf_counter() - start
        print(f"{size:,} characters: {seconds:.2f} s, {size / seconds / 1e6:.2f} M/s")  # noqa: T201


if __name__ == "__main__":
    main()
