"""Start the processes of a checkout as its docker-compose.yml starts them, without containers."""

import json
import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from browser import Browser
from clusters import STORE, app_environment, copy_cluster, filled, manage, python_of

from factcheck.services import Postgres, Redis, ServiceFailed
from factcheck.services.processes import Program, stop_all

FIRST_PAGE_SECONDS = 60.0
SETTLE_SECONDS = 12.0  # until the workers have started
VALUES = {
    "SECRET_KEY": "only for measurements, and long enough for the checks of Django",
    "ARCHIVE_KEY": "a2V5IGZvciBjaGVja3Mgb25seSwgb2YgMzIgYnl0ZXM=",
    "ALLOWED_HOSTS": "localhost",
    "CSRF_TRUSTED_ORIGINS": "https://localhost",
    "FETCH_USER_AGENT": "Factcheck measurements",
    "POSTGRES_APP_PASSWORD": "unused",
    "POSTGRES_PASSWORD": "unused",
    "HOSTNAME": "localhost",
}
NOTHING_IS_DUE = {"RECHECK_HOURS": "100000"}  # captures are as old as the stored database


@dataclass
class Server:
    """A running app: its address, its servers and its processes."""

    name: str
    port: int
    postgres: Postgres
    web: Program
    others: list[Any]  # workers and Redis

    @property
    def web_pids(self) -> list[int]:
        return _pids([self.web])

    @property
    def database_pids(self) -> list[int]:
        return _pids([self.postgres])

    @property
    def pids(self) -> list[int]:
        """All processes but those of PostgreSQL."""
        return _pids([self.web, *self.others])


@contextmanager
def running(name: str, checkout: Path, articles: int) -> Iterator[Server]:
    """Run the app of a checkout on a copy of the filled database of so many articles."""
    folder = STORE / "run" / name
    folder.mkdir(parents=True, exist_ok=True)
    postgres, redis = Postgres(folder), Redis(folder)
    copy_cluster(filled(checkout, articles), postgres, folder)
    port = free_port()
    started: list[Any] = []
    try:
        for service in (postgres, redis):
            started.append(service)
            service.start()
        for service in (postgres, redis):
            service.wait()
        web, workers = _programs(checkout, folder, port, postgres, redis)
        for program in (web, *workers):
            started.append(program)
            program.start()
        wait_for_page(port, "/accounts/login/", web)
        yield Server(name, port, postgres, web, [*workers, redis])
    finally:
        stop_all([service for service in started if isinstance(service, Program)])
        stop_all([service for service in started if not isinstance(service, Program)])
        shutil.rmtree(postgres.data, ignore_errors=True)


def _programs(
    checkout: Path, folder: Path, port: int, postgres: Postgres, redis: Redis
) -> tuple[Program, list[Program]]:
    """Return the web server and the other programs of docker-compose.yml, not yet started."""
    shared = app_environment(postgres, folder) | NOTHING_IS_DUE
    shared |= {"REDIS_URL": redis.url, "STATIC_ROOT": str(folder / "static")}
    # A browser of this machine sends forms from http, though it says that a proxy received https.
    shared |= {"CSRF_TRUSTED_ORIGINS": f"https://localhost,http://localhost:{port}"}
    manage(checkout, shared, "collectstatic", "--noinput")
    compose = yaml.safe_load((checkout / "docker-compose.yml").read_text(encoding="utf-8"))
    programs = {}
    for name, service in compose["services"].items():
        if "build" not in service or service["restart"] == "no":
            continue
        environment = {key: substitute(str(v)) for key, v in service["environment"].items()}
        command = service.get("command") or _default_command(checkout)
        words = [substitute(word).replace("0.0.0.0:8000", f"127.0.0.1:{port}") for word in command]
        if words[0] in {"celery", "gunicorn"}:
            words[:1] = [str(python_of(checkout)), "-m", words[0]]
        programs[name] = Program(
            name,
            words,
            log=folder / f"log/{name}.log",
            stop_signal=signal.SIGTERM,
            death_signal=signal.SIGKILL,
            env=environment | shared,  # also without a proxy and a container
            cwd=checkout,
        )
    return programs.pop("web"), list(programs.values())


def substitute(text: str, values: Mapping[str, str] = VALUES) -> str:
    """Return `text` with ${NAME:-default} and $$NAME as Docker Compose and the shell replace them."""
    text = re.sub(
        r"\$\{(\w+)(?::-([^}]*)|:\?[^}]*)?\}", lambda m: values.get(m[1], m[2] or ""), text
    )
    return re.sub(r"\$\$(\w+)", lambda m: values.get(m[1], ""), text)


def _default_command(checkout: Path) -> list[str]:
    """Return the command of the Dockerfile."""
    lines = (checkout / "Dockerfile").read_text(encoding="utf-8").splitlines()
    command: list[str] = json.loads([line for line in lines if line.startswith("CMD ")][-1][4:])
    return command


def wait_for_page(port: int, path: str, program: Program) -> None:
    """Wait until the server answers with a page. Raises `ServiceFailed`."""
    deadline = time.monotonic() + FIRST_PAGE_SECONDS
    while time.monotonic() < deadline and not program.has_stopped:
        with suppress(OSError):
            if Browser(port).get(path).status < 500:
                return
        time.sleep(0.1)
    raise ServiceFailed(f"{program.name} did not start. Read {program.log}.")


def free_port() -> int:
    """Return a port on which nobody listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def revision_of(checkout: Path) -> str:
    """Return the commit of a checkout, empty if it is not one."""
    command = ["git", "-C", str(checkout), "rev-parse", "--short", "HEAD"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()  # noqa: S603


def _pids(services: list[Any]) -> list[int]:
    return [service.process.pid for service in services if service.process]
