"""Find what was already checked among 100,000 claims: `make bench-checked`.

The claims are made of words as unevenly frequent as in a language, a fifth of them in the words of the
120 pairs of `tests/text/likeness/pairs.py`, so that they compete with the originals of the pairs, which
are among them. For each pair the earlier claims of the new one are looked for, as a card does. It prints
how many of the originals are among the first five, and the milliseconds of a look.

`python benchmarks/already_checked.py 10000` measures with another number of claims.
"""

import os
import random
import sys
import time
from collections import Counter
from pathlib import Path
from statistics import quantiles

ROOT = Path(__file__).resolve().parent.parent
CLAIMS = 100_000
WORDS = 20_000  # of the made-up language
PER_ARTICLE = 100


def show(words: str) -> None:
    print(words, flush=True)  # noqa: T201 (a benchmark prints)


def main() -> None:
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    from tests import services  # noqa: PLC0415 (found only from here on)

    number = int(sys.argv[1]) if len(sys.argv) > 1 else CLAIMS
    services.start_services()
    try:
        import django  # noqa: PLC0415

        django.setup()
        fill(number)
        measure()
    finally:
        services.cleanup.close()


def made_up_claims(number: int) -> list[str]:
    """Return claims of words whose frequency falls with their rank, with figures."""
    from tests.text.likeness.pairs import pairs  # noqa: PLC0415

    chance = random.Random(7)  # noqa: S311 (no secret)
    syllables = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
    words = ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(WORDS)]
    weights = [1 / rank for rank in range(1, WORDS + 1)]
    known = sorted({word for pair in pairs() for word in pair.new.split() if word.isalpha()})
    claims = []
    for _number in range(number):
        some = chance.choices(words, weights, k=chance.randint(6, 14))
        if chance.random() < 0.2:
            some[:4] = chance.choices(known, k=4)
        if chance.random() < 0.5:
            some.insert(3, str(chance.randint(1, 5000)))
        claims.append(" ".join(some).capitalize() + ".")
    return claims


def fill(number: int) -> None:
    """Create articles with these claims, and index their keys. The triggers are switched off."""
    from django.db import connection, transaction  # noqa: PLC0415

    from articles.models import Article, Claim, ClaimKey, Readership, Revision, Scale, User  # noqa: PLC0415
    from articles.text.likeness import key_numbers, substance_keys  # noqa: PLC0415
    from tests.text.likeness.pairs import originals  # noqa: PLC0415

    earlier = [claim for _language, claim in originals()]
    texts = [*earlier, *made_up_claims(number - len(earlier))]
    user = User.objects.create(username="bench", is_reviewer=True)
    scale = Scale.objects.get(key="public")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        articles = Article.objects.bulk_create(
            Article(title=f"Article {at}", scale=scale, owner=user)
            for at in range(0, number, PER_ARTICLE)
        )
        Readership.objects.bulk_create(Readership(article=article) for article in articles)
        revisions = Revision.objects.bulk_create(
            Revision(article=each, number=1, text="A.", length=2, sha256="0", created_by=user)
            for each in articles
        )
        claims = Claim.objects.bulk_create(
            (
                Claim(
                    revision=revisions[at // PER_ARTICLE],
                    number=at % PER_ARTICLE + 1,
                    start=at % PER_ARTICLE,
                    end=at % PER_ARTICLE + 1,
                    text=text,
                    flagged_by=user,
                )
                for at, text in enumerate(texts)
            ),
            batch_size=5000,
        )
        ClaimKey.objects.bulk_create(
            (
                ClaimKey(claim=claim, key=key)
                for claim in claims
                for key in key_numbers(substance_keys(claim.text))
            ),
            batch_size=20_000,
        )
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def measure() -> None:
    """Look for the earlier claims of each pair."""
    from articles.models import Claim, ClaimKey, User  # noqa: PLC0415
    from articles.reads.claims import similar_claims  # noqa: PLC0415
    from tests.text.likeness.pairs import NEGATED, NUMBER, UNRELATED, pairs  # noqa: PLC0415

    reader = User.objects.get(username="bench")
    show(f"{Claim.objects.count():,} claims, {ClaimKey.objects.count():,} keys")
    first, offered, same = Counter[str](), Counter[str](), Counter[str]()
    seconds = []
    for pair in pairs():
        begun = time.perf_counter()
        similar = similar_claims(pair.new, language=pair.language, reader=reader)
        seconds.append(time.perf_counter() - begun)
        texts = [each.claim.text for each in similar]
        offered[pair.kind] += pair.earlier in texts
        first[pair.kind] += texts[:1] == [pair.earlier]
        same[pair.kind] += any(each.likeness.is_same for each in similar)
    kinds = [kind for kind in offered if kind != UNRELATED]
    for kind in offered:
        show(
            f"{kind:12} among five {offered[kind]:3}   first {first[kind]:3}   same {same[kind]:3}"
        )
    show(f"recall at 5: {sum(offered[kind] for kind in kinds) / 100:.2f}")
    show(f"changed claims that are called the same: {same[NUMBER] + same[NEGATED]}")
    steps = quantiles(seconds[5:], n=20)
    show(f"a look: median {steps[9] * 1000:.1f} ms, 95th percentile {steps[18] * 1000:.1f} ms")


if __name__ == "__main__":
    main()
