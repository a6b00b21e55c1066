"""The service is away or talks nonsense: known keys go on, and nobody is told that they are signed out."""

import logging

import pytest

import auth
from api import Api
from service import AuthService
from tokens import Signer
from verdicts import assert_unavailable


def test_without_any_key_an_outage_is_503_until_the_service_is_back(api: Api) -> None:
    api.service.stop()
    assert_unavailable(api.me(api.token()))
    assert_unavailable(api.me(Signer('made-up').token()))
    api.service.start()
    assert_unavailable(api.me(api.token()))  # within the pause nobody asks again
    assert api.service.key_fetches == 0
    api.clock.advance(2)
    assert api.me(api.token()).status_code == 200


def test_known_keys_outlast_an_outage_for_an_hour(api: Api) -> None:
    token = api.token()
    assert api.me(token).status_code == 200
    api.service.stop()
    api.clock.advance(600)
    assert api.me(token).status_code == 200
    api.clock.advance(2_999)
    assert api.me(token).status_code == 200
    assert api.me(Signer(api.service.signer.kid).token()).status_code == 401
    api.clock.advance(1)
    assert_unavailable(api.me(token))
    api.service.start()
    api.clock.advance(2)
    assert api.me(token).status_code == 200


def test_an_unknown_key_during_an_outage_is_503_because_nobody_can_tell(api: Api) -> None:
    assert api.me(api.token()).status_code == 200
    api.service.stop()
    rotated = Signer('key-2')
    assert_unavailable(api.me(rotated.token()))
    assert_unavailable(api.me(rotated.token()))  # throttled, and still no verdict on the reader
    api.service.jwks['keys'].append(rotated.jwk())
    api.service.start()
    api.clock.advance(60)
    assert api.me(rotated.token()).status_code == 200


def test_in_an_outage_readers_do_not_wait_for_the_next_attempt(
    service: AuthService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(auth, 'TIMEOUT_S', 3600)  # whoever waits for this service waits until the test fails
    with Api(service) as api:
        token = api.token()
        api.me(token)
        service.stop()
        api.clock.advance(600)
        assert api.me(token).status_code == 200
        service.start()
        service.arrived.clear()
        service.gate.clear()
        api.clock.advance(2)
        assert api.me(token).status_code == 200
        assert service.arrived.wait(20), 'the attempt was made all the same'


@pytest.mark.parametrize(
    'answer',
    [
        (500, b'{"keys": []}', {}),
        (404, b'not found', {}),
        (302, b'', {'Location': '/elsewhere'}),
        (200, b'<html>a proxy says hello</html>', {}),
        (200, b'[]', {}),
        (200, b'{"keys": "none"}', {}),
        (200, b'\xff', {}),
    ],
)
def test_an_answer_that_is_no_key_set_is_an_outage(
    api: Api, answer: tuple[int, bytes, dict[str, str]]
) -> None:
    api.service.broken['/api/auth/jwks'] = answer
    assert_unavailable(api.me(api.token()))
    assert api.service.count('/elsewhere') == 0
    api.service.broken.clear()
    api.clock.advance(2)
    assert api.me(api.token()).status_code == 200


def test_a_silent_service_is_given_up(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(auth, 'TIMEOUT_S', 0.05)
    api.service.gate.clear()
    assert_unavailable(api.me(api.token()))


def test_an_outage_is_logged_without_the_token(api: Api, caplog: pytest.LogCaptureFixture) -> None:
    api.service.stop()
    token = api.token()
    with caplog.at_level(logging.DEBUG):
        api.me(token)
    assert any(
        record.name == 'auth' and 'keys could not be fetched' in record.message for record in caplog.records
    )
    assert token.split('.')[2] not in caplog.text
