"""`manage.py dev`: database, broker, two workers, beat and web server, together, until Ctrl-C."""

import fcntl
import hashlib
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from factcheck.services import Postgres, Redis, ServiceFailed
from factcheck.services.processes import await_end, start

BASE = Path(settings.BASE_DIR)
PYTHON = sys.executable
# The first page is on this machine, whatever proxy the environment names.
NO_PROXY = urllib.request.build_opener(urllib.request.ProxyHandler({}))
PREPARED_BY = (
    "requirements-dev.txt",
    "articles/migrations/*.py",
    "articles/management/commands/demo.py",
)
FETCH_THREADS = "32"  # pages that are waited for at once
PARSE_THREADS = "4"  # which hand pages to the processes that read, and store what was read
RESTARTS, WINDOW = 3, 20.0  # a part that dies more often than this in so many seconds is given up


class Command(BaseCommand):
    help = (
        "Run everything on this machine: PostgreSQL, Redis, two workers, beat and the web server."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, port: int, **options: Any) -> None:
        """Start everything and stay. Ctrl-C or SIGTERM stops it all."""
        data_dir = Path(settings.DATA_DIR).resolve()
        data_dir.mkdir(parents=True, exist_ok=True)
        lock = only_one(data_dir)
        port_is_free(port)
        for ending in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(ending, interrupt)
        try:
            with lock:
                Development(data_dir, port, self.stdout.write).run()
        except ServiceFailed as failure:
            raise CommandError(str(failure)) from failure
        except KeyboardInterrupt:
            self.stdout.write("Stopped.")


def interrupt(*_signal: object) -> None:
    raise KeyboardInterrupt


def only_one(data_dir: Path) -> IO[str]:
    """Hold the folder's lock. Raises `CommandError` when another `dev` holds it."""
    lock = (data_dir / "dev.lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        raise CommandError(
            f"Factcheck is running already on the data in {data_dir}. Stop it first, with Ctrl-C."
        ) from None
    return lock


