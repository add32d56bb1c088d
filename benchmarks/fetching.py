"""Measure the fetch of 500 pages with 200 ms of latency, from job to capture: `make bench`.

Services, origin and worker are processes of their own. What is timed is from the asking for the
first page to the end of the last: rows, leases, guard, stored capture, text and metadata.
Beside it scrapy with trafilatura, in an environment made for that, if it can be made.
"""

import argparse
import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
THREADS = "64"  # that wait
READERS = "4"  # threads that store what two processes read
PAGES = 500
SPIDER = """
import json, sys, scrapy, trafilatura
from scrapy.crawler import CrawlerProcess

class Spider(scrapy.Spider):
    name = "bench"
    start_urls = [f"{sys.argv[1]}/page/{n}" for n in range(int(sys.argv[2]))]

    def parse(self, answer):
        read = trafilatura.bare_extraction(answer.text, with_metadata=True)
        OUT.write(json.dumps({"url": answer.url, "title": read.title, "text": read.text}) + "\\n")

OUT = open(sys.argv[3], "w")
crawl = CrawlerProcess({"LOG_LEVEL": "ERROR", "CONCURRENT_REQUESTS": 16,
                        "CONCURRENT_REQUESTS_PER_DOMAIN": 16, "DOWNLOAD_DELAY": 0})
crawl.crawl(Spider)
crawl.start()
"""


class Memory(threading.Thread):
    """Peak memory of `pids` and their descendants, as PSS, which counts shared pages once."""

    def __init__(self, pids: list[int]) -> None:
        super().__init__(daemon=True)
        self.pids, self.most, self.over = pids, 0, threading.Event()

    def run(self) -> None:
        while not self.over.wait(0.3):
            self.most = max(self.most, sum(map(pss, descendants(self.pids))))


def descendants(pids: list[int]) -> set[int]:
    """Return these processes and all their descendants."""
    parents: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
    family = set(pids)
    while more := {pid for pid, parent in parents.items() if parent in family} - family:
        family |= more
    return family


def pss(pid: int) -> int:
    """Return the PSS of a process in bytes, 0 if it has ended."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return int(rollup.partition("\nPss:")[2].split()[0]) * 1024 if "\nPss:" in rollup else 0


@contextlib.contextmanager
def running(command: list[str], log: Path, **options: Any) -> Iterator[subprocess.Popen[bytes]]:
    """Run a process that ends with the block, with its descendants."""
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603 (our own command lines)
            command, stdout=output, stderr=output, start_new_session=True, **options
        )
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@contextlib.contextmanager
def origin(folder: Path) -> Iterator[str]:
    """Start the server of the pages. Returns its address."""
    port = folder / "port"
    server = [sys.executable, str(ROOT / "benchmarks/origin.py"), str(port)]
    with running(server, folder / "origin.log"):
        wait_until(lambda: port.exists() and port.read_text())
        yield f"127.0.0.1:{port.read_text()}"


@contextlib.contextmanager
def services(folder: Path) -> Iterator[None]:
    """PostgreSQL as in production, durable, and Redis; the settings find them."""
    from factcheck.services import Postgres, Redis  # noqa: PLC0415

    postgres, redis = Postgres(folder), Redis(folder)
    for service in (postgres, redis):
        service.start()
    try:
        for service in (postgres, redis):
            service.wait()
        os.environ |= {"DATABASE_URL": postgres.url, "REDIS_URL": redis.url}
        yield
    finally:
        redis.stop()
        postgres.stop()


def set_up(folder: Path, peer: str) -> None:
    """Django on these services, migrated."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "factcheck.settings",
        "SECRET_KEY": "only-for-benchmarks",
        "DATA_DIR": str(folder),
        "FETCH_ALLOWED_PEERS": peer,
        "FETCH_HOST_AT_ONCE": "0",
        "FETCH_HOST_GAP_SECONDS": "0",
    }
    import django  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    call_command("migrate", verbosity=0)


def wait_until(true: object, seconds: float = 120) -> None:
    """Wait until the condition holds."""
    ends = time.monotonic() + seconds
    while not true():  # type: ignore[operator]
        if time.monotonic() > ends:
            raise TimeoutError
        time.sleep(0.05)


