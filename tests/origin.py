"""A web server on loopback for tests: well-behaved pages, and every way a server can misbehave.

with Origin() as origin:
    origin.page("/law", "<p>…</p>")
    fetch(origin.url("/law"), policy=Policy(allowed_peers=frozenset({origin.peer})))
    assert origin.hits["/law"] == 1
"""

import gzip
import itertools
import ssl
import threading
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType

HTML = "text/html; charset=utf-8"
_MEGABYTE = 1_000_000


@dataclass
class Route:
    """The response of a path. It is delayed until `hold` is set, if there is one."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    hold: threading.Event | None = None
    before: float = 0.0  # seconds of latency
    pieces: Callable[[], Iterator[bytes]] | None = None  # a body without an announced length
    pause: float = 0.0  # seconds between pieces
    raw_pieces: Sequence[bytes] | None = None  # the whole answer, status line included


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "_Server"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        origin = self.server.origin
        with origin.lock:
            origin.posts.append((self.path, dict(self.headers.items()), body))
        self.do_GET()

    def do_GET(self) -> None:
        origin = self.server.origin
        with origin.lock:
            origin.hits[self.path] += 1
            origin.requests.append((self.path, dict(self.headers.items())))
            origin.at_once += 1
            origin.most_at_once = max(origin.most_at_once, origin.at_once)
        route = origin.routes.get(self.path) or origin.routes.get(self.path.partition("?")[0])
        self.close_connection = True
        try:
            self._answer(route or Route(b"not here", status=404))
        except OSError:
            return  # the client hung up, as it should on a hostile answer

    def _wait(self, route: Route) -> bool:
        """Wait as the route says. Returns whether the server still runs."""
        origin = self.server.origin
        origin.closing.wait(route.before)
        while route.hold is not None and not route.hold.wait(0.05):
            if origin.closing.is_set():
                return False
        with origin.lock:  # before the client can know: it may send the next request at once
            origin.at_once -= 1
        return True

    def _answer(self, route: Route) -> None:
        if not self._wait(route):
            return
        if route.raw_pieces is not None:
            self._write(route.raw_pieces, route.pause)
            return
        self.send_response(route.status)
        headers = {"Content-Type": HTML} | route.headers
        if route.pieces is None and "Content-Length" not in headers:
            headers["Content-Length"] = str(len(route.body))
        for name, value in (headers | {"Connection": "close"}).items():
            self.send_header(name, value)
        self.end_headers()
        self._write([route.body] if route.pieces is None else route.pieces(), route.pause)

    def _write(self, pieces: Iterable[bytes], pause: float) -> None:
        closing = self.server.origin.closing
        for piece in pieces:
            self.wfile.write(piece)
            if closing.wait(pause) if pause else closing.is_set():
                return

    def log_message(self, *_args: object) -> None:
        """Log nothing; the tests use `hits`."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 256
    origin: "Origin"

    def handle_error(self, *_args: object) -> None:
        """Ignore clients that close the connection, as many tests expect."""


class Origin:
    """A threaded server. `hits` counts requests by path, `requests` keeps paths with headers,
    `posts` also what was posted. `most_at_once` is how many requests have waited for an answer together."""

    def __init__(self, *, host: str = "127.0.0.1", certificate: Path | None = None) -> None:
        self.routes: dict[str, Route] = {}
        self.hits: Counter[str] = Counter()
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.posts: list[tuple[str, dict[str, str], bytes]] = []
        self.at_once = self.most_at_once = 0
        self.names: list[str | None] = []  # the server names that TLS clients asked for
        self.lock = threading.Lock()
        self.closing = threading.Event()
        self.scheme = "https" if certificate else "http"
        self._server = _Server((host, 0), _Handler)
        self._server.origin = self
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            context.sni_callback = lambda _socket, name, _context: self.names.append(name)
            # The handshake happens in the thread of the request, not in the one that accepts.
            self._server.socket = context.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )
        self.peer: tuple[str, int] = (host, self._server.server_address[1])

    def __enter__(self) -> "Origin":
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()

    def url(self, path: str = "/") -> str:
        """Return the URL of `path`, with an IP address."""
        return f"{self.scheme}://{self.peer[0]}:{self.peer[1]}{path}"

    @property
    def allowed(self) -> str:
        """Return the peer in the format of FETCH_ALLOWED_PEERS."""
        return f"{self.peer[0]}:{self.peer[1]}"

    def page(
        self,
        path: str,
        body: str | bytes,
        *,
        status: int = 200,
        content_type: str = HTML,
        **headers: str,
    ) -> Route:
        """Answer `path` with `body`. Headers by keyword: `Retry_After="5"`."""
        content = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.set(path, Route(content, status, {"Content-Type": content_type} | named))

    def set(self, path: str, route: Route) -> Route:
        """Answer `path` with `route`."""
        self.routes[path] = route
        return route

    def held(self, path: str, body: str = "<p>late</p>") -> threading.Event:
        """Delay the response of `path` until the returned event is set."""
        event = threading.Event()
        self.page(path, body).hold = event
        return event

    def redirect(self, path: str, to: str, *, status: int = 302) -> Route:
        """Redirect `path` to `to`."""
        return self.set(path, Route(status=status, headers={"Location": to}))

    def chain(self, path: str, hops: int, end: str) -> None:
        """Redirect `path` to `end` in `hops` steps."""
        names = [path, *(f"{path}-{hop}" for hop in range(1, hops)), end]
        for here, there in itertools.pairwise(names):
            self.redirect(here, there)

    def drip(self, path: str, *, seconds: float = 0.2) -> Route:
        """Send a byte every `seconds`, without end."""
        return self.set(path, Route(pieces=_for_ever(b"x"), pause=seconds))

    def endless(self, path: str) -> Route:
        """Send bytes as fast as possible, without end."""
        return self.set(path, Route(pieces=_for_ever(b"<p>more</p>" * 6000)))

    def bomb(self, path: str, *, megabytes: int = 200) -> Route:
        """Send a small body that inflates to `megabytes`."""
        packer = zlib.compressobj(9, wbits=16 + zlib.MAX_WBITS)
        packed = b"".join(packer.compress(bytes(_MEGABYTE)) for _ in range(megabytes))
        route = Route(packed + packer.flush(), headers={"Content-Encoding": "gzip"})
        return self.set(path, route)

    def zipped(self, path: str, body: str) -> Route:
        """Answer with a gzipped `body`."""
        return self.set(
            path, Route(gzip.compress(body.encode()), headers={"Content-Encoding": "gzip"})
        )

    def raw(self, path: str, answer: bytes) -> Route:
        """Send exactly these bytes, then close the connection."""
        return self.set(path, Route(raw_pieces=[answer]))


def _for_ever(piece: bytes) -> Callable[[], Iterator[bytes]]:
    def pieces() -> Iterator[bytes]:
        while True:
            yield piece

    return pieces
