"""Kill web, workers, PostgreSQL and Redis while people write to the same claims: `make stress`.

It runs `manage.py dev` with new data. At the end each acknowledged write must be stored exactly once, no
refused one may be, and no version may be overwritten.

`python benchmarks/bad_day.py --kills 4 --stale 66` takes about a minute after the start.
"""

import argparse
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

import psycopg

ROOT = Path(__file__).resolve().parent.parent
# What runs under `manage.py dev`, by words of its command, in the order of the kills.
SERVICES = {
    "web": "gunicorn",
    "fetcher": "fetcher@",
    "PostgreSQL": "listen_addresses",
    "Redis": "unixsocket:",
    "parser": "parser@",
}
KILL_SECONDS = 6.5  # between two kills: `dev` ends when one service stops three times in a minute
START_SECONDS, END_SECONDS = 240, 300
WRITERS = {"edith": False, "omar": False, "rosa": True, "ravi": False}  # and whether they judge
CLAIMS = 4


def show(words: str) -> None:
    print(words, flush=True)  # noqa: T201 (a benchmark prints)


def main() -> None:
    sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks" / "web")]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--stale", type=int, default=1000, help="writes that are stale on purpose")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="factcheck-bad-day-"))
    with serving_pages(folder) as source_address, running(folder, source_address) as dev:
        faults = dev.spend_a_bad_day(options.kills, options.stale)
    if faults:
        show("\n".join(faults[:50]))
        sys.exit(f"{len(faults)} faults. The data and the logs are in {folder}.")
    remove(folder)


@contextmanager
def serving_pages(folder: Path) -> Iterator[str]:
    """Serve pages that the workers fetch. Yields their address, without the number."""
    port_file = folder / "origin-port"
    command = [sys.executable, str(ROOT / "benchmarks/origin.py"), str(port_file)]
    with subprocess.Popen(command) as process:  # noqa: S603 (constants)
        try:
            wait_until(lambda: port_file.exists() and bool(port_file.read_text()), 60)
            yield f"http://127.0.0.1:{port_file.read_text()}/page/"
        finally:
            process.kill()


