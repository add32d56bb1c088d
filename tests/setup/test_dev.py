"""`manage.py dev` as a newcomer meets it: one start, one stop, and nothing left behind."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.worker import ROOT, wait_until

# What urllib has learnt of proxies in another test concerns nobody here.
NO_PROXY = urllib.request.build_opener(urllib.request.ProxyHandler({}))
STARTED = re.compile(r"Factcheck is at http://127\.0\.0\.1:(\d+)/")


@pytest.fixture(scope="module")
def data_dir() -> Iterator[Path]:
    """A folder that PostgreSQL, which is not root, can get to."""
    folder = Path(tempfile.mkdtemp(prefix="factcheck-dev-", dir="/tmp"))
    folder.chmod(0o711)
    yield folder
    for process in processes_of(folder):
        os.kill(process, signal.SIGKILL)
    shutil.rmtree(folder, ignore_errors=True)


class Dev:
    """A running `manage.py dev` and what it says."""

    def __init__(self, data_dir: Path, port: int) -> None:
        self.data_dir, self.port = data_dir, port
        self.said = data_dir / "said.txt"
        self.said.touch()
        services = {"DATABASE_URL", "REDIS_URL", "SECRET_KEY", "DEBUG", "DJANGO_SETTINGS_MODULE"}
        env = {name: value for name, value in os.environ.items() if name not in services}
        command = [sys.executable, "-u", "manage.py", "dev", "--port", str(port)]
        with self.said.open("wb") as output:
            self.process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=env | {"DATA_DIR": str(data_dir)},
                stdout=output,
                stderr=output,
            )

    def wait(self) -> str:
        """Wait until it serves. Returns the login page."""
        wait_until(lambda: STARTED.search(self.words) or self.process.poll() is not None, 240)
        assert self.process.poll() is None, self.words
        try:
            with NO_PROXY.open(f"http://127.0.0.1:{self.port}/accounts/login/") as page:
                return str(page.read().decode())
        except OSError as error:
            raise AssertionError(f"{error}\n{self.words}\n{self.logs}") from error

    @property
    def words(self) -> str:
        return self.said.read_text()

    @property
    def logs(self) -> str:
        """The last words of each part."""
        files = sorted((self.data_dir / "log").glob("*.log"))
        return "\n".join(f"== {file.name}\n{file.read_text()[-2000:]}" for file in files)

    def end(self, by: signal.Signals) -> None:
        self.process.send_signal(by)
        self.process.wait(90)


def processes_of(data_dir: Path) -> list[int]:
    """All processes that were started with this folder in their environment."""
    wanted = f"DATA_DIR={data_dir}\0".encode()
    found = []
    for environment in Path("/proc").glob("[0-9]*/environ"):
        try:
            if wanted in environment.read_bytes() + b"\0":
                found.append(int(environment.parent.name))
        except OSError:
            continue
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def refused(data_dir: Path, port: int) -> str:
    """What a start says that must not succeed."""
    other = Dev(data_dir, port)
    other.process.wait(120)
    assert other.process.returncode != 0
    return other.words


def test_it_starts_refuses_a_second_one_and_stops_without_a_trace(data_dir, tmp_path):
    dev = Dev(data_dir, free_port())
    assert "Log in" in dev.wait()
    assert "Demo people" in dev.words
    assert (data_dir / "demo-passwords.json").stat().st_mode & 0o777 == 0o600

    assert "is running already on the data in" in refused(data_dir, free_port())
    assert f"Port {dev.port} is in use" in refused(tmp_path, dev.port)

    dev.end(signal.SIGINT)
    wait_until(lambda: not processes_of(data_dir), 60)


def test_killed_it_leaves_no_process_behind_and_the_next_start_recovers(data_dir):
    dev = Dev(data_dir, free_port())
    dev.wait()

    dev.end(signal.SIGKILL)
    wait_until(lambda: not processes_of(data_dir), 60)
    again = Dev(data_dir, free_port())

    assert "Log in" in again.wait()
    assert "Demo people" not in again.words
    again.end(signal.SIGTERM)
    wait_until(lambda: not processes_of(data_dir), 60)
