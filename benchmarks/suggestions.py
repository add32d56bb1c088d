"""How well suggested claims are ranked: `make bench-suggestions FILE=sentences.json`.

The file is a list of {"text": ..., "label": 1 or 0}, where 1 is worth a check, as ClaimBuster's
sentences are. It prints the average precision beside that of the number of facts, of the length and
of chance, and the precision and recall of the statements that the desk marks.
"""

import json
import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from articles.text import Span, checkability, facts  # noqa: E402 (found by the line above)

TIMES = 20  # orders by chance


def average_precision(labels: Sequence[bool], scores: Sequence[float]) -> float:
    """Return the mean of the precisions at each sentence that is worth a check, best score first."""
    order = sorted(range(len(labels)), key=lambda place: -scores[place])
    hits, precisions = 0, []
    for rank, place in enumerate(order, start=1):
        if labels[place]:
            hits += 1
            precisions.append(hits / rank)
    return sum(precisions) / len(precisions)


def main(path: str) -> None:
    """Print the table for the sentences of a file."""
    sentences = json.loads(Path(path).read_text(encoding="utf-8"))
    texts = [each["text"] for each in sentences]
    labels = [bool(int(each["label"])) for each in sentences]
    kinds = [[fact.kind for fact in facts(text, Span(0, len(text)))] for text in texts]
    ranks = [checkability(text, each) for text, each in zip(texts, kinds, strict=True)]
    chance = random.Random(1)  # noqa: S311 (no secret)

    def of(score: Callable[[int], float]) -> float:
        return average_precision(labels, [score(place) for place in range(len(texts))])

    by_chance = sum(of(lambda _place: chance.random()) for _time in range(TIMES)) / TIMES
    marked = [place for place, rank in enumerate(ranks) if rank.is_likely]
    hits = sum(labels[place] for place in marked)
    lines = [
        f"{len(texts)} sentences, {sum(labels)} worth a check. Average precision:",
        f"  suggested claims  {of(lambda place: ranks[place].score):.3f}",
        f"  number of facts   {of(lambda place: len(kinds[place])):.3f}",
        f"  length            {of(lambda place: len(texts[place])):.3f}",
        f"  chance            {by_chance:.3f}",
        f"Marked: {len(marked)}, precision {hits / len(marked):.2f}, recall {hits / sum(labels):.2f}",
    ]
    print("\n".join(lines))  # noqa: T201 (a benchmark prints)


if __name__ == "__main__":
    main(sys.argv[1])
