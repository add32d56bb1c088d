"""Child processes that end with their parent, even when the parent is killed."""

import ctypes
import os
import pwd
import signal
import subprocess
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import nullcontext, suppress
from pathlib import Path

PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36


class ServiceFailed(Exception):
    """A service could not run. The text says what happened and which log to read."""


class Service:
    """One process that others depend on. Subclasses say how it starts."""

    process: subprocess.Popen[bytes] | None = None

    def __init__(self, name: str, *, log: Path | None, stop_signal: signal.Signals) -> None:
        self.name = name
        self.log = log
        self.stop_signal = stop_signal

    @property
    def has_stopped(self) -> bool:
        return self.process is None or self.process.poll() is not None

    def start(self) -> None:
        """Start the process without waiting until it answers."""
        raise NotImplementedError

    def stop(self) -> None:
        """Stop the process and wait until it has ended."""
        stop_all([self])


class Program(Service):
    """A service with a fixed command line."""

    def __init__(
        self,
        name: str,
        command: Sequence[str | Path],
        *,
        log: Path | None,
        stop_signal: signal.Signals,
        env: Mapping[str, str],
        cwd: Path,
        death_signal: signal.Signals | None = None,
    ) -> None:
        super().__init__(name, log=log, stop_signal=stop_signal)
        self.command, self.env, self.cwd = command, env, cwd
        self.death_signal = death_signal or stop_signal

    def start(self) -> None:
        self.process = start_process(
            self.command, log=self.log, death_signal=self.death_signal, env=self.env, cwd=self.cwd
        )


def start_process(
    command: Sequence[str | Path],
    *,
    log: Path | None,
    death_signal: signal.Signals,
    env: Mapping[str, str] | None = None,
    user: pwd.struct_passwd | None = None,
    cwd: Path = Path("/"),
) -> subprocess.Popen[bytes]:
    """Start a process that receives `death_signal` when this one ends, even by `kill -9`.

    Its output is appended to `log`, or shown if `log` is None. It runs as `user`, by default as
    the current user.
    """
    if log:
        log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") if log else nullcontext() as output:
        return subprocess.Popen(  # noqa: S603 (our own command lines)
            [str(argument) for argument in command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env=env,
            cwd=cwd,
            preexec_fn=before_exec(death_signal, user),  # noqa: PLW1509 (one thread)
            start_new_session=True,
        )


def before_exec(death_signal: signal.Signals, user: pwd.struct_passwd | None) -> Callable[[], None]:
    """Return what a child calls first: it switches to `user` and follows its parent's death."""
    libc = ctypes.CDLL(None)
    parent = os.getpid()

    def prepare() -> None:
        if user:
            os.initgroups(user.pw_name, user.pw_gid)
            os.setgid(user.pw_gid)
            os.setuid(user.pw_uid)
        libc.prctl(PR_SET_PDEATHSIG, death_signal)  # after setuid, which would clear it
        if os.getppid() != parent:  # the parent died before the line above
            os.kill(os.getpid(), signal.SIGKILL)

    return prepare


def stop_all(services: Sequence[Service], *, timeout: float = 10.0) -> None:
    """Stop all services at once and wait; kill one that takes longer than `timeout` seconds."""
    processes = [service.process for service in services if service.process]
    for service in services:
        if service.process and not service.has_stopped:
            service.process.send_signal(service.stop_signal)
    for process in processes:
        try:
            process.wait(timeout)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def adopt_orphans() -> None:
    """Become the parent of every descendant whose own parent dies, for `kill_orphans`."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def kill_orphans(*, except_pids: Collection[int]) -> None:
    """Kill the children of this process that are not in `except_pids`, and their children.

    A service that is killed leaves its own children behind; those of PostgreSQL would keep
    a new server from starting.
    """
    while orphans := child_pids() - set(except_pids):
        for pid in orphans:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            with suppress(ChildProcessError):
                os.waitpid(pid, 0)


def child_pids() -> set[int]:
    """Return the process ids of the children of this process."""
    children = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
        except (FileNotFoundError, ProcessLookupError):  # it has ended since it was listed
            continue
        if parent == os.getpid():
            children.add(int(stat.parent.name))
    return children
