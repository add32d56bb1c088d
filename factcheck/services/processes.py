"""Child processes that end with their parent, whatever ends it."""

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

PR_SET_PDEATHSIG = 1
LONGEST_SOCKET = 107  # bytes in sockaddr_un, the final NUL apart


class ServiceFailed(Exception):
    """A service could not be started. The text is a sentence for whoever started it."""


def start(
    args: Sequence[str | Path],
    *,
    log: Path,
    at_death: signal.Signals,
    env: Mapping[str, str] | None = None,
    user: pwd.struct_passwd | None = None,
    cwd: Path | None = None,
) -> subprocess.Popen[bytes]:
    """Start a process that gets the signal `at_death` when this one dies, even by `kill -9`.

    Its output is added to the file `log`. It runs as `user`, if one is given.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as output:
        return subprocess.Popen(  # noqa: S603 (our own command lines)
            [str(arg) for arg in args],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=dict(env) if env is not None else None,
            cwd=cwd or "/",
            preexec_fn=_prepare(at_death, user, os.getpid()),  # noqa: PLW1509 (one thread)
            start_new_session=True,
        )


def _prepare(
    at_death: signal.Signals, user: pwd.struct_passwd | None, parent: int
) -> Callable[[], None]:
    libc = ctypes.CDLL(None)

    def prepare() -> None:
        if user:
            os.initgroups(user.pw_name, user.pw_gid)
            os.setgid(user.pw_gid)
            os.setuid(user.pw_uid)
        libc.prctl(PR_SET_PDEATHSIG, at_death)  # after setuid, which would clear it
        if os.getppid() != parent:  # it died before we could ask
            os.kill(os.getpid(), signal.SIGKILL)

    return prepare


def stop(process: subprocess.Popen[bytes], by: signal.Signals) -> None:
    """Ask the process to end by a signal and wait for it."""
    if process.poll() is None:
        process.send_signal(by)
    await_end(process)


def await_end(process: subprocess.Popen[bytes], *, within: float = 10.0) -> None:
    """Wait until the process has ended; end it and its children after `within` seconds."""
    try:
        process.wait(within)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def unprivileged_user() -> pwd.struct_passwd | None:
    """Whom PostgreSQL, which refuses root, runs as; None when we are not root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise ServiceFailed("PostgreSQL does not run as root, and there is no user 'nobody'.")


def reachable(path: Path, user: pwd.struct_passwd | None) -> bool:
    """May `user` walk to `path`? Parent folders are never opened up for it."""
    if user is None:
        return True
    existing = next(place for place in (path, *path.parents) if place.exists())
    return all(_may_enter(place, user) for place in (existing, *existing.parents) if place.is_dir())


def _may_enter(place: Path, user: pwd.struct_passwd) -> bool:
    about = place.stat()
    return bool(about.st_mode & 0o001) or (
        about.st_uid == user.pw_uid and bool(about.st_mode & 0o100)
    )


def home_for(data_dir: Path, user: pwd.struct_passwd | None) -> Path:
    """Where a service that runs as `user` keeps its files: in `data_dir`, if `user` gets there."""
    if reachable(data_dir, user):
        return data_dir
    return Path("/var/lib") / f"factcheck-{_name(data_dir)}"


def own_folder(path: Path, user: pwd.struct_passwd | None) -> Path:
    """Make a folder that only `user` (or we) may enter."""
    path.mkdir(parents=True, exist_ok=True)
    path.chmod(0o700)
    if user:
        os.chown(path, user.pw_uid, user.pw_gid)
    return path


def socket_folder(data_dir: Path, name: str, user: pwd.struct_passwd | None) -> Path:
    """A 0700 folder for sockets whose path is short enough for the kernel."""
    folder = data_dir / name
    if len(bytes(folder / ".s.PGSQL.5432.lock")) >= LONGEST_SOCKET or not reachable(data_dir, user):
        folder = Path(tempfile.gettempdir()) / f"factcheck-{_name(data_dir)}-{name}"
        if folder.exists() and folder.stat().st_uid not in {
            os.geteuid(),
            user.pw_uid if user else -1,
        }:
            raise ServiceFailed(f"{folder} belongs to somebody else. Remove it, then start again.")
    return own_folder(folder, user)


def _name(data_dir: Path) -> str:
    return sha256(bytes(data_dir.resolve())).hexdigest()[:10]


def copied(folder: Path, to: Path) -> Path:
    """A copy of `folder` at `to`, made once: for programs that lie where their user cannot go."""
    if not to.exists():
        partial = to.with_suffix(".partial")
        shutil.rmtree(partial, ignore_errors=True)
        shutil.copytree(folder, partial, symlinks=True)
        partial.rename(to)
    return to
