"""An auth service of the tests' own: real HTTP on loopback, JWKS and get-session, and ways to misbehave."""

import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

from tokens import Signer

ADA = {
    'id': 'user-ada',
    'name': 'Ada Lovelace',
    'email': 'ada@example.com',
    'roles': ['staff'],
    'emailVerified': True,
}


class AuthService:
    def __init__(self) -> None:
        self.signer = Signer('key-1')
        self.port = 0
        self._server: ThreadingHTTPServer | None = None
        # Closed, answers wait at it; `arrived` tells that one does.
        self.gate = threading.Event()
        self.arrived = threading.Event()
        self.reset()

    def reset(self) -> None:
        """Forgets everything but its key and its port."""
        self.jwks: Any = {'keys': [self.signer.jwk()]}
        # Cookie header, whole, → user.
        self.sessions: dict[str, Any] = {}
        # Path → status, body, extra headers: what to answer instead of the truth.
        self.broken: dict[str, tuple[int, bytes, dict[str, str]]] = {}
        # Path and headers of every request, in order.
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.gate.set()
        self.arrived.clear()

    @property
    def url(self) -> str:
        return f'http://127.0.0.1:{self.port}'

    def count(self, path: str) -> int:
        return sum(asked.partition('?')[0] == path for asked, _ in self.requests)

    @property
    def key_fetches(self) -> int:
        return self.count('/api/auth/jwks')

    @property
    def lookups(self) -> int:
        return self.count('/api/auth/get-session')

    def start(self) -> None:
        """On the port it had before, if it had one."""
        self._server = _Server(('127.0.0.1', self.port), _handler(self))
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=[0.01], daemon=True).start()

    def stop(self) -> None:
        """From now on connections are refused."""
        self.gate.set()
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def answer(self, path: str, headers: dict[str, str]) -> tuple[int, bytes, dict[str, str]]:
        self.requests.append((path, headers))
        self.arrived.set()
        self.gate.wait(60)  # longer than any client waits
        route = path.partition('?')[0]
        if route in self.broken:
            return self.broken[route]
        if route == '/api/auth/jwks':
            return 200, json.dumps(self.jwks).encode(), {}
        if route == '/api/auth/get-session':
            user = self.sessions.get(headers.get('cookie', ''))
            return 200, json.dumps(user and {'user': user, 'session': {'id': 's-1'}}).encode(), {}
        return 404, b'{}', {}

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.stop()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        # An API that gives up on us leaves a broken pipe. Anything else is a mistake of ours.
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def _handler(service: AuthService) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            status, body, extra = service.answer(self.path, headers)
            self.send_response(status)
            for name, value in {'Content-Length': str(len(body)), **extra}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Quiet."""

    return Handler
