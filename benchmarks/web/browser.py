"""A very cheap HTTP client: sockets that stay open, bytes that are not parsed unless needed."""

import gzip
import re
import socket
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlencode

TIMEOUT = 120.0  # seconds
HEX = 16
Fields = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered. `head` is the status line and the headers."""

    status: int
    head: bytes
    body: bytes

    @property
    def text(self) -> str:
        """The body as text, unpacked."""
        packed = self.header("Content-Encoding") == "gzip"
        return (gzip.decompress(self.body) if packed else self.body).decode()

    def header(self, name: str) -> str:
        """Return the value of a header, empty without it."""
        values = header_values(self.head, name.encode())
        return values[0].decode() if values else ""


def header_values(head: bytes, name: bytes) -> list[bytes]:
    return re.findall(rb"(?im)^" + re.escape(name) + rb":[ \t]*(.*?)\r?$", head)


class Browser:
    """One person at a server of this machine, with cookies and a connection that stays open.

    It says that a proxy in front received the request by HTTPS, as in production.
    """

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}
        self._socket: socket.socket | None = None

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        return self.send("GET", path, b"", headers or {})

    def post(self, path: str, fields: Fields, headers: Mapping[str, str] | None = None) -> Answer:
        """Send a form. Of a submission key, each request has a new one."""
        fresh = [(n, str(uuid.uuid4()) if n == "submission_key" else v) for n, v in fields]
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.send("POST", path, urlencode(fresh).encode(), {**kind, **(headers or {})})

    def send(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        """Send a request; once more on a new connection if the server had closed the old one."""
        request = self._head(method, path, len(body), headers) + body
        if self._socket:
            try:
                return self._exchange(request)
            except OSError:
                self.close()
        self._socket = socket.create_connection(("127.0.0.1", self.port), TIMEOUT)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return self._exchange(request)

    def close(self) -> None:
        if self._socket:
            self._socket.close()
            self._socket = None

    def _head(self, method: str, path: str, length: int, headers: Mapping[str, str]) -> bytes:
        lines = {
            "Host": "localhost",
            "X-Forwarded-Proto": "https",
            "X-Forwarded-For": "127.0.0.1",
            "Referer": "https://localhost/",
            "Accept": "text/html",
            "Accept-Language": "en",
            "Accept-Encoding": "gzip",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            **({"Content-Length": str(length)} if method == "POST" else {}),
            **headers,
        }
        text = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        return f"{method} {path} HTTP/1.1\r\n{text}\r\n".encode()

    def _exchange(self, request: bytes) -> Answer:
        assert self._socket  # noqa: S101 (for type checkers)
        self._socket.sendall(request)
        data = self._more(b"")
        while (end := data.find(b"\r\n\r\n")) < 0:
            data = self._more(data)
        head, body = data[:end], data[end + 4 :]
        for cookie in header_values(head, b"Set-Cookie"):
            name, _equals, value = cookie.partition(b";")[0].decode().partition("=")
            self.cookies[name] = value
        status = int(head[9:12])
        length = header_values(head, b"Content-Length")
        if length:
            while len(body) < int(length[0]):
                body = self._more(body)
        elif b"chunked" in head:
            body = self._chunks(body)
        if b"\r\nconnection: close" in head.lower():
            self.close()
        return Answer(status, head, body)

    def _more(self, data: bytes) -> bytes:
        assert self._socket  # noqa: S101
        part = self._socket.recv(1 << 18)
        if not part:
            raise ConnectionResetError("The server closed the connection.")
        return data + part

    def _chunks(self, data: bytes) -> bytes:
        parts = []
        while True:
            while (end := data.find(b"\r\n")) < 0:
                data = self._more(data)
            size = int(data[:end], HEX)
            while len(data) < end + 2 + size + 2:
                data = self._more(data)
            if not size:
                return b"".join(parts)
            parts.append(data[end + 2 : end + 2 + size])
            data = data[end + 2 + size + 2 :]


def log_in(port: int, name: str, password: str, *, path: str = "/accounts/login/") -> Browser:
    """Log in with the form, as a person does. Raises `RuntimeError` when it is refused."""
    browser = Browser(port)
    form = form_of(browser.get(path).text, field="password")
    values = {"login": name, "username": name, "password": password}
    answer = browser.post(path, [(field, values.get(field, value)) for field, value in form])
    if answer.status != 302:
        raise RuntimeError(f"{name} cannot log in: {answer.status}")
    return browser


def form_of(page: str, *, field: str = "", action: str = "") -> Fields:
    """Return the fields of the form that has this field or action. Raises `LookupError`."""
    forms = _Forms()
    forms.feed(page)
    for where, fields in forms.forms:
        if (action and where.endswith(action)) or (field and field in dict(fields)):
            return fields
    raise LookupError(f"The page has no form for {action or field}.")


def value_of(page: str, element_id: str, attribute: str = "value") -> str:
    """Return an attribute of the element with this id, empty without one."""
    tag = re.search(rf'<[^>]*\bid="{re.escape(element_id)}"[^>]*>', page)
    value = re.search(rf'\b{attribute}="([^"]*)"', tag[0]) if tag else None
    return value[1] if value else ""


class _Forms(HTMLParser):
    """Collects the forms of a page: each with its action and the values that it would send."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[str, Fields]] = []
        self.area = ""
        self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append((values.get("action", ""), []))
        name = values.get("name", "")
        if not self.forms or not (name or tag == "option"):
            return
        if tag == "input" and values.get("type") not in {"file", "submit", "button"}:
            self._input(name, values)
        elif tag == "textarea":
            self.area = name
            self._add(name, "")
        elif tag == "select":
            self.select = name
            self._add(name, "")
        elif tag == "option" and self.select and "selected" in values:
            self._set(self.select, values.get("value", ""))

    def _input(self, name: str, values: dict[str, str]) -> None:
        is_choice = values.get("type") in {"radio", "checkbox"}
        if is_choice and "checked" not in values:
            return
        self._add(name, values.get("value", "on" if is_choice else ""))

    def _add(self, name: str, value: str) -> None:
        self.forms[-1][1].append((name, value))

    def _set(self, name: str, value: str) -> None:
        fields = self.forms[-1][1]
        fields[:] = [(n, value if n == name else v) for n, v in fields]

    def handle_data(self, data: str) -> None:
        if self.area:
            fields = self.forms[-1][1]
            self._set(self.area, dict(fields)[self.area] + data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.area = ""
        elif tag == "select":
            self.select = ""
