"""Who is the reader? One file to take along into any FastAPI backend.

    from auth import CurrentReader, auth_lifespan, load_settings

    app = FastAPI(lifespan=auth_lifespan(load_settings()))

    @app.get('/me')
    async def me(reader: CurrentReader) -> dict[str, str]:
        return {'name': reader.name}

Two ways in, tried in this order:

* `Authorization: Bearer <token from /api/auth/token>`, verified offline with the service's public keys. It
  costs microseconds, and outlives a sign-out by the rest of its five minutes. Roles are as old as the token.
* The shared session cookie, looked up at the service on every request: revocation and roles are immediate.
  Requests that change something must then come from a listed origin.

Every refusal carries `{'code', 'message'}` as its detail. An unreachable service is a 503 and never a 401: a
network fault must not look like a sign-out.

Needs: fastapi, httpx2, pydantic, pyjwt[crypto]. Environment: see `AuthSettings`.
"""

import asyncio
import logging
import math
import os
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Annotated, Any
from urllib.parse import urlsplit

import httpx2
import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from fastapi import Depends, FastAPI, HTTPException, Request, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

__all__ = [
    'AuthSettings',
    'CurrentReader',
    'Reader',
    'Refusal',
    'SettingsError',
    'auth_lifespan',
    'current_reader',
    'load_settings',
    'require_role',
]

ALGORITHM = 'EdDSA'
LEEWAY_S = 30
MAX_LIFETIME_S = 900
# A token of ours has about 500 characters. What is longer is refused before anybody decodes it.
MAX_TOKEN_LENGTH = 4096

KEYS_FRESH_S = 600
# How long keys may serve while the service cannot be reached. The cap is what ends a key that was
# withdrawn behind an outage; no token lives longer than MAX_LIFETIME_S anyway.
KEYS_USABLE_S = 3600
UNKNOWN_KID_PAUSE_S = 60
RETRY_PAUSE_S = 2
TIMEOUT_S = 3

SESSION_COOKIES = frozenset(
    {'auth.session_token', '__Secure-auth.session_token', '__Host-auth.session_token'}
)
SAFE_METHODS = frozenset({'GET', 'HEAD', 'OPTIONS'})
LOOPBACK = frozenset({'localhost', '127.0.0.1', '::1'})

logger = logging.getLogger('auth')


# ── Settings ──────────────────────────────────────────────────────────────────────────────────────


def _origin(value: str) -> str:
    """Exactly what a browser would send as `Origin`, so that comparing strings is comparing origins."""
    hint = 'is not an origin. Write scheme and host, for example https://auth.example.com'
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:
        raise ValueError(hint) from None  # Python's own message would repeat what may be a password
    host = parts.hostname or ''
    if parts.scheme not in {'http', 'https'} or not re.fullmatch(r'[a-z0-9.-]+|[0-9a-f:.]+', host):
        raise ValueError(hint)
    netloc = f'[{host}]' if ':' in host else host
    if port is not None and port != {'http': 80, 'https': 443}[parts.scheme]:
        netloc += f':{port}'
    canonical = f'{parts.scheme}://{netloc}'
    if value != canonical:
        raise ValueError(f'must be an origin and nothing more. Write {canonical}')
    return value


def _public_origin(value: str) -> str:
    parts = urlsplit(_origin(value))
    if parts.scheme == 'http' and parts.hostname not in LOOPBACK:
        raise ValueError(f'must use https; http is for this machine only. Write https://{parts.hostname}')
    return value


def _not_empty(value: str) -> str:
    if not value:
        raise ValueError('is empty. Give it a value or remove the variable')
    return value


def _comma_list(value: object) -> object:
    return [item.strip() for item in value.split(',') if item.strip()] if isinstance(value, str) else value


Origin = Annotated[str, AfterValidator(_origin)]
PublicOrigin = Annotated[str, AfterValidator(_public_origin)]


class AuthSettings(BaseModel):
    """What the environment says; each field is read from the variable of its alias."""

    model_config = ConfigDict(frozen=True)

    # The service's public address, as in its BETTER_AUTH_URL: tokens name it as their issuer.
    auth_url: PublicOrigin = Field('http://localhost:3001', alias='AUTH_URL')
    # Where this backend reaches the service, if that is another address. Session cookies travel on it:
    # plain http belongs inside your own network.
    internal_url: Origin | None = Field(None, alias='AUTH_INTERNAL_URL')
    # Whom tokens must be for.
    audience: Annotated[str, AfterValidator(_not_empty)] = Field('api', alias='AUTH_API_AUDIENCE')
    # Whose pages may call this backend with the reader's credentials. Empty: no page at all.
    docs_origins: Annotated[tuple[PublicOrigin, ...], BeforeValidator(_comma_list)] = Field(
        ('http://localhost:3000',), alias='DOCS_ORIGINS'
    )

    @property
    def service_url(self) -> str:
        return self.internal_url or self.auth_url


