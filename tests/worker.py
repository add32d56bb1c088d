"""A real Celery worker in separate processes, with the database and broker of the test."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

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
        **variables: str,
    ) -> None:
        database = connection.settings_dict
        options = "&".join(f"{k}={v}" for k, v in database["OPTIONS"].items() if k != "pool")
        self.queues = ["fetch", "parse"] if apart else ["fetch,parse"]
        self.threads = threads
        self.folder = folder
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
        self.processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> "Worker":
        self.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.kill()

    @property
    def pids(self) -> list[int]:
        return [process.pid for process in self.processes]

    def start(self) -> None:
        """Start the worker, each process in its own group, and wait until it is ready."""
        logs = [self._start(queues) for queues in self.queues]
        for log in logs:
            wait_until(lambda log=log: b"ready." in log.read_bytes(), 40)  # type: ignore[misc]

    def _start(self, queues: str) -> Path:
        command = [sys.executable, "-m", "celery", "-A", "factcheck", "worker", "-l", "info"]
        command += ["-Q", queues, "-P", "threads", "-c", str(self.threads), "-n", f"{queues}@%h"]
        command += ["--without-mingle", "--without-gossip"]
        if "fetch" in queues:
            command += ["--periodic-tasks"]
        log = self.folder / f"worker-{queues}-{time.monotonic_ns()}.log"
        with log.open("ab") as output:
            self.processes.append(
                subprocess.Popen(
                    command,
                    cwd=ROOT,
                    env=self.env,
                    stdout=output,
                    stderr=output,
                    start_new_session=True,
                )
            )
        return log

    def kill(self) -> None:
        """`kill -9` of the worker and all its children at once."""
        for process in self.processes:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self.processes = []


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