@contextmanager
def running(folder: Path, source_address: str) -> "Iterator[Dev]":
    """Run `manage.py dev` on the folder, with the demo and a hole in its guard for the pages."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    peer = source_address.split("/")[2]
    own = {"DATABASE_URL", "MIGRATE_DATABASE_URL", "REDIS_URL", "SECRET_KEY", "DEBUG"}
    env = {name: value for name, value in os.environ.items() if name not in own}
    env |= {"DATA_DIR": str(folder), "FETCH_ALLOWED_PEERS": peer, "FETCH_HOST_GAP_SECONDS": "0.1"}
    command = [sys.executable, "manage.py", "dev", "--port", str(port)]
    with (folder / "output.txt").open("wb") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=output, stderr=output)  # noqa: S603
        try:
            dev = Dev(folder, port, source_address, process, env)
            wait_until(dev.has_started, START_SECONDS)
            yield dev
        finally:
            process.terminate()
            process.wait(90)


class Dev:
    """A running `manage.py dev`."""

    def __init__(
        self,
        folder: Path,
        port: int,
        source_address: str,
        process: subprocess.Popen[bytes],
        env: dict[str, str],
    ) -> None:
        self.folder, self.port, self.source_address = folder, port, source_address
        self.process, self.env = process, env
        self.kills: Counter[str] = Counter()

    def has_started(self) -> bool:
        """Return whether pages and workers run. Ends the program if `dev` has ended."""
        output = (self.folder / "output.txt").read_text()
        if self.process.poll() is not None:
            sys.exit(f"manage.py dev ended:\n{output}")
        return "Starting workers ..." in output and all(map(self.pids_of, SERVICES))

    def spend_a_bad_day(self, kills: int, stale: int) -> list[str]:
        """Write and kill, then print the figures. Returns the faults."""
        from browser import log_in  # noqa: PLC0415 (found only from here on)
        from stale_writes import Writer  # noqa: PLC0415

        passwords = json.loads((self.folder / "demo-passwords.json").read_text())
        desk = self.new_desk()
        before = dict(desk.versions)
        writers = [
            Writer(desk, name, log_in(self.port, name, passwords[name]), judges=judges)
            for name, judges in WRITERS.items()
        ]
        for claim in desk.claims:
            writers[2].prepare(claim)

        def is_done() -> bool:
            is_killed = sum(self.kills.values()) >= kills or self.process.poll() is not None
            return is_killed and has_sent(stale)

        def has_sent(number: int) -> bool:
            return desk.count()[True] >= number

        start = time.monotonic()
        threads = [
            threading.Thread(target=writer.work_until, args=[is_done], daemon=True)
            for writer in writers
        ]
        for thread in threads:
            thread.start()
        for kill in range(kills):
            due = stale * (kill + 1) // (kills + 1)
            wait_until(partial(has_sent, due), 3600)
            self.kill(list(SERVICES)[kill % len(SERVICES)])
            time.sleep(KILL_SECONDS)
        for thread in threads:
            thread.join()
        seconds = time.monotonic() - start
        return self.judge(desk, before, seconds)

    def judge(self, desk: Any, before: dict[int, int], seconds: float) -> list[str]:
        """Print the figures. Returns the faults: of answers, of the database and of processes."""
        from stored_writes import Stored  # noqa: PLC0415

        if self.process.poll() is not None:
            return [f"manage.py dev ended:\n{(self.folder / 'output.txt').read_text()[-3000:]}"]
        faults = [f"{name} is not running" for name in SERVICES if not self.pids_of(name)]
        with psycopg.connect(self.owner_address, autocommit=True) as connection:
            stored = Stored(connection, desk, before)
            with suppress(TimeoutError):
                wait_until(stored.have_jobs_ended, END_SECONDS)
            faults += [*desk.faults, *stored.faults()]
            for line in stored.figures():
                show(line)
        history = subprocess.run(
            [sys.executable, "manage.py", "verify_history"],
            cwd=ROOT,
            env=self.env,
            check=False,
            capture_output=True,
            text=True,
        )
        show(f"history: {history.stdout.strip()}")
        if history.returncode:
            faults.append(f"verify_history: {history.stdout}{history.stderr}")
        kills = ", ".join(f"{name} {count}" for name, count in self.kills.items())
        show(f"kills: {sum(self.kills.values())} ({kills}) in {seconds:.0f} seconds")
        show(f"faults: {len(faults)}")
        return faults

    @property
    def owner_address(self) -> str:
        lines = (self.folder / "services.env").read_text().splitlines()
        return dict(line.split("=", 1) for line in lines)["MIGRATE_DATABASE_URL"]

    def new_desk(self) -> Any:
        """Return the sample article with its first claims."""
        from stale_writes import Desk  # noqa: PLC0415 (found only from here on)

        with psycopg.connect(self.owner_address) as connection:
            rows = connection.execute(
                "SELECT c.id, c.version, r.article_id FROM articles_claim c "
                "JOIN articles_revision r ON r.id = c.revision_id ORDER BY c.id LIMIT %s",
                [CLAIMS],
            ).fetchall()
        versions = {claim: version for claim, version, _article in rows}
        return Desk(self.port, rows[0][2], list(versions), self.source_address, versions)

    def pids_of(self, service: str) -> list[int]:
        """Return the process of a service and then its children."""
        main = [pid for pid in children_of(self.process.pid) if SERVICES[service] in command(pid)]
        return [*main, *(child for pid in main for child in children_of(pid))]

    def kill(self, service: str) -> None:
        """Kill the process of a service; every second time one of its children, if it has some."""
        wait_until(partial(self.pids_of, service), 60)
        pids = self.pids_of(service)
        has_turn = service in {"web", "PostgreSQL"} and self.kills[service] % 2 == 1
        pid = pids[-1] if has_turn else pids[0]
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        self.kills[service] += 1
        show(f"killed {service}{' (a child)' if pid != pids[0] else ''}")


def children_of(parent: int) -> list[int]:
    try:
        tasks = Path(f"/proc/{parent}/task").iterdir()
        return [int(pid) for task in tasks for pid in (task / "children").read_text().split()]
    except OSError:
        return []


def command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""


def wait_until(holds: Callable[[], object], seconds: float) -> None:
    """Wait until it holds. Raises `TimeoutError`."""
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            raise TimeoutError(f"not within {seconds} seconds")
        time.sleep(0.1)


def remove(folder: Path) -> None:
    """Remove the data, of which PostgreSQL's part may be in another folder."""
    elsewhere = folder / "services-folder"
    if elsewhere.exists():
        shutil.rmtree(elsewhere.read_text(), ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
