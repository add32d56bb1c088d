"""A real Celery worker in separate processes, with the database and broker of the test."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import connection

from articles import tasks

ROOT = Path(__file__).resolve().parent.parent


class Worker:
    """`with Worker(peers, log):` works off jobs, and sweeps every second.

    One process for all queues; `apart`, one that fetches and one that parses, as in production.
    """

    def __init__(
        self,
        peers: list[str],
        folder: Path,
        *,
        lease: float = 60.0,
        threads: int = 16,
        apart: bool = False,
        is_ready: bytes = b"ready.",
        **variables: str,
    ) -> None:
        database = connection.settings_dict
        options = "&".join(f"{k}={v}" for k, v in database["OPTIONS"].items() if k != "pool")
        self.queues = ["fetch", "parse"] if apart else ["fetch,parse"]
        self.threads = threads
        self.folder = folder
        self.is_ready = is_ready  # what it logs then
        self.env = {
            **os.environ,
            "DATABASE_URL": f"postgres:///{database['NAME']}?{options}",
            "CAPTURE_STORAGE_OPTIONS": json.dumps(settings.STORAGES["default"]["OPTIONS"]),
            "FETCH_ALLOWED_PEERS": ",".join(peers),
            "FETCH_LEASE_SECONDS": str(lease),
            "SWEEP_SECONDS": "1",
            "DATABASE_POOL": "8",
            "FETCH_HOST_AT_ONCE": "0",
            "FETCH_HOST_GAP_SECONDS": "0",
            **variables,
        }
        self.pids: list[int] = []

    def __enter__(self) -> "Worker":
        self.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.kill()

    def start(self) -> None:
        """Start the worker, each process in its own group, and wait until it is ready."""
        logs = [self._start(queues) for queues in self.queues]
        for log in logs:
            wait_until(lambda log=log: self.is_ready in log.read_bytes(), 40)  # type: ignore[misc]

    def _start(self, queues: str) -> Path:
        options = ["-Q", queues, "-P", "threads", "-c", str(self.threads), "-n", f"{queues}@%h"]
        options += ["--without-mingle", "--without-gossip"]
        if "fetch" in queues:
            options += ["--periodic-tasks"]
        log = self.folder / f"worker-{queues}-{time.monotonic_ns()}.log"
        log.touch()
        arguments = ["-A", "factcheck", "worker", "-l", "info", *options]
        self.pids.append(fork_worker(arguments, self.env, log))
        return log

    def kill(self) -> None:
        """`kill -9` of the worker and all its children at once."""
        for process in self.pids:
            os.killpg(process, signal.SIGKILL)
            wait_until(lambda process=process: not is_running(process), 40)  # type: ignore[misc]
        self.pids = []


@cache
def preloaded() -> tuple[IO[str], IO[str]]:
    """Start the process that workers are forks of. Returns its standard input and output."""
    command = [sys.executable, "-m", "tests.tasks.preloaded"]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True)
    assert process.stdin
    assert process.stdout
    return process.stdin, process.stdout


def fork_worker(arguments: list[str], environment: dict[str, str], log: Path) -> int:
    """Start `celery` with these arguments. Returns its process, which leads its own group."""
    orders, processes = preloaded()
    order = {"arguments": arguments, "environment": environment, "log": str(log)}
    orders.write(json.dumps(order) + "\n")
    orders.flush()
    return int(processes.readline())


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def fetch_and_parse(job_id: int) -> None:
    """Fetch and parse in this process, as two workers would."""
    tasks.fetch(job_id)
    tasks.parse(job_id)


def wait_until(true: Callable[[], object], seconds: float) -> None:
    """Ask every 0.05 s whether another process has made the condition true, for `seconds`.

    Raises `TimeoutError` if it has not.
    """
    for _poll in range(int(seconds / 0.05)):
        if true():
            return
        time.sleep(0.05)
    raise TimeoutError
