"""Import long texts of many contents as a person does, then work on their desks: `make bench-long`.

Each text is imported in a process of its own. Seconds are processor time, which other programs on
the machine hardly change: for the import of the app and of its database connection, for the desk and
its changes of both together. On an idle machine that is how long a person waits. The memory is the
peak of the app's process.

`python benchmarks/long_texts.py prose,digits 100000,1000000` measures some of them.
"""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from contents import CONTENTS, text_of
from costs import busy_seconds, database_seconds, find_form, forget_peak, peak_megabytes

ROOT = Path(__file__).resolve().parent.parent
SIZES = (100_000, 1_000_000)
CHANGES = ("flag", "comment", "speaker", "source", "verdict", "undo")


def show(words: str) -> None:
    print(words, flush=True)  # noqa: T201 (a benchmark prints)


def main() -> None:
    sys.path.insert(0, str(ROOT))
    from tests import services  # noqa: PLC0415 (found only from here on)

    contents = sys.argv[1].split(",") if len(sys.argv) > 1 else list(CONTENTS)
    sizes = [int(size) for size in sys.argv[2].split(",")] if len(sys.argv) > 2 else SIZES
    services.start_services()
    try:
        show(f"{'':26}{'import':>8}{'':>8}{'peak':>7}{'desk':>16}  " + _columns(CHANGES))
        show(
            f"{'':26}{'app s':>8}{'db s':>8}{'MB':>7}{'s':>8}{'MB':>8}  "
            + _columns("s" for _ in CHANGES)
        )
        for content in contents:
            costs = [measure(content, size) for size in sizes]
            if len(costs) == 2 and all(costs):
                ratio = costs[1]["cpu"] / costs[0]["cpu"] * sizes[0] / sizes[1] * 10
                show(f"{'':26}{ratio:8.1f} times for ten times the text")
    finally:
        services.cleanup.close()


def _columns(values: Iterator[str] | tuple[str, ...]) -> str:
    return "".join(f"{value:>9}" for value in values)


def measure(content: str, size: int) -> dict[str, float]:
    """Measure one text in a process of its own, show it as a row, and return it; {} if it failed."""
    command = [sys.executable, __file__, "--child", content, str(size)]
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "factcheck.settings",
    }
    result = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)  # noqa: S603
    if result.returncode:
        show(f"{content:16}{size:>10,}  failed: {result.stderr[-1500:]}")
        return {}
    cost: dict[str, float] = json.loads(result.stdout.splitlines()[-1])
    show(
        f"{content:16}{size:>10,}{cost['cpu']:8.2f}{cost['database']:8.2f}{cost['peak']:7.0f}"
        f"{cost['desk']:8.2f}{cost['page']:8.1f}  "
        + _columns(f"{cost[name]:.3f}" if name in cost else "-" for name in CHANGES)
        + f"  {cost['statements']:,.0f} statements, {cost['desk peak']:.0f} MB with the desk"
        + f"; publish {cost['publish page']:.2f} + {cost['publish']:.2f} s, "
        + f"{cost['publish peak']:.0f} MB; other language {cost['language']:.2f} s, "
        + f"{cost['language peak']:.0f} MB"
    )
    return cost


def child(content: str, size: int) -> None:
    """Import one text and change its desk; print what each step costs as JSON."""
    import django  # noqa: PLC0415 (a child starts it; the parent has no database yet)

    django.setup()
    from django.conf import settings  # noqa: PLC0415

    settings.DEBUG = False  # which would keep all SQL in memory
    settings.ALLOWED_HOSTS = ["testserver"]
    sys.stdout.write(json.dumps(_Person().costs(text_of(content, size), content)) + "\n")


