"""Files of the old Word format (.doc): LibreOffice converts them, where it is installed.

It runs in a folder of its own, which is removed, with a new profile without macros, links and network.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.utils.translation import gettext_lazy as _

import articles
from articles.fetching.outcomes import FetchFailed, Outcome

SECONDS = 40  # of a conversion; the first one takes longest
RESULT_LIMIT = 50 * 1024 * 1024  # bytes
FAILED = _("This file in the old Word format (.doc) could not be converted. Save it as .docx.")
_ROOT = Path(articles.__file__).parent.parent
_DEAD_PROXY = ("127.0.0.1", "9")
_SETTINGS = (
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyName", _DEAD_PROXY[0]),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", _DEAD_PROXY[1]),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", _DEAD_PROXY[0]),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", _DEAD_PROXY[1]),
)


def converter() -> str:
    """Return the path of LibreOffice; "" if it is not installed, or switched off."""
    return shutil.which(settings.LIBREOFFICE) or "" if settings.LIBREOFFICE else ""


def converted(body: bytes, program: str) -> bytes:
    """Return a .doc file as .docx. Raises FetchFailed (not a page) if that takes too long or fails."""
    with TemporaryDirectory(prefix="factcheck-doc-") as name:
        folder = Path(name)
        (folder / "file.doc").write_bytes(body)
        _write_settings(folder / "profile/user")
        _run(program, folder)
        result = folder / "out/file.docx"
        if not result.is_file() or result.is_symlink() or result.stat().st_size > RESULT_LIMIT:
            raise FetchFailed(Outcome.NOT_A_PAGE, FAILED)
        return result.read_bytes()


def _run(program: str, folder: Path) -> None:
    command = [
        *(sys.executable, "-m", "articles.fetching.parsing.confined", program),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nologo", "--nolockcheck", "--nodefault"),
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out")),
        str(folder / "file.doc"),
    ]
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and module, no shell
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=_ROOT,
        env={"HOME": str(folder), "TMPDIR": str(folder), "PATH": os.defpath, "LANG": "C.UTF-8"},
        start_new_session=True,
    )
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired as expired:
        raise FetchFailed(Outcome.NOT_A_PAGE, FAILED, is_accident=True) from expired
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # it starts further processes
        process.wait()


def _write_settings(folder: Path) -> None:
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    folder.mkdir(parents=True)
    (folder / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
    )