class SettingsError(ValueError):
    """The environment is wrong. The message lists every mistake, each with its variable and a remedy."""


def load_settings(environment: Mapping[str, str] = os.environ) -> AuthSettings:
    """Reads and checks the settings once, at start. Raises `SettingsError` with all mistakes at once."""
    try:
        return AuthSettings.model_validate({name: value.strip() for name, value in environment.items()})
    except ValidationError as error:
        lines = []
        for issue in error.errors():
            place = ', entry '.join(str(part + 1) if isinstance(part, int) else part for part in issue['loc'])
            lines.append(f'  {place} {issue.get("ctx", {}).get("error", issue["msg"])}.')
        raise SettingsError('The environment of this API is not usable:\n' + '\n'.join(lines)) from None


# ── Reader and refusals ───────────────────────────────────────────────────────────────────────────


class Reader(BaseModel):
    """The signed-in reader, as the service knows them. `id` is stable; key your own tables on it."""

    model_config = ConfigDict(frozen=True)

    id: Annotated[str, Field(pattern=r'\S')]
    name: str = ''
    email: str = ''
    roles: tuple[str, ...] = ()


# code: status, what is wrong and what to do, what the challenge adds (RFC 6750). The reason is a class and
# never a detail: details teach forgers. A request without a token gets a challenge without an error.
REFUSALS: dict[str, tuple[int, str, str]] = {
    'SIGN_IN_REQUIRED': (401, 'Sign in first: send a bearer token or the session cookie.', ''),
    'SESSION_ENDED': (401, 'The session has ended. Sign in again.', ''),
    'TOKEN_EXPIRED': (
        401,
        'The token has expired. Ask the sign-in service for a new one.',
        'error="invalid_token", error_description="expired"',
    ),
    'TOKEN_INVALID': (
        401,
        'The token is not valid here. Ask the sign-in service for a new one.',
        'error="invalid_token", error_description="invalid"',
    ),
    'CREDENTIALS_AMBIGUOUS': (
        400,
        'The same kind of credential came twice. Send exactly one.',
        'error="invalid_request", error_description="ambiguous"',
    ),
    'ROLE_MISSING': (
        403,
        'Your account lacks the role for this. Ask whoever runs these docs for it.',
        'error="insufficient_scope", error_description="role"',
    ),
    'ORIGIN_NOT_ALLOWED': (
        403,
        'Pages of this origin may not act with your session. Open the docs instead.',
        '',
    ),
    'AUTH_UNAVAILABLE': (503, 'The sign-in service does not answer. Try again in a moment.', ''),
}


class Refusal(HTTPException):
    """One row of `REFUSALS`. Works without any handler of yours; its detail is `{'code', 'message'}`."""

    def __init__(self, code: str) -> None:
        status, message, error = REFUSALS[code]
        headers = {'Cache-Control': 'no-store'}
        if status == httpx2.codes.UNAUTHORIZED or error:
            headers['WWW-Authenticate'] = f'Bearer realm="api", {error}'.removesuffix(', ')
        if status == httpx2.codes.SERVICE_UNAVAILABLE:
            headers['Retry-After'] = str(RETRY_PAUSE_S)
        super().__init__(status, {'code': code, 'message': message}, headers)


# ── The service, seen from here ───────────────────────────────────────────────────────────────────