class _Person:
    """Somebody who imports a text and works on it in a browser."""

    def __init__(self) -> None:
        from django.test import Client  # noqa: PLC0415 (after `django.setup`)

        from articles.models import User  # noqa: PLC0415

        rights = {"is_editor": True, "is_reviewer": True}
        user, _new = User.objects.get_or_create(username="bench", defaults=rights)
        self.client = Client(raise_request_exception=True)
        self.client.force_login(user)
        self.client.get("/articles/import/")  # templates and addresses are read once
        self._import("It is safe. " * 9, "Short")

    def costs(self, text: str, title: str) -> dict[str, float]:
        before = peak_megabytes()
        start, database = time.process_time(), database_seconds()
        address = self._import(text, title)
        costs = {"before": before, "cpu": time.process_time() - start}
        costs |= {"database": database_seconds() - database, "peak": peak_megabytes()}
        start = busy_seconds()
        page = self.client.get(address)
        assert page.status_code == 200, page.content[:500]  # noqa: S101 (a benchmark may stop)
        costs |= {"desk": busy_seconds() - start, "page": len(page.content) / 1e6}
        self._read_look(page.content)
        costs["desk peak"] = peak_megabytes()
        costs |= self._other_language(address)
        costs |= self._changes(address)
        return costs | self._publication(address)

    def _other_language(self, address: str) -> dict[str, float]:
        """What a worker needs to split the text again in another language, and back."""
        from articles import tasks  # noqa: PLC0415
        from articles.models import Job  # noqa: PLC0415

        forget_peak()
        start = busy_seconds()
        form = find_form(self.client.get(f"{address}edit/").content, "")
        assert form  # noqa: S101
        changed = self.client.post(f"{address}edit/", form[1] | {"language": "de"})
        assert changed.status_code == 302, changed.content[:500]  # noqa: S101
        for job in Job.objects.filter(kind=Job.Kind.IMPORT_ARTICLE, state=Job.State.QUEUED):
            tasks.import_article(job.pk)
        self._read_look(self.client.get(address).content)
        return {"language": busy_seconds() - start, "language peak": peak_megabytes()}

    def _publication(self, address: str) -> dict[str, float]:
        """What opening the page to publish costs, and what a worker needs to publish."""
        from articles import tasks  # noqa: PLC0415
        from articles.models import Article, Edition, Job, User  # noqa: PLC0415
        from tests.factories import make_approval  # noqa: PLC0415

        article = Article.objects.get(pk=address.strip("/").split("/")[-1])
        make_approval(article, User.objects.get(username="bench"))
        forget_peak()
        start = busy_seconds()
        form = find_form(self.client.get(f"{address}publish/").content, "")
        costs = {"publish page": busy_seconds() - start}
        assert form  # noqa: S101
        self.client.post(f"{address}publish/", form[1])
        start = busy_seconds()
        for job in Job.objects.filter(kind=Job.Kind.PUBLISH, state=Job.State.QUEUED):
            tasks.publish(job.pk)
        assert Edition.objects.filter(publication__article=article).exists()  # noqa: S101
        return costs | {"publish": busy_seconds() - start, "publish peak": peak_megabytes()}

    def _read_look(self, page: bytes) -> None:
        """Note which changes the page has seen, as its script sends them with each request."""
        look = re.search(rb'id="look" value="([0-9.]+)"', page)
        self.look = look[1].decode() if look else ""

    def _import(self, text: str, title: str) -> str:
        """Paste the text, look at the confirm page, and confirm. Return the address of the desk.

        What a worker would do is done in this process.
        """
        from articles import tasks  # noqa: PLC0415
        from articles.models import Article, Job  # noqa: PLC0415

        begun = self.client.post("/articles/import/", {"text": text})
        page = self.client.get(begun["Location"])
        # not parsed: that would take more memory than the app itself
        language = re.search(rb'value="(\w+)" selected', page.content)
        typed = {"title": title, "body": text, "scale": 1}
        typed["language"] = language[1].decode() if language else ""
        confirmed = self.client.post(begun["Location"], typed)
        assert confirmed.status_code == 302, confirmed.content[:500]  # noqa: S101
        for job in Job.objects.filter(kind=Job.Kind.IMPORT_ARTICLE, state=Job.State.QUEUED):
            tasks.import_article(job.pk)
        article = Article.objects.latest("pk")
        assert article.title == title, confirmed["Location"]  # noqa: S101
        return f"/articles/{article.pk}/"

    def _changes(self, address: str) -> dict[str, float]:
        """The best of three of each change, on statements from the middle of the text."""
        from articles.models import Revision  # noqa: PLC0415

        revision = Revision.objects.defer("text").get(article=address.strip("/").split("/")[-1])
        statements = revision.statements.order_by("start")
        total = statements.count()
        times: dict[str, list[float]] = {name: [] for name in CHANGES}
        for statement in statements.values_list("pk", flat=True)[total // 2 :][:3]:
            self._change(f"{address}?statement={statement}", times)
        costs = {name: min(each) for name, each in times.items() if each}
        return costs | {"statements": total}

    def _change(self, address: str, times: dict[str, list[float]]) -> None:
        headers = {"HX-Request": "true", "HX-Target": "card", "Factcheck-Look": self.look}
        card = self.client.get(address, headers=headers).content
        forms = {
            "speaker": ("/confirm/", {}),
            "flag": ("/flag/", {}),
            "comment": ("/comments/", {"text": "Who counted them?"}),
            "source": (
                "/citations/",
                {"url": "https://www.example.com/page", "stance": "supports"},
            ),
            "verdict": ("/verdicts/", {"explanation": "It cost five.", "rating": "1"}),
            "undo": ("/undo/", {}),
        }
        for name, (ending, typed) in forms.items():
            form = find_form(card, ending)
            if form is None:
                continue
            start = busy_seconds()
            response = self.client.post(form[0], form[1] | typed, headers=headers)
            times[name].append(busy_seconds() - start)
            self._read_look(response.content)
            headers["Factcheck-Look"] = self.look
            assert response.status_code == 200, (name, response.content[-800:])  # noqa: S101
            card = response.content


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2], int(sys.argv[3]))
    else:
        main()
