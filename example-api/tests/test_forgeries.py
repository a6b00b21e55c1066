"""Tokens, forged in every way we know. Each forgery gets the very same answer: it teaches nothing."""

import json
from typing import Any

import pytest

from api import Api
from tokens import MISSING, EcSigner, Ed448Signer, Signer, b64, claims, hmac_token, part
from verdicts import assert_invalid


@pytest.mark.parametrize('alg', ['none', 'None', 'NONE', '', None, MISSING])
@pytest.mark.parametrize('signature', ['', 'AAAA'])
def test_refuses_unsigned(shared_api: Api, alg: object, signature: str) -> None:
    header = shared_api.service.signer.header(alg=alg)
    assert_invalid(shared_api, f'{part(header)}.{part(claims())}.{signature}')


def test_refuses_a_good_signature_under_another_algorithm(shared_api: Api) -> None:
    signer = shared_api.service.signer
    for alg in ('none', 'HS256', 'ES256', 'RS256', 'eddsa', 'Ed448', ['EdDSA']):
        assert_invalid(shared_api, signer.sign(signer.header(alg=alg), claims()))


def test_refuses_the_public_key_as_a_shared_secret(shared_api: Api) -> None:
    signer = shared_api.service.signer
    jwk = signer.jwk()
    secrets = [signer.public_bytes, signer.public_pem(), jwk['x'].encode(), json.dumps(jwk).encode(), b'']
    for secret in secrets:
        assert_invalid(shared_api, hmac_token(secret, signer.kid))


def test_refuses_another_key_under_a_known_id(shared_api: Api) -> None:
    assert_invalid(shared_api, Signer(shared_api.service.signer.kid).token())


def test_refuses_a_key_that_the_token_brings_along(shared_api: Api) -> None:
    impostor = Signer(shared_api.service.signer.kid)
    keys: list[dict[str, Any]] = [
        {'jwk': impostor.jwk()},
        {'jku': f'{shared_api.service.url}/evil'},
        {'x5u': f'{shared_api.service.url}/evil'},
    ]
    for key in keys:
        assert_invalid(shared_api, impostor.sign(impostor.header(**key), claims()))
    assert shared_api.service.count('/evil') == 0


def test_refuses_published_keys_of_another_kind(api: Api) -> None:
    elliptic, other_curve = EcSigner('ec-1'), Ed448Signer('ed448-1')
    encryption = Signer('enc-1')
    api.service.jwks['keys'] += [
        elliptic.jwk(),
        other_curve.jwk(),
        {**encryption.jwk(), 'use': 'enc'},
        {'kty': 'OKP', 'crv': 'Ed25519', 'kid': 'broken', 'x': '!'},
        'no key at all',
    ]
    for token in (elliptic.token('ES256'), elliptic.token('EdDSA'), other_curve.token(), encryption.token()):
        assert_invalid(api, token)
    assert api.me(api.token()).status_code == 200


@pytest.mark.parametrize('kid', [MISSING, '', None, 7, ['key-1'], {'kid': 'key-1'}, '../key-1'])
def test_refuses_strange_key_ids(shared_api: Api, kid: object) -> None:
    signer = shared_api.service.signer
    assert_invalid(shared_api, signer.sign(signer.header(kid=kid), claims()))


def test_refuses_header_extensions_it_does_not_know(shared_api: Api) -> None:
    signer = shared_api.service.signer
    extensions: list[dict[str, Any]] = [
        {'crit': ['exp']},
        {'crit': []},
        {'b64': False},
        {'b64': False, 'crit': ['b64']},
    ]
    for extra in extensions:
        assert_invalid(shared_api, signer.sign(signer.header(**extra), claims()))


def test_refuses_tampering(shared_api: Api) -> None:
    header, payload, signature = shared_api.token().split('.')
    flipped = ('B' if signature[10] == 'A' else 'A').join([signature[:10], signature[11:]])
    for token in (
        f'{header}.{part(claims(roles=["staff", "admin"]))}.{signature}',
        f'{part({"alg": "EdDSA", "kid": "key-1", "typ": "JWT"})}.{payload}.{signature}',
        f'{header}.{payload}.{flipped}',
        f'{header}.{payload}.{signature[:-2]}',
        f'{header}.{payload}.{signature}AA',
        f'{header}.{payload}.{signature}=',
        f'{header}.{payload}.',
        f'{header}.{payload}',
        f'{header}..{signature}',
        f'{header}.{payload}.{signature}.{signature}',
    ):
        assert_invalid(shared_api, token)


def test_refuses_garbage(shared_api: Api) -> None:
    signer = shared_api.service.signer
    for token in (
        '',
        '.',
        '..',
        'undefined',
        'null',
        '{}',
        'a.b.c',
        f'{b64(b"[]")}.{part(claims())}.AAAA',
        f'{b64(b"{")}.{part(claims())}.AAAA',
        f'{b64(b"[" * 2500)}.e30.AAAA',  # deep enough to exhaust a parser's recursion
        'é.é.é'.encode().decode('latin-1'),
        signer.sign(signer.header(), ['not', 'an', 'object']),
        signer.sign(signer.header(), 'a string'),
        signer.token(padding='x' * 5000),
        f'{shared_api.token()}, Bearer {shared_api.token()}',
    ):
        assert_invalid(shared_api, token)


def test_refuses_two_authorization_headers_even_if_both_are_good(shared_api: Api) -> None:
    token = f'Bearer {shared_api.token()}'
    for first, second in ((token, token), (token, 'Bearer x'), ('Bearer x', token), ('Basic eDp5', token)):
        response = shared_api.client.get('/me', headers=[('Authorization', first), ('Authorization', second)])
        assert response.status_code == 400
        assert response.json()['code'] == 'CREDENTIALS_AMBIGUOUS'
        assert 'error="invalid_request"' in response.headers['WWW-Authenticate']


@pytest.mark.parametrize('authorization', [None, '', 'Basic eDp5', 'garbage', 'BearerX abc'])
def test_without_a_token_the_challenge_names_no_error(shared_api: Api, authorization: str | None) -> None:
    headers = {} if authorization is None else {'Authorization': authorization}
    response = shared_api.client.get(f'/me?access_token={shared_api.token()}', headers=headers)
    assert response.status_code == 401
    assert response.json()['code'] == 'SIGN_IN_REQUIRED'
    assert response.headers['WWW-Authenticate'] == 'Bearer realm="api"'


@pytest.mark.parametrize('scheme', ['bearer', 'BEARER', 'Bearer '])
def test_the_scheme_is_read_as_http_says(shared_api: Api, scheme: str) -> None:
    headers = {'Authorization': f'{scheme} {shared_api.token()}'}
    assert shared_api.client.get('/me', headers=headers).status_code == 200