class Keys:
    """The service's public signing keys by `kid`, fetched when needed and by one request at a time."""

    def __init__(self, client: httpx2.AsyncClient, clock: Callable[[], float]) -> None:
        self._client = client
        self._clock = clock
        self._keys: dict[str, Ed25519PublicKey] = {}
        self._fetched_at = self._failed_at = self._probed_at = -math.inf
        self._is_failing = False
        self._flight: asyncio.Task[None] | None = None

    async def find(self, kid: str) -> Ed25519PublicKey:
        """The key with this id. TOKEN_INVALID when there is none, AUTH_UNAVAILABLE when nobody can tell."""
        key, age = self._keys.get(kid), self._clock() - self._fetched_at
        if age < KEYS_FRESH_S:
            if key:
                return key
            # The id may be newer than our copy, or made up: without the pause, forgers would make us flood
            # the service. Whoever comes while a fetch is on its way waits for it and is not turned away.
            if self._flight or self._clock() - self._probed_at >= UNKNOWN_KID_PAUSE_S:
                self._probed_at = self._clock()
                await self._refresh()
        elif self._clock() - self._failed_at >= RETRY_PAUSE_S:
            fetched = self._refresh()
            # In an outage readers are served at once with the key we have; only the first one waits.
            if not (self._is_failing and key and age < KEYS_USABLE_S):
                await fetched

        key = self._keys.get(kid)
        if key and self._clock() - self._fetched_at < KEYS_USABLE_S:
            return key
        raise Refusal('AUTH_UNAVAILABLE' if self._is_failing else 'TOKEN_INVALID')

    def _refresh(self) -> asyncio.Future[None]:
        if not self._flight:
            self._flight = asyncio.create_task(self._fetch())
        # Shielded: a reader who hangs up must not cancel the fetch that others wait for.
        return asyncio.shield(self._flight)

    async def _fetch(self) -> None:
        try:
            response = await _get(self._client, '/api/auth/jwks')
            self._keys = _usable_keys(response.raise_for_status().json())
            self._fetched_at, self._is_failing = self._clock(), False
        except (httpx2.HTTPError, TimeoutError, ValueError) as error:
            self._failed_at, self._is_failing = self._clock(), True
            logger.warning('Signing keys could not be fetched; %d known: %r', len(self._keys), error)
        finally:
            self._flight = None


def _usable_keys(document: Any) -> dict[str, Ed25519PublicKey]:
    """Ed25519 keys with an id. Others are left out: a set may hold keys for other purposes."""
    entries = document.get('keys') if isinstance(document, dict) else None
    if not isinstance(entries, list):
        raise ValueError('not a JSON Web Key Set')  # noqa: TRY004 - their answer is wrong, not our argument
    usable = {}
    for entry in entries:
        try:
            key = jwt.PyJWK.from_dict(entry, algorithm=ALGORITHM).key
            kid = entry['kid']
        except (jwt.PyJWTError, AttributeError, KeyError, TypeError):
            continue
        if isinstance(key, Ed25519PublicKey) and isinstance(kid, str) and entry.get('use', 'sig') == 'sig':
            usable[kid] = key
    return usable


async def _get(
    client: httpx2.AsyncClient, path: str, headers: dict[bytes, bytes] | None = None
) -> httpx2.Response:
    # One limit for the whole answer. The client's own hold per read: a service that drips bytes would pass.
    async with asyncio.timeout(TIMEOUT_S):
        return await client.get(path, headers=headers)


class Authenticator:
    """Tells who made a request. One per application: it holds the connection pool and the keys."""

    def __init__(
        self, settings: AuthSettings, client: httpx2.AsyncClient, clock: Callable[[], float]
    ) -> None:
        self._settings = settings
        self._client = client
        self._keys = Keys(client, clock)

    async def identify(self, request: Request) -> Reader:
        """Returns the reader or raises a `Refusal`. A bad token is never rescued by a good cookie."""
        authorization = request.headers.getlist('authorization')
        if len(authorization) > 1:
            raise Refusal('CREDENTIALS_AMBIGUOUS')
        scheme, _, token = (authorization or [''])[0].partition(' ')
        if scheme.lower() == 'bearer':
            return await self.verify_token(token.strip())
        cookies = _session_cookies(request.headers.getlist('cookie'))
        if not cookies:
            raise Refusal('SIGN_IN_REQUIRED')
        self._require_listed_origin(request)
        return await self._introspect(cookies)

    async def verify_token(self, token: str) -> Reader:
        """Verifies offline. Raises TOKEN_EXPIRED, TOKEN_INVALID or AUTH_UNAVAILABLE."""
        if len(token) > MAX_TOKEN_LENGTH:
            raise Refusal('TOKEN_INVALID')
        try:
            header = jwt.get_unverified_header(token)
            if header.get('alg') != ALGORITHM or not header.get('kid'):
                raise Refusal('TOKEN_INVALID')  # before the key look-up: it must not cost a fetch
            claims = jwt.decode(
                token,
                await self._keys.find(header['kid']),
                algorithms=[ALGORITHM],
                audience=self._settings.audience,
                issuer=self._settings.auth_url,
                leeway=LEEWAY_S,
                options={'require': ['exp', 'iat', 'sub', 'iss', 'aud']},
            )
            # A key that signs for a year, by mistake or by theft, would make tokens that no sign-out ends.
            if not 0 < claims['exp'] - claims['iat'] <= MAX_LIFETIME_S:
                raise Refusal('TOKEN_INVALID')
            return Reader.model_validate({**claims, 'id': claims['sub']})
        except jwt.ExpiredSignatureError:
            raise Refusal('TOKEN_EXPIRED') from None
        except (jwt.PyJWTError, ValidationError, TypeError):  # TypeError: exp and iat that are no numbers
            raise Refusal('TOKEN_INVALID') from None

    def _require_listed_origin(self, request: Request) -> None:
        # A browser sends the cookie whoever wrote the page, and SameSite=Lax counts every subdomain as the
        # same site. Browsers send Origin with each of these methods, so its absence is no excuse.
        if request.method in SAFE_METHODS:
            return
        origins = request.headers.getlist('origin')
        if len(origins) != 1 or origins[0] not in self._settings.docs_origins:
            raise Refusal('ORIGIN_NOT_ALLOWED')

    async def _introspect(self, cookies: dict[str, str]) -> Reader:
        # latin-1 is how the server decoded the header: the service gets the very bytes that came.
        cookie = '; '.join(f'{name}={value}' for name, value in cookies.items()).encode('latin-1')
        try:
            # disableRefresh: a renewed session comes with a renewed cookie, which would end here and never
            # reach the reader's browser.
            response = await _get(
                self._client, '/api/auth/get-session?disableRefresh=true', {b'cookie': cookie}
            )
            if response.status_code == httpx2.codes.BAD_REQUEST:
                raise Refusal('CREDENTIALS_AMBIGUOUS')
            if response.status_code in {httpx2.codes.UNAUTHORIZED, httpx2.codes.FORBIDDEN}:
                raise Refusal('SESSION_ENDED')
            session = response.raise_for_status().json()
            if session is None:
                raise Refusal('SESSION_ENDED')
            return Reader.model_validate(session['user'])
        except (httpx2.HTTPError, TimeoutError, ValueError, TypeError, KeyError) as error:
            # The class only: pydantic's message would carry the reader's data into the log.
            logger.warning('The session could not be looked up: %s', type(error).__name__)
            raise Refusal('AUTH_UNAVAILABLE') from None


