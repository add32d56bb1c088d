"""A real Celery worker on the test's database and broker, in processes of its own."""

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

ROOT = Path(__file__).resolve().parent.parent


class Worker:
    """`with Worker(peers, log):` works off jobs, and sweeps every second."""

    def __init__(
        self,
        peers: list[str],
        folder: Path,
        *,
        lease: float = 60.0,
        threads: int = 16,
        **variables: str,
    ) -> None:
        database = connection.settings_dict
        options = "&".join(f"{k}={v}" for k, v in database["OPTIONS"].items() if k != "pool")
        self.threads = threads
        self.log = folder / "worker.log"
        self.beat = folder / "beat"
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
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Worker":
        self.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.kill()

    def start(self) -> None:
        """Start it in a process group of its own, and wait until it takes work."""
        command = [
            sys.executable,
            "-m",
            "celery",
            "-A",
            "factcheck",
            "worker",
            *("-Q", "fetch,celery", "-P", "threads", "-c", str(self.threads)),
            "-l",
            "info",
        ]
        command += ["-B", "-s", str(self.beat), "--without-mingle", "--without-gossip"]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=self.env, stdout=log, stderr=log, start_new_session=True
            )
        wait_until(lambda: b"ready." in self.log.read_bytes(), 40)

    def kill(self) -> None:
        """`kill -9` of the worker and all its children at once."""
        if self.process:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None
            self.log.rename(self.log.with_suffix(f".{time.monotonic_ns()}.log"))
        self.log.touch()


def wait_until(true: Callable[[], object], seconds: float) -> None:
    """Wait for something that other processes do. Fails after so many seconds."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, f"not within {seconds} seconds"
        time.sleep(0.05)
