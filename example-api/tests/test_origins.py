"""Which pages may call the API with a reader's credentials, and what they may see of the answer."""

import httpx2
import pytest

import main
from api import DOCS, Api
from service import ADA

COOKIE = 'auth.session_token=abc'
QUESTION = {'topic': 'sessions'}


@pytest.fixture
def api(shared_api: Api) -> Api:
    shared_api.service.sessions[COOKIE] = ADA
    return shared_api


def test_a_listed_page_may_act_for_the_reader(api: Api) -> None:
    response = api.client.post('/personalise', json=QUESTION, headers={'Cookie': COOKIE, 'Origin': DOCS})
    assert response.status_code == 200
    assert response.json()['greeting'].startswith('Ada,')


@pytest.mark.parametrize(
    'origins',
    [
        [],
        ['null'],
        ['https://evil.example'],
        ['https://other.example.test'],
        [f'{DOCS}.evil.example'],
        [f'{DOCS}:8443'],
        [f'{DOCS}/'],
        [DOCS.replace('https', 'http')],
        [DOCS.upper()],
        ['*'],
        [DOCS, DOCS],
        [DOCS, 'https://evil.example'],
    ],
)
def test_no_other_page_may_act_for_the_reader(api: Api, origins: list[str]) -> None:
    headers = [('Cookie', COOKIE), *(('Origin', origin) for origin in origins)]
    response = api.client.post('/personalise', json=QUESTION, headers=headers)
    assert response.status_code == 403
    assert response.json()['code'] == 'ORIGIN_NOT_ALLOWED'
    assert api.service.lookups == 0


def test_a_token_needs_no_origin(api: Api) -> None:
    headers = {'Authorization': f'Bearer {api.token()}'}
    assert api.client.post('/personalise', json=QUESTION, headers=headers).status_code == 200


def preflight(api: Api, origin: str, **headers: str) -> httpx2.Response:
    wanted = {'Origin': origin, 'Access-Control-Request-Method': 'POST', **headers}
    return api.client.options('/personalise', headers=wanted)


def test_a_listed_origin_may_call_with_credentials(api: Api) -> None:
    response = preflight(api, DOCS, **{'Access-Control-Request-Headers': 'authorization,content-type'})
    assert response.status_code == 200
    assert response.headers['Access-Control-Allow-Origin'] == DOCS
    assert response.headers['Access-Control-Allow-Credentials'] == 'true'
    assert 'Origin' in response.headers['Vary'].split(', ')


@pytest.mark.parametrize(
    'origin', ['https://evil.example', 'null', f'{DOCS}.evil.example', f'{DOCS}:444', DOCS.upper()]
)
def test_a_foreign_origin_may_not(api: Api, origin: str) -> None:
    assert preflight(api, origin).status_code == 400
    bearer = {'Authorization': f'Bearer {api.token()}'}
    for response in (
        preflight(api, origin),
        api.client.get('/me', headers={**bearer, 'Origin': origin}),
    ):
        assert 'Access-Control-Allow-Origin' not in response.headers
        assert 'Origin' in response.headers['Vary'].split(', ')


def test_unlisted_methods_and_headers_are_refused(api: Api) -> None:
    assert preflight(api, DOCS, **{'Access-Control-Request-Method': 'DELETE'}).status_code == 400
    assert preflight(api, DOCS, **{'Access-Control-Request-Headers': 'x-anything'}).status_code == 400


def test_pages_can_read_every_error(
    api: Api, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    headers = {'Cookie': COOKIE, 'Origin': DOCS}
    monkeypatch.setattr(main, 'advise', lambda *_: 1 / 0)
    with Api(api.service) as buggy:
        bug = buggy.client.post('/personalise', json=QUESTION, headers=headers)
    assert bug.status_code == 500
    assert bug.json() == {'code': 'INTERNAL_ERROR', 'message': 'Something broke here. It has been logged.'}
    assert 'ZeroDivisionError' in caplog.text  # written after the answer; by now the server has ended
    refused = api.client.get('/me', headers={'Origin': DOCS})
    assert refused.status_code == 401
    api.service.stop()
    away = api.client.get('/me', headers=headers)
    api.service.start()
    assert away.status_code == 503
    for response in (bug, refused, away):
        assert response.headers['Access-Control-Allow-Origin'] == DOCS
        assert response.headers['Access-Control-Expose-Headers'] == 'Retry-After, WWW-Authenticate'
