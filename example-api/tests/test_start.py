"""Starting: every mistake in the environment at once, and one file that works in somebody else's project."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest

from api import Api
from auth import AuthSettings, SettingsError, load_settings
from service import AuthService

ROOT = Path(__file__).parent.parent

# What a backend developer writes after copying the file, and nothing more.
THEIR_APP = """
from typing import Annotated
from fastapi import Depends, FastAPI
from auth import CurrentReader, Reader, auth_lifespan, load_settings, require_role

app = FastAPI(lifespan=auth_lifespan(load_settings()))

@app.get('/mine')
async def mine(reader: CurrentReader) -> dict[str, str]:
    return {'hello': reader.name}

@app.get('/partners')
async def partners(reader: Annotated[Reader, Depends(require_role('partner', 'owner'))]) -> None:
    pass
"""


def environment(**variables: str) -> dict[str, str]:
    ours = {'AUTH_URL', 'AUTH_INTERNAL_URL', 'AUTH_API_AUDIENCE', 'DOCS_ORIGINS'}
    return {name: value for name, value in os.environ.items() if name not in ours} | variables


def test_an_unusable_environment_ends_the_start_and_names_every_mistake() -> None:
    wrong = {
        'AUTH_URL': 'http://auth.example.com',
        'AUTH_INTERNAL_URL': 'http://admin:hunter2@auth:3001',
        'AUTH_API_AUDIENCE': ' ',
        'DOCS_ORIGINS': 'https://docs.example.com, *, https://Docs.example.com/intro',
    }
    command = [sys.executable, '-m', 'uvicorn', 'main:app', '--port', '0']
    ended = subprocess.run(  # noqa: S603
        command, cwd=ROOT, env=environment(**wrong), capture_output=True, text=True, timeout=60, check=False
    )
    assert ended.returncode != 0
    assert ended.stderr.splitlines() == [
        'The environment of this API is not usable:',
        '  AUTH_URL must use https; http is for this machine only. Write https://auth.example.com.',
        '  AUTH_INTERNAL_URL must be an origin and nothing more. Write http://auth:3001.',
        '  AUTH_API_AUDIENCE is empty. Give it a value or remove the variable.',
        '  DOCS_ORIGINS, entry 2 is not an origin. Write scheme and host, for example https://auth.example.com.',
        '  DOCS_ORIGINS, entry 3 must be an origin and nothing more. Write https://docs.example.com.',
    ]
    assert 'hunter2' not in ended.stderr + ended.stdout


def test_without_an_environment_it_is_the_pair_on_this_machine() -> None:
    settings = load_settings({})
    assert settings.auth_url == settings.service_url == 'http://localhost:3001'
    assert settings.audience == 'api'
    assert settings.docs_origins == ('http://localhost:3000',)


def test_reads_what_the_environment_says() -> None:
    settings = load_settings(
        {
            'AUTH_URL': ' https://auth.example.com ',
            'AUTH_INTERNAL_URL': 'http://auth:3001',
            'AUTH_API_AUDIENCE': 'docs-api',
            'DOCS_ORIGINS': 'https://docs.example.com, https://[::1]:8443,http://127.0.0.1:3000,',
        }
    )
    assert settings.auth_url == 'https://auth.example.com'
    assert settings.service_url == 'http://auth:3001'
    assert settings.audience == 'docs-api'
    assert settings.docs_origins == (
        'https://docs.example.com',
        'https://[::1]:8443',
        'http://127.0.0.1:3000',
    )


def test_no_origin_at_all_is_a_wish_that_can_be_said() -> None:
    assert load_settings({'DOCS_ORIGINS': ''}).docs_origins == ()


@pytest.mark.parametrize(
    'origin',
    [
        '',
        'docs.example.com',
        '//docs.example.com',
        'ftp://docs.example.com',
        'javascript:alert(1)',
        'null',
        'https://',
        'https://*.example.com',
        'https://docs.example.com/',
        'https://docs.example.com/docs',
        'https://docs.example.com?',
        'https://docs.example.com#a',
        'https://docs.example.com:443',
        'https://docs.example.com:',
        'https://docs.example.com:port',
        'https://docs.example.com:99999',
        'https://DOCS.example.com',
        'HTTPS://docs.example.com',
        'https://user@docs.example.com',
        'https://dócs.example.com',
        'https://docs.example.com\\.evil.example',
        'https://docs.exa\tmple.com',
        'https://[::1',
        'http://docs.example.com',
        'http://localhost.evil.example',
    ],
)
def test_refuses_what_is_no_safe_origin(origin: str) -> None:
    for variable in ('AUTH_URL', 'DOCS_ORIGINS'):
        if variable == 'DOCS_ORIGINS' and not origin:
            continue
        with pytest.raises(SettingsError, match=f'^The environment of this API is not usable:\n  {variable}'):
            load_settings({variable: origin})


@pytest.mark.parametrize(('auth_url', 'status'), [('http://localhost:3001', 200), ('https://auth.test', 404)])
def test_the_interactive_docs_are_for_this_machine_only(
    service: AuthService, monkeypatch: pytest.MonkeyPatch, auth_url: str, status: int
) -> None:
    settings = load_settings({'AUTH_URL': auth_url, 'AUTH_INTERNAL_URL': service.url})
    monkeypatch.setattr('api.settings_for', lambda _: settings)
    with Api(service) as api:
        assert api.client.get('/docs').status_code == status
        schemes = api.client.get('/openapi.json').json()['components']['securitySchemes']
        assert schemes['HTTPBearer']['bearerFormat'] == 'JWT'


def test_settings_cannot_change_after_the_start() -> None:
    settings: AuthSettings = load_settings({})
    with pytest.raises(ValueError, match='frozen'):
        settings.audience = 'other'  # type: ignore[misc]


def test_auth_py_works_alone_in_another_project(service: AuthService, tmp_path: Path) -> None:
    shutil.copy(ROOT / 'auth.py', tmp_path)
    (tmp_path / 'app.py').write_text(THEIR_APP)
    listening = socket.create_server(('127.0.0.1', 0))
    fd = str(listening.fileno())
    command = [sys.executable, '-m', 'uvicorn', 'app:app', '--fd', fd, '--log-level', 'error']
    server = subprocess.Popen(  # noqa: S603
        command,
        cwd=tmp_path,
        env=environment(AUTH_URL='https://auth.example.test', AUTH_INTERNAL_URL=service.url),
        pass_fds=[listening.fileno()],
    )
    try:
        url = f'http://127.0.0.1:{listening.getsockname()[1]}'
        with httpx2.Client(base_url=url, timeout=30, trust_env=False) as client:
            bearer = {'Authorization': f'Bearer {service.signer.token()}'}
            assert client.get('/mine', headers=bearer).json() == {'hello': 'Ada Lovelace'}
            refused = client.get('/mine')
            assert refused.status_code == 401
            assert refused.headers['WWW-Authenticate'] == 'Bearer realm="api"'
            assert refused.json()['detail']['code'] == 'SIGN_IN_REQUIRED'
            assert client.get('/partners', headers=bearer).status_code == 403
    finally:
        server.terminate()
        server.wait(20)
        listening.close()


def test_a_forgotten_lifespan_is_told_and_not_a_way_in(tmp_path: Path) -> None:
    forgetful = THEIR_APP.replace('lifespan=auth_lifespan(load_settings())', '')
    shutil.copy(ROOT / 'auth.py', tmp_path)
    (tmp_path / 'app.py').write_text(forgetful)
    script = """
import asyncio, app
from httpx2 import ASGITransport, AsyncClient
async def main():
    async with AsyncClient(transport=ASGITransport(app.app), base_url='http://api') as client:
        await client.get('/mine')
asyncio.run(main())
"""
    ended = subprocess.run(  # noqa: S603
        [sys.executable, '-c', script], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )
    assert ended.returncode == 1
    assert 'create FastAPI(lifespan=auth_lifespan(load_settings()))' in ended.stderr