def port_is_free(port: int) -> None:
    """Raises `CommandError` when something listens there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise CommandError(
                f"Port {port} is in use. Choose another one: make run PORT={port + 1}"
            ) from None


class Development:
    """The parts, in the order in which they start; they stop in the reverse."""

    def __init__(self, data_dir: Path, port: int, say: Callable[[str], object]) -> None:
        self.data_dir, self.port, self.say = data_dir, port, say
        self.postgres = None if "DATABASE_URL" in os.environ else Postgres(data_dir)
        self.redis = None if "REDIS_URL" in os.environ else Redis(data_dir)
        self.parts: dict[str, subprocess.Popen[bytes]] = {}
        self.deaths: dict[str, list[float]] = {}
        self.env = dict(os.environ) | self._variables()

    def _variables(self) -> dict[str, str]:
        key = self.data_dir / "secret-key"
        if not key.exists():
            write_privately(key, secrets.token_urlsafe(50))
        variables = {"DEBUG": "1", "SECRET_KEY": key.read_text(), "DATA_DIR": str(self.data_dir)}
        if self.postgres:
            variables["DATABASE_URL"] = self.postgres.url
        if self.redis:
            variables["REDIS_URL"] = self.redis.url
        return variables

    def run(self) -> None:
        """Start all, say where it is, and look after it until somebody stops it."""
        try:
            prepared = self._is_prepared()
            self._start_services()
            if prepared:
                self._start("web")  # it needs a second to load; PostgreSQL is there before that
            self._wait_for_services()
            if not prepared:
                self._prepare()
                self._start("web")
            self._wait_for_first_page()
            for name in ("fetcher", "parser", "beat"):
                self._start(name)
            self.say(f"Factcheck is at http://127.0.0.1:{self.port}/ - Ctrl-C stops it.")
            while True:
                time.sleep(0.5)
                self._look_after()
        finally:
            self._stop()

    def _start_services(self) -> None:
        for service in (self.postgres, self.redis):
            if service:
                service.start()

    def _wait_for_services(self) -> None:
        for service in (self.postgres, self.redis):
            if service:
                service.wait()
        kept = "".join(f"{name}={self.env[name]}\n" for name in self._variables())
        write_privately(self.data_dir / "services.env", kept)
        postgres = f"PostgreSQL {self.postgres.version}" if self.postgres else "DATABASE_URL"
        broker = self.redis.version if self.redis else "REDIS_URL"
        self.say(f"Using {postgres} and {broker}; logs are in {self.data_dir / 'log'}.")

    def _state(self) -> str:
        """A fingerprint of all that migrations and demo depend on."""
        digest = hashlib.sha256(self.env.get("DATABASE_URL", "").encode())
        for pattern in PREPARED_BY:
            for file in sorted(BASE.glob(pattern)):
                digest.update(file.read_bytes())
        return digest.hexdigest()

    def _is_prepared(self) -> bool:
        done = self.data_dir / "prepared"
        return done.exists() and done.read_text() == self._state()

    def _prepare(self) -> None:
        """Migrate and fill the database."""
        for command in (["migrate", "--verbosity=0"], ["createcachetable"], ["demo"]):
            made = subprocess.run([PYTHON, BASE / "manage.py", *command], env=self.env, check=False)  # noqa: S603
            if made.returncode:
                raise ServiceFailed(f"manage.py {command[0]} failed; what it said stands above.")
        (self.data_dir / "prepared").write_text(self._state())

    @property
    def commands(self) -> dict[str, tuple[list[str], signal.Signals]]:
        """Command line and the signal that ends it, by the name of the part."""
        celery = [PYTHON, "-m", "celery", "-A", "factcheck"]
        beat = [*celery, "beat", "-l", "warning", "--pidfile="]
        worker = [*celery, "worker", "-l", "warning", "--without-mingle", "--without-gossip"]
        fetcher = ["-Q", "fetch,celery", "-P", "threads", "-c", FETCH_THREADS, "-n", "fetcher@%h"]
        parser = ["-Q", "parse", "-P", "threads", "-c", PARSE_THREADS, "-n", "parser@%h"]
        templates = [str(file) for file in (BASE / "templates").rglob("*.html")]
        reload = [part for file in templates for part in ("--reload-extra-file", file)]
        web = [PYTHON, "-m", "gunicorn", "factcheck.wsgi", "--bind", f"127.0.0.1:{self.port}"]
        web += ["--threads", "8", "--graceful-timeout", "2", "--log-level", "warning"]
        return {
            "web": ([*web, "--reload", *reload], signal.SIGTERM),
            "fetcher": ([*worker, *fetcher], signal.SIGQUIT),
            "parser": ([*worker, *parser], signal.SIGQUIT),
            "beat": (beat, signal.SIGTERM),
        }

    def _start(self, name: str) -> None:
        command, at_death = self.commands[name]
        log = self.data_dir / f"log/{name}.log"
        env = self.env | ({"DATABASE_POOL": "8"} if name in {"fetcher", "parser"} else {})
        self.parts[name] = start(command, log=log, at_death=at_death, env=env, cwd=BASE)

    def _wait_for_first_page(self, within: float = 60.0) -> None:
        deadline = time.monotonic() + within
        while time.monotonic() < deadline and self.parts["web"].poll() is None:
            try:
                NO_PROXY.open(f"http://127.0.0.1:{self.port}/accounts/login/").close()
            except urllib.error.HTTPError as error:
                raise ServiceFailed(
                    f"The first page answered {error.code}. See {self.data_dir}/log/web.log."
                ) from error
            except OSError:
                time.sleep(0.05)
            else:
                return
        raise ServiceFailed(f"The web server did not start. See {self.data_dir}/log/web.log.")

    def _look_after(self) -> None:
        """Start again what died, unless it dies all the time."""
        for name, process in self.parts.items():
            if process.poll() is None:
                continue
            now = time.monotonic()
            self.deaths[name] = [at for at in self.deaths.get(name, []) if at > now - WINDOW] + [
                now
            ]
            log = self.data_dir / f"log/{name}.log"
            if len(self.deaths[name]) > RESTARTS:
                raise ServiceFailed(f"The {name} dies again and again. See {log}.")
            self.say(f"The {name} ended ({process.returncode}) and is started again. See {log}.")
            self._start(name)
            return

    def _stop(self) -> None:
        for name, process in self.parts.items():
            if process.poll() is None:
                process.send_signal(self.commands[name][1])
        for process in self.parts.values():
            await_end(process)
        for service in (self.redis, self.postgres):
            if service:
                service.stop()
        (self.data_dir / "services.env").unlink(missing_ok=True)


def write_privately(path: Path, text: str) -> None:
    """Write a file that only its owner can read."""
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_text(text)
