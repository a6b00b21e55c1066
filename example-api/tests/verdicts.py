"""The two answers that many tests expect, whole."""

import httpx2

from api import Api


def assert_invalid(api: Api, token: str) -> None:
    response = api.client.get('/me', headers={b'Authorization': f'Bearer {token}'.strip().encode('latin-1')})
    assert response.status_code == 401, token
    assert response.json() == {
        'code': 'TOKEN_INVALID',
        'message': 'The token is not valid here. Ask the sign-in service for a new one.',
    }
    challenge = 'Bearer realm="api", error="invalid_token", error_description="invalid"'
    assert response.headers['WWW-Authenticate'] == challenge
    assert response.headers['Cache-Control'] == 'no-store'


def assert_unavailable(response: httpx2.Response) -> None:
    assert response.status_code == 503
    assert response.json()['code'] == 'AUTH_UNAVAILABLE'
    assert int(response.headers['Retry-After']) > 0
    assert 'WWW-Authenticate' not in response.headers
    assert 'Set-Cookie' not in response.headers