def _session_cookies(headers: list[str]) -> dict[str, str]:
    """Session cookies by name, nothing else the browser sent. Raises CREDENTIALS_AMBIGUOUS on a name twice:
    a sibling subdomain can toss a cookie of the same name, and which one comes first proves nothing."""
    found: dict[str, str] = {}
    for pair in ';'.join(headers).split(';'):
        name, _, value = pair.strip(' \t').partition('=')
        if name not in SESSION_COOKIES:
            continue
        if name in found:
            raise Refusal('CREDENTIALS_AMBIGUOUS')
        found[name] = value
    return found


# ── What an application uses ──────────────────────────────────────────────────────────────────────


def auth_lifespan(
    settings: AuthSettings, clock: Callable[[], float] = time.monotonic
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """The application's lifespan; inside a lifespan of your own: `async with auth_lifespan(settings)(app):`.

    `clock` ages the key cache, in seconds. Tests pass their own.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        client = httpx2.AsyncClient(
            base_url=settings.service_url,
            timeout=None,  # see _get
            # The pool is shared by all readers: a cookie that the service sets for one of them must never be
            # kept and sent along with the next one's request.
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            # A transport of our own keeps HTTP_PROXY out of the way of session cookies. Idle connections end
            # before the service's five seconds: reusing one at the moment it closes would fail a request.
            transport=httpx2.AsyncHTTPTransport(retries=1, limits=httpx2.Limits(keepalive_expiry=2)),
        )
        async with client:
            app.state.auth = Authenticator(settings, client, clock)
            yield

    return lifespan


# Only for the OpenAPI document: FastAPI's own reading of the header takes the first of two.
_documented_scheme = HTTPBearer(auto_error=False, bearerFormat='JWT', description='From GET /api/auth/token')


async def current_reader(
    request: Request,
    response: Response,
    _: Annotated[HTTPAuthorizationCredentials | None, Depends(_documented_scheme)],
) -> Reader:
    """Dependency: the reader who makes this request, or a `Refusal`. What it guards is never cached."""
    auth: Authenticator | None = getattr(request.app.state, 'auth', None)
    if auth is None:
        raise RuntimeError('auth.py is not open: create FastAPI(lifespan=auth_lifespan(load_settings()))')
    response.headers['Cache-Control'] = 'no-store'
    return await auth.identify(request)


CurrentReader = Annotated[Reader, Depends(current_reader)]


def require_role(*roles: str) -> Callable[[Reader], Awaitable[Reader]]:
    """Dependency: the reader, who must have one of these roles, or a `Refusal` with 403.

    Example: `Staff = Annotated[Reader, Depends(require_role('staff'))]`
    """

    async def reader_with_role(reader: CurrentReader) -> Reader:
        if not set(roles) & set(reader.roles):
            raise Refusal('ROLE_MISSING')
        return reader

    return reader_with_role
