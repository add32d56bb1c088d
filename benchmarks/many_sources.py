"""A claim with 1,000 sources: how long its card and a verdict on it take.

Seconds are processor time of the app and of its database connection, the best of three, as in
`benchmarks/long_texts.py`. `python benchmarks/many_sources.py 100,1000` measures these numbers.
"""

import os
import sys
from pathlib import Path

from costs import busy_seconds, find_form

ROOT = Path(__file__).resolve().parent.parent
NUMBERS = (100, 1000)
TEXT = "The bridge cost 4.5 million euros. Nobody counted the cars."


def show(words: str) -> None:
    print(words, flush=True)  # noqa: T201 (a benchmark prints)


def main() -> None:
    sys.path.insert(0, str(ROOT))
    from tests import services  # noqa: PLC0415 (found only from here on)

    numbers = [int(each) for each in sys.argv[1].split(",")] if len(sys.argv) > 1 else NUMBERS
    services.start_services()
    os.environ["DJANGO_SETTINGS_MODULE"] = "factcheck.settings"
    try:
        import django  # noqa: PLC0415 (it needs the database)

        django.setup()
        measure_all(numbers)
    finally:
        services.cleanup.close()


def measure_all(numbers: list[int] | tuple[int, ...]) -> None:
    from django.conf import settings  # noqa: PLC0415 (after `django.setup`)
    from django.test import Client  # noqa: PLC0415

    from articles.models import User  # noqa: PLC0415
    from tests.factories import make_article, make_citation, make_claim  # noqa: PLC0415

    settings.DEBUG = False  # which would keep all SQL in memory
    settings.ALLOWED_HOSTS = ["testserver"]
    editor = User.objects.create(username="bench", is_editor=True, is_reviewer=True)
    client = Client(headers={"HX-Request": "true", "HX-Target": "card"})
    client.force_login(editor)
    for number in numbers:
        claim = make_claim(make_article(editor, TEXT), editor)
        costs = []
        for source in range(number):
            start = busy_seconds()
            make_citation(claim, editor, f"https://www.example.com/{claim.pk}/{source}")
            costs.append(busy_seconds() - start)
        first, last = (sum(part) * 10 for part in (costs[:100], costs[-100:]))
        show(
            f"{number} sources, cited in {sum(costs):.0f} s: "
            f"{first:.0f} ms for each of the first hundred, {last:.0f} ms for each of the last"
        )
        page, card, verdict = [], [], []
        address = f"/articles/{claim.revision.article_id}/?claim={claim.pk}"
        for rating in (1, 2, 1):
            start = busy_seconds()
            client.get(address, headers={"HX-Request": "", "HX-Target": ""})
            page.append(busy_seconds() - start)
            start = busy_seconds()
            shown = client.get(address).content
            card.append(busy_seconds() - start)
            form = find_form(shown, "/verdicts/")
            assert form  # noqa: S101 (a benchmark may stop)
            typed = form[1] | {"rating": str(rating), "explanation": "It cost five."}
            start = busy_seconds()
            assert client.post(form[0], typed).status_code == 200  # noqa: S101
            verdict.append(busy_seconds() - start)
        show(f"  page {min(page):.2f} s, card {min(card):.2f} s, verdict {min(verdict):.2f} s")


if __name__ == "__main__":
    main()
