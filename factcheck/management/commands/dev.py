"""`manage.py dev`: everything that Factcheck needs on this machine, until Ctrl-C.

It only starts other processes, so `manage.py` runs it without loading the app.
"""

import fcntl
import os
import secrets
import signal
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from factcheck.private_data import make_data_private
from factcheck.services import Postgres, Redis, ServiceFailed
from factcheck.services.database_setup import Stage, recorded_stage
from factcheck.services.programs import (
    BASE_DIR,
    background_programs,
    database_setup,
    web_server,
)
from factcheck.services.supervisor import Supervisor

# The first page is on this machine, whatever proxy the environment names.
NO_PROXY = urllib.request.build_opener(urllib.request.ProxyHandler({}))
CHECK_SECONDS = 0.1  # between two looks at the services
FIRST_PAGE_SECONDS = 120.0


class Command(BaseCommand):
    help = "Run everything on this machine: PostgreSQL, Redis, two workers and the web server."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, port: int, **options: Any) -> None:
        """Start everything and stay. Ctrl-C or SIGTERM stops it all."""
        data_dir = Path(os.environ.get("DATA_DIR", BASE_DIR / "var")).resolve()
        make_data_private(data_dir)
        lock = lock_data(data_dir)
        require_free_port(port)
        handle_stop_signals(interrupt)
        try:
            with lock:
                Development(data_dir, port, self._say).run()
        except ServiceFailed as failure:
            raise CommandError(str(failure)) from failure
        except KeyboardInterrupt:
            self._say("Stopped.")

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def handle_stop_signals(handler: signal.Handlers | Callable[..., None]) -> None:
    """Handle Ctrl-C, `kill` and a closed terminal in the same way."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, handler)


def interrupt(*_signal: object) -> None:
    raise KeyboardInterrupt


def lock_data(data_dir: Path) -> IO[str]:
    """Lock the folder. Raises `CommandError` when another `dev` has locked it."""
    lock = (data_dir / "dev.lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        raise CommandError(
            f"Factcheck is already running on the data in {data_dir}. Stop it first, with Ctrl-C."
        ) from None
    return lock


def require_free_port(port: int) -> None:
    """Raise `CommandError` when another program listens on the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise CommandError(
                f"Port {port} is in use. Choose another one: make run PORT={port + 1}"
            ) from None


class Development:
    """One run of everything. `say` prints one line."""

    def __init__(self, data_dir: Path, port: int, say: Callable[[str], object]) -> None:
        self.data_dir, self.port, self.say = data_dir, port, say
        self.address = f"http://127.0.0.1:{port}/"
        self.logs = data_dir / "log"
        self.postgres = None if "DATABASE_URL" in os.environ else Postgres(data_dir)
        self.redis = None if "REDIS_URL" in os.environ else Redis(data_dir)
        self.supervisor = Supervisor(say)
        self.variables = self._variables()
        os.environ.update(self.variables)

    def _variables(self) -> dict[str, str]:
        """Return what the settings read from the environment."""
        key = self.data_dir / "secret-key"
        if not key.exists():
            write_private(key, secrets.token_urlsafe(50))
        variables = {"DEBUG": "1", "SECRET_KEY": key.read_text(), "DATA_DIR": str(self.data_dir)}
        if self.postgres:
            variables["DATABASE_URL"] = self.postgres.app_url
            variables["MIGRATE_DATABASE_URL"] = self.postgres.url
        if self.redis:
            variables["REDIS_URL"] = self.redis.url
        return variables

    def run(self) -> None:
        """Start everything, then keep it running until a signal interrupts."""
        try:
            self._start_servers()
            if recorded_stage(self.data_dir) < Stage.COMPLETE:
                self._set_up_database()
            else:
                self._start_web_server()
                self._wait_for_servers()
            self._wait_for_first_page()
            self.say(f"Ready: {self.address} (Ctrl-C stops it; logs are in {self.logs})")
            self._finish_setup()
            self.say("Starting workers ...")
            for program in background_programs(env=os.environ, logs=self.logs):
                self.supervisor.start(program)
            while True:
                self._check()
        finally:
            handle_stop_signals(signal.SIG_IGN)
            self.supervisor.stop()
            (self.data_dir / "services.env").unlink(missing_ok=True)

    def _check(self) -> None:
        time.sleep(CHECK_SECONDS)
        self.supervisor.restart_stopped()

    def _start_servers(self) -> None:
        if self.postgres:
            self.say(f"Starting PostgreSQL {self.postgres.version} ...")
            self.supervisor.start(self.postgres)
        if self.redis:
            self.say(f"Starting {self.redis.version} ...")
            self.supervisor.start(self.redis)

    def _wait_for_servers(self) -> None:
        for server in (self.postgres, self.redis):
            if server:
                server.wait()
        # Commands in another terminal find the servers by this file.
        lines = "".join(f"{name}={value}\n" for name, value in self.variables.items())
        write_private(self.data_dir / "services.env", lines)

    def _set_up_database(self) -> None:
        """Migrate while the web server starts. The demo may go on after the migrations."""
        self._wait_for_servers()
        self.say("Applying migrations ...")
        self.supervisor.start_task(database_setup(env=os.environ))
        # By then Python has compiled most modules, and the web server need not do it again.
        self._wait_for_stage(Stage.MIGRATING)
        self._start_web_server()
        self._wait_for_stage(Stage.MIGRATED)

    def _wait_for_stage(self, stage: Stage) -> None:
        while recorded_stage(self.data_dir) < stage:
            self._check()

    def _finish_setup(self) -> None:
        if self.supervisor.tasks:
            self.say("Creating demo people and the sample article ...")
        while self.supervisor.tasks:
            self._check()

    def _start_web_server(self) -> None:
        self.say("Starting the web server ...")
        self.supervisor.start(web_server(self.port, env=os.environ, logs=self.logs))

    def _wait_for_first_page(self) -> None:
        deadline = time.monotonic() + FIRST_PAGE_SECONDS
        while time.monotonic() < deadline:
            try:
                NO_PROXY.open(f"{self.address}accounts/login/", timeout=30).close()
            except urllib.error.HTTPError as error:
                raise ServiceFailed(
                    f"The first page answered {error.code}. Read {self.logs}/web.log."
                ) from error
            except OSError:
                self._check()
            else:
                return
        raise ServiceFailed(f"The web server did not answer. Read {self.logs}/web.log.")


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read."""
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_text(text)
