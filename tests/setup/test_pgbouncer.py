"""Pages, actions and exports work behind a PgBouncer that hands out connections for one transaction."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from signal import SIGKILL

import pytest
from django.db import connection

from factcheck.services.folders import make_private, unprivileged_user
from factcheck.services.processes import start_process
from tests.worker import ROOT, wait_until

pytestmark = pytest.mark.django_db(transaction=True)
SINCE = (1, 21)  # it knows which connection has which prepared statement
PEOPLE, ROUNDS = 4, 1  # at once, on two connections to the server

WORK = """
import sys, threading, django
django.setup()
from django.db import connection
from django.test import Client
from articles.actions.claims import add_comment
from articles.models import Claim, User
from articles.reads.stored_files import files_of_rows
article, people, rounds = map(int, sys.argv[1:])
person = User.objects.get(username="edith")
claim = Claim.objects.filter(revision__article=article).latest("pk")
statuses = []
def work(number):
    client = Client(raise_request_exception=False)
    client.force_login(person)
    for _round in range(rounds):
        for page in ("", "report.json?rendering=public"):
            answer = client.get(f"/articles/{article}/{page}")
            b"".join(answer)
            statuses.append(answer.status_code)
        list(files_of_rows())
        add_comment(claim, by=person, text=f"Comment {number}.")
    connection.close()
threads = [threading.Thread(target=work, args=[number]) for number in range(people)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(sorted(statuses))
"""


def program() -> str:
    """Return PgBouncer's path, also where only root has its folder in PATH."""
    path = shutil.which("pgbouncer", path=f"{os.environ['PATH']}:/usr/sbin")
    assert path, "Run `make programs`: PgBouncer is missing."
    return path


def version() -> tuple[int, ...]:
    printed = subprocess.run([program(), "--version"], capture_output=True, text=True, check=True)
    numbers = re.search(r"(\d+)\.(\d+)", printed.stdout)
    assert numbers
    return tuple(map(int, numbers.groups()))


@pytest.fixture
def pgbouncer() -> Iterator[str]:
    """Start PgBouncer in front of the database of the test, and return its address."""
    folder = Path(tempfile.mkdtemp(prefix="pgbouncer-"))
    folder.chmod(0o711)
    home, user = folder / "home", unprivileged_user()
    make_private(home, user)
    server = connection.get_connection_params()
    options = {
        "listen_addr": "",
        "listen_port": "6432",
        "unix_socket_dir": str(home),
        "auth_type": "any",
        "pool_mode": "transaction",
        "default_pool_size": "2",
        "ignore_startup_parameters": "options,extra_float_digits",
    }
    if version() >= SINCE:
        options["max_prepared_statements"] = "200"
    lines = ["[databases]", f"* = host={server['host']} user={server['user']}", "[pgbouncer]"]
    settings = home / "pgbouncer.ini"
    settings.write_text("\n".join([*lines, *(f"{k} = {v}" for k, v in options.items())]))
    process = start_process(
        [program(), settings], log=folder / "log", death_signal=SIGKILL, user=user
    )
    wait_until((home / ".s.PGSQL.6432").exists, 10)
    yield f"postgres:///{server['dbname']}?host={home}&port=6432&user={server['user']}"
    process.kill()
    process.wait()
    shutil.rmtree(folder)


def work(address: str, article: int, **settings: str) -> str:
    """Have people work in another process. Returns the statuses of their pages, or an error."""
    environment = os.environ | {
        "DATABASE_URL": address,
        "DJANGO_SETTINGS_MODULE": "factcheck.settings",
        "ALLOWED_HOSTS": "testserver",
        **settings,
    }
    command = [sys.executable, "-W", "ignore", "-c", WORK, str(article), str(PEOPLE), str(ROUNDS)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    return done.stdout.strip() or done.stderr


def test_people_work_behind_pgbouncer_and_without_its_settings_they_would_not(claim, pgbouncer):
    article = claim.revision.article_id
    is_new = version() >= SINCE
    fitting = {"DATABASE_PREPARE": str(is_new), "DATABASE_BEHIND_PGBOUNCER": "true"}
    pages = f"{[200] * PEOPLE * ROUNDS * 2}"

    assert work(pgbouncer, article, **fitting) == pages
    others = {"DATABASE_PREPARE": "true", "DATABASE_BEHIND_PGBOUNCER": "false"}
    assert work(pgbouncer, article, **others) != pages