@contextlib.contextmanager
def worker(folder: Path, queues: str, threads: str) -> Iterator[subprocess.Popen[bytes]]:
    """Start a worker of these queues and wait until it is ready."""
    log = folder / f"{queues}.log"
    command = [sys.executable, "-m", "celery", "-A", "factcheck", "worker", "-l", "info"]
    command += ["-Q", queues, "-P", "threads", "-c", threads, "-n", f"{queues}@%h"]
    env = os.environ | {"DATABASE_POOL": "8", "MALLOC_ARENA_MAX": "2"}  # as in docker-compose.yml
    with running(
        [*command, "--without-mingle", "--without-gossip"], log, cwd=ROOT, env=env
    ) as process:
        wait_until(lambda: b"ready." in log.read_bytes())
        yield process


def ours(folder: Path, peer: str, pages: int) -> None:
    """Queue the pages and wait for their captures."""
    from django.db import transaction  # noqa: PLC0415

    from articles import jobs  # noqa: PLC0415
    from articles.models import Capture, Job, Source, User  # noqa: PLC0415

    person = User.objects.create(username="bench", is_reviewer=True)
    with ExitStack() as stack:
        workers = [
            stack.enter_context(worker(folder, *options))
            for options in (("fetch,celery", THREADS), ("parse", READERS))
        ]
        sources = [
            Source.objects.create(url=f"http://{peer}/page/{number}", added_by=person)
            for number in range(pages)
        ]
        memory = Memory([each.pid for each in workers])
        memory.start()
        before = time.perf_counter()
        with transaction.atomic():
            for source in sources:
                jobs.ask(Job.Kind.FETCH, source.pk, by=person)
        asked = time.perf_counter() - before
        pending = Job.objects.filter(state__in=Job.PENDING)
        wait_until(lambda: not pending.exists(), 600)
        seconds = time.perf_counter() - before
        memory.over.set()
    whole = Capture.objects.exclude(text="").filter(fields__has_keys=["title", "author"]).count()
    say(
        f"factcheck: {pages} pages in {seconds:.1f} s ({asked:.1f} s of it to ask), "
        f"{pages / seconds:.1f} pages/s; {whole} captures with text, title and author; "
        f"workers at most {memory.most / 1e6:.0f} MB (PSS of all processes)"
    )


def scrapy(folder: Path, peer: str, pages: int) -> None:
    """Fetch the same pages with scrapy and trafilatura, which write lines to a file."""
    home = folder / "scrapy"
    made = subprocess.run([sys.executable, "-m", "venv", str(home)], check=False)  # noqa: S603
    packages = ["scrapy", "trafilatura", "lxml_html_clean"]
    install = [str(home / "bin/python"), "-m", "pip", "install", "-q", *packages]
    if made.returncode or subprocess.run(install, check=False, capture_output=True).returncode:  # noqa: S603
        say("scrapy: it cannot be installed here, so there is nothing to compare with")
        return
    spider = folder / "spider.py"
    spider.write_text(SPIDER)
    out = folder / "scrapy.jsonl"
    command = [str(home / "bin/python"), str(spider), f"http://{peer}", str(pages), str(out)]
    before = time.perf_counter()
    with running(command, folder / "scrapy.log") as process:
        memory = Memory([process.pid])
        memory.start()
        process.wait(600)
        memory.over.set()
    seconds = time.perf_counter() - before
    lines = [json.loads(line) for line in out.read_text().splitlines()]
    say(
        f"scrapy and trafilatura: {len(lines)} pages in {seconds:.1f} s, "
        f"{len(lines) / seconds:.1f} pages/s, at most {memory.most / 1e6:.0f} MB"
    )


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--without-scrapy", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="factcheck-bench-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        load = os.getloadavg()[0]
        say(f"{os.cpu_count()} processors, load {load:.1f} before the start")
        with origin(folder) as peer, services(folder):
            set_up(folder, peer)
            ours(folder, peer, asked.pages)
            if not asked.without_scrapy:
                scrapy(folder, peer, asked.pages)


if __name__ == "__main__":
    main()
