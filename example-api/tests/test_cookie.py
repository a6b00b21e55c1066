"""The shared session cookie: looked up at every request and never remembered."""

import pytest

import auth
from api import Api
from service import ADA
from verdicts import assert_unavailable

COOKIE = 'auth.session_token=abc.def%3D'


@pytest.fixture
def api(shared_api: Api) -> Api:
    """With Ada signed in. An API keeps nothing of a session, so one serves all these tests."""
    shared_api.service.sessions[COOKIE] = ADA
    return shared_api


@pytest.mark.parametrize(
    'name', ['auth.session_token', '__Secure-auth.session_token', '__Host-auth.session_token']
)
def test_tells_who_the_reader_is(api: Api, name: str) -> None:
    api.service.sessions[f'{name}=abc'] = ADA
    response = api.client.get('/me', headers={'Cookie': f'{name}=abc'})
    assert response.status_code == 200
    assert response.json() == {name: ADA[name] for name in ('id', 'name', 'email', 'roles')}
    assert response.headers['Cache-Control'] == 'no-store'


def test_the_service_sees_the_session_cookie_and_nothing_else(api: Api) -> None:
    everything = f'auth.hint=eyJ2; {COOKIE}; tracker=1; auth.session_data=x; xauth.session_token=y'
    headers = {'Cookie': everything, 'X-Forwarded-For': '6.6.6.6', 'X-Secret': 'yes', 'User-Agent': 'Reader'}
    assert api.client.get('/me', headers=headers).status_code == 200
    [(path, sent)] = api.service.requests
    # Renewing here would swallow the renewed cookie.
    assert path == '/api/auth/get-session?disableRefresh=true'
    assert sent['cookie'] == COOKIE
    assert 'Reader' not in sent['user-agent']
    assert not {'x-forwarded-for', 'x-secret', 'authorization'} & set(sent)


def test_cookies_of_several_names_are_the_service_s_to_judge(api: Api) -> None:
    both = f'{COOKIE}; __Secure-auth.session_token=xyz'
    api.service.sessions[both] = ADA
    assert api.client.get('/me', headers={'Cookie': f'a=b; {both}'}).status_code == 200


def test_a_revoked_session_is_refused_at_once(api: Api) -> None:
    assert api.client.get('/me', headers={'Cookie': COOKIE}).status_code == 200
    api.service.sessions.clear()
    response = api.client.get('/me', headers={'Cookie': COOKIE})
    assert response.status_code == 401
    assert response.json()['code'] == 'SESSION_ENDED'
    assert response.headers['WWW-Authenticate'] == 'Bearer realm="api"'


@pytest.mark.parametrize('value', ['', 'forged', 'abc.def', 'a b', '"quoted"', 'é', 'x' * 4000])
def test_a_forged_cookie_is_refused(api: Api, value: str) -> None:
    response = api.client.get(
        '/me', headers={b'Cookie': f'auth.session_token={value}'.strip().encode('latin-1')}
    )
    assert response.status_code == 401
    assert response.json()['code'] == 'SESSION_ENDED'


@pytest.mark.parametrize(
    'cookies',
    [
        [f'{COOKIE}; auth.session_token=tossed'],
        [f'{COOKIE};auth.session_token=tossed'],
        [COOKIE, 'auth.session_token=tossed'],
        [f'{COOKIE}; {COOKIE}'],
        [f'auth.session_token; {COOKIE}'],
    ],
)
def test_a_cookie_twice_is_refused_and_not_guessed(api: Api, cookies: list[str]) -> None:
    response = api.client.get('/me', headers=[('Cookie', cookie) for cookie in cookies])
    assert response.status_code == 400
    assert response.json()['code'] == 'CREDENTIALS_AMBIGUOUS'
    assert api.service.lookups == 0


def test_the_service_may_call_cookies_ambiguous_too(api: Api) -> None:
    api.service.broken['/api/auth/get-session'] = (400, b'{}', {})
    assert api.client.get('/me', headers={'Cookie': COOKIE}).status_code == 400


def test_a_cookie_that_the_service_sets_does_not_reach_the_next_reader(api: Api) -> None:
    set_cookie = {'Set-Cookie': 'auth.session_token=of-ada; Path=/'}
    api.service.broken['/api/auth/get-session'] = (200, b'null', set_cookie)
    api.client.get('/me', headers={'Cookie': COOKIE})
    api.client.get('/me', headers={'Cookie': 'auth.session_token=of-grace'})
    api.clock.advance(600)
    api.me(api.token())  # fetches keys
    assert [sent.get('cookie') for _, sent in api.service.requests] == [
        COOKIE,
        'auth.session_token=of-grace',
        None,
    ]


@pytest.mark.parametrize(
    'answer',
    [
        (500, b'{}', {}),
        (503, b'{}', {}),
        (429, b'{}', {}),
        (404, b'{}', {}),
        (302, b'', {'Location': '/signin'}),
        (200, b'<html>', {}),
        (200, b'', {}),
        (200, b'[]', {}),
        (200, b'true', {}),
        (200, b'{"session": {}}', {}),
        (200, b'{"user": null}', {}),
        (200, b'{"user": {"id": "", "name": "", "email": "", "roles": []}}', {}),
        (200, b'{"user": {"id": "u", "name": "N", "email": "e", "roles": "staff"}}', {}),
    ],
)
def test_an_answer_that_is_no_session_is_an_outage(
    api: Api, answer: tuple[int, bytes, dict[str, str]]
) -> None:
    api.service.broken['/api/auth/get-session'] = answer
    assert_unavailable(api.client.get('/me', headers={'Cookie': COOKIE}))
    assert api.service.count('/signin') == 0


@pytest.mark.parametrize('status', [401, 403])
def test_a_service_that_refuses_the_cookie_is_believed(api: Api, status: int) -> None:
    api.service.broken['/api/auth/get-session'] = (status, b'{}', {})
    assert api.client.get('/me', headers={'Cookie': COOKIE}).status_code == 401


def test_an_outage_signs_nobody_out(api: Api) -> None:
    api.service.stop()
    assert_unavailable(api.client.get('/me', headers={'Cookie': COOKIE}))
    api.service.start()
    assert api.client.get('/me', headers={'Cookie': COOKIE}).status_code == 200


def test_a_silent_service_is_given_up(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(auth, 'TIMEOUT_S', 0.05)
    api.service.gate.clear()
    assert_unavailable(api.client.get('/me', headers={'Cookie': COOKIE}))


def test_a_bad_token_is_not_rescued_by_a_good_cookie(api: Api) -> None:
    headers = {'Cookie': COOKIE, 'Authorization': 'Bearer garbage'}
    assert api.client.get('/me', headers=headers).status_code == 401
    assert api.service.lookups == 0


def test_a_good_token_needs_no_look_up(api: Api) -> None:
    headers = {'Cookie': 'auth.session_token=revoked', 'Authorization': f'Bearer {api.token()}'}
    assert api.client.get('/me', headers=headers).status_code == 200
    assert api.service.lookups == 0


def test_session_cookies_do_not_travel_through_a_proxy(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ('HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'):
        monkeypatch.setenv(name, 'http://127.0.0.1:9')
    with Api(api.service) as proxied:
        assert proxied.client.get('/me', headers={'Cookie': COOKIE}).status_code == 200
