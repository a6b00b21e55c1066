"""What a token may say, and for how long. Each forgery gets the very same answer: it teaches nothing."""

import time
from collections.abc import Callable
from typing import Any

import pytest

from api import Api
from tokens import MISSING, Signer
from verdicts import assert_invalid


def now() -> int:
    return int(time.time())


def test_a_good_token_tells_who_the_reader_is(shared_api: Api) -> None:
    response = shared_api.me(shared_api.token())
    assert response.status_code == 200
    assert response.json() == {
        'id': 'user-ada',
        'name': 'Ada Lovelace',
        'email': 'ada@example.com',
        'roles': ['staff'],
    }
    assert response.headers['Cache-Control'] == 'no-store'


ACCEPTED: dict[str, Callable[[], dict[str, Any]]] = {
    'expired within the leeway': lambda: {'iat': now() - 300, 'exp': now() - 20},
    'issued by a clock slightly ahead': lambda: {'iat': now() + 20, 'exp': now() + 300},
    'not before, slightly ahead': lambda: {'nbf': now() + 20},
    'the longest life there may be': lambda: {'iat': now(), 'exp': now() + 900},
    'for several audiences, us among them': lambda: {'aud': ['other', 'api']},
    'without roles': lambda: {'roles': MISSING},
}


@pytest.mark.parametrize('name', ACCEPTED)
def test_accepts(shared_api: Api, name: str) -> None:
    assert shared_api.me(shared_api.service.signer.token(**ACCEPTED[name]())).status_code == 200


REFUSED_CLAIMS: dict[str, Callable[[], dict[str, Any]]] = {
    'another issuer': lambda: {'iss': 'https://evil.example'},
    'an issuer with our address as prefix': lambda: {'iss': 'https://auth.example.test.evil.example'},
    'an issuer with a slash': lambda: {'iss': 'https://auth.example.test/'},
    'a list of issuers': lambda: {'iss': ['https://auth.example.test']},
    'another audience': lambda: {'aud': 'other'},
    'an audience with ours as prefix': lambda: {'aud': 'api2'},
    'other audiences': lambda: {'aud': ['other', 'more']},
    'no audiences': lambda: {'aud': []},
    'the audience of the service itself': lambda: {'aud': 'https://auth.example.test'},
    'issued in the future': lambda: {'iat': now() + 120, 'exp': now() + 300},
    'not valid before the future': lambda: {'nbf': now() + 120},
    'a second too long a life': lambda: {'iat': now(), 'exp': now() + 901},
    'a year of life': lambda: {'exp': now() + 31_536_000},
    'a life that ended before it began': lambda: {'iat': now(), 'exp': now() - 10},
    'an empty subject': lambda: {'sub': ''},
    'a blank subject': lambda: {'sub': ' \t'},
    'a numeric subject': lambda: {'sub': 1},
    'an expiry in words': lambda: {'exp': str(now() + 300)},
    'an issue time in words': lambda: {'iat': str(now())},
    'an expiry that is no number': lambda: {'exp': float('nan')},
    'an infinite expiry': lambda: {'exp': float('inf')},
    'an astronomic expiry': lambda: {'exp': 10**400},
    'roles in one string': lambda: {'roles': 'staff'},
    'roles that are no strings': lambda: {'roles': [1]},
    'a name that is no string': lambda: {'name': {'$ne': ''}},
}


@pytest.mark.parametrize('name', REFUSED_CLAIMS)
def test_refuses_claims(shared_api: Api, name: str) -> None:
    assert_invalid(shared_api, shared_api.service.signer.token(**REFUSED_CLAIMS[name]()))


@pytest.mark.parametrize('value', [MISSING, None])
@pytest.mark.parametrize('name', ['iss', 'aud', 'exp', 'iat', 'sub'])
def test_refuses_a_token_without_a_required_claim(shared_api: Api, name: str, value: object) -> None:
    assert_invalid(shared_api, shared_api.service.signer.token(**{name: value}))


def test_tells_an_expired_token_apart_because_a_client_can_renew_it(shared_api: Api) -> None:
    response = shared_api.me(shared_api.service.signer.token(iat=now() - 400, exp=now() - 100))
    assert response.status_code == 401
    assert response.json()['code'] == 'TOKEN_EXPIRED'
    assert 'error="invalid_token", error_description="expired"' in response.headers['WWW-Authenticate']


def test_a_forged_expired_token_is_forged_first(shared_api: Api) -> None:
    impostor = Signer(shared_api.service.signer.kid)
    assert_invalid(shared_api, impostor.token(iat=now() - 400, exp=now() - 100))
