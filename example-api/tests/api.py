"""The API under test: a real uvicorn on a free loopback port, and a client for it."""

import socket
import threading
from types import TracebackType
from typing import Self

import httpx2
import uvicorn

from auth import AuthSettings, load_settings
from main import create_app
from service import AuthService

ISSUER = 'https://auth.example.test'
DOCS = 'https://docs.example.test'


class Clock:
    """Ages the key cache without waiting. Tokens carry their own times and live on the real clock."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += seconds


def settings_for(service: AuthService) -> AuthSettings:
    return load_settings({'AUTH_URL': ISSUER, 'AUTH_INTERNAL_URL': service.url, 'DOCS_ORIGINS': DOCS})


class Api:
    def __init__(self, service: AuthService) -> None:
        self.service = service
        self.clock = Clock()
        # Listening before the server starts: a client that comes early waits in the queue, nobody polls.
        # The protocol is named because asyncio switches Nagle's algorithm off only then: 40 ms per answer.
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        self._socket.bind(('127.0.0.1', 0))
        self._socket.listen(128)
        self.url = f'http://127.0.0.1:{self._socket.getsockname()[1]}'
        app = create_app(settings_for(service), self.clock)
        self._server = uvicorn.Server(uvicorn.Config(app, lifespan='on', ws='none', log_config=None))
        self._thread = threading.Thread(target=self._server.run, args=[[self._socket]], daemon=True)
        # No cookie jar of its own: each test says what a browser would have sent.
        self.client = httpx2.Client(base_url=self.url, timeout=20, trust_env=False)

    def me(self, token: str) -> httpx2.Response:
        return self.client.get('/me', headers={'Authorization': f'Bearer {token}'})

    def token(self) -> str:
        """A good one."""
        return self.service.signer.token()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.client.close()
        self.service.gate.set()
        self._server.should_exit = True
        self._thread.join(20)
        assert not self._thread.is_alive(), 'the API did not stop'
