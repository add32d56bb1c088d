"""Firefox by WebDriver BiDi, the protocol that it speaks itself, without another program."""

import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from websockets.sync.client import ClientConnection, connect

NAMES = ("firefox-esr", "firefox")
QUIET = {
    "app.update.disabledForTesting": True,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "fission.autostart": False,  # fewer processes
    "dom.ipc.processCount": 1,
    "gfx.webrender.software": True,
}
KEYS = {"Enter": "\ue006", "Escape": "\ue00c", "Control": "\ue009"}
WAIT = 60  # seconds; a busy machine is slow


@contextmanager
def running_firefox(folder: Path) -> Iterator["Firefox"]:
    """Start a Firefox without windows, with a new profile in `folder`."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    assert program, "The tests of Firefox need it on PATH: sh scripts/install-programs firefox-esr"
    values = (f"user_pref({json.dumps(n)}, {json.dumps(v)});\n" for n, v in QUIET.items())
    (folder / "user.js").write_text("".join(values))
    options = ["--headless", "--no-remote", "--remote-debugging-port=0", "--profile", str(folder)]
    process = subprocess.Popen([program, *options], stderr=subprocess.DEVNULL)
    try:
        address = _address(folder / "WebDriverBiDiServer.json", process)
        with connect(f"{address}/session", max_size=None) as connection:
            yield Firefox(connection)
    finally:
        process.terminate()
        process.wait(WAIT)


def _address(file: Path, process: subprocess.Popen[bytes]) -> str:
    """Return where Firefox listens, which it writes to a file."""
    end = time.monotonic() + WAIT
    while time.monotonic() < end:
        written = file.read_text() if file.exists() else ""
        if written.endswith("}"):
            server = json.loads(written)
            return f"ws://{server['ws_host']}:{server['ws_port']}"
        assert process.poll() is None, "Firefox ended before it listened."
        time.sleep(0.05)
    raise TimeoutError("Firefox does not listen.")


class Firefox:
    """One tab of Firefox. `errors` are those that its pages logged."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection
        self.numbers = count(1)
        self.errors: list[str] = []
        self.send("session.new", capabilities={})
        self.send("session.subscribe", events=["log.entryAdded"])
        self.tab = self.send("browsingContext.getTree")["contexts"][0]["context"]
        self.send(
            "browsingContext.setViewport",
            context=self.tab,
            viewport={"width": 1440, "height": 900},
        )

    def send(self, method: str, **params: Any) -> Any:
        """Send a command and return its result. Raises `RuntimeError` with what Firefox answers."""
        number = next(self.numbers)
        self.connection.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            message = json.loads(self.connection.recv(timeout=WAIT))
            if message.get("method") == "log.entryAdded" and message["params"]["level"] == "error":
                self.errors.append(str(message["params"]["text"]))
            if message.get("id") == number:
                break
        if message["type"] == "error":
            raise RuntimeError(f"{method}: {message['message']}")
        return message["result"]

    def add_cookie(self, address: str, name: str, value: str) -> None:
        """Give Firefox a cookie for the site of an address."""
        about = {"name": name, "value": {"type": "string", "value": value}}
        cookie = about | {"domain": urlsplit(address).hostname, "path": "/"}
        self.send("storage.setCookie", cookie=cookie)

    def open(self, address: str) -> None:
        """Open a page and wait until it is complete."""
        self.send("browsingContext.navigate", context=self.tab, url=address, wait="complete")

    def evaluate(self, expression: str) -> Any:
        """Return the value of an expression, which JSON can hold."""
        answer = self.send(
            "script.evaluate",
            expression=f"JSON.stringify({expression})",
            target={"context": self.tab},
            awaitPromise=True,
        )
        assert answer["type"] == "success", answer["exceptionDetails"]["text"]
        return json.loads(answer["result"].get("value", "null"))

    def wait_for(self, expression: str) -> None:
        """Wait until an expression is true."""
        end = time.monotonic() + WAIT
        while not self.evaluate(f"Boolean({expression})"):
            assert time.monotonic() < end, expression
            time.sleep(0.05)

    def press(self, *keys: str) -> None:
        """Press keys by name, such as "Control+Enter", one after the other.

        Without a window, Enter and Space press no button in Firefox, on any page.
        """
        actions: list[dict[str, Any]] = []
        for key in keys:
            held = [KEYS.get(part, part) for part in (key.split("+") if len(key) > 1 else [key])]
            actions += [{"type": "keyDown", "value": each} for each in held]
            actions += [{"type": "keyUp", "value": each} for each in reversed(held)]
        self._perform({"type": "key", "id": "keyboard", "actions": actions})

    def type(self, text: str) -> None:
        """Type a text into the field that has the focus."""
        self.press(*text)

    def drag(self, begin: tuple[float, float], end: tuple[float, float]) -> None:
        """Press the mouse, move it and release it, as a hand does."""
        moves = [{"type": "pointerMove", "x": round(begin[0]), "y": round(begin[1])}]
        moves += [{"type": "pointerDown", "button": 0}]
        for part in (0.25, 0.5, 0.75, 1):
            x, y = (round(a + (b - a) * part) for a, b in zip(begin, end, strict=True))
            moves += [{"type": "pointerMove", "x": x, "y": y, "duration": 30}]
        moves += [{"type": "pointerUp", "button": 0}]
        self._perform({"type": "pointer", "id": "mouse", "actions": moves})

    def click(self, selector: str) -> None:
        """Click the middle of the first element that matches."""
        left, top, right, bottom = self.evaluate(
            f"(({{left, top, right, bottom}}) => [left, top, right, bottom])"
            f"(document.querySelector({json.dumps(selector)}).getBoundingClientRect())"
        )
        middle = ((left + right) / 2, (top + bottom) / 2)
        self.drag(middle, middle)

    def _perform(self, *sources: dict[str, Any]) -> None:
        self.send("input.performActions", context=self.tab, actions=list(sources))
