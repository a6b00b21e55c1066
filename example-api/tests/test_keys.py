"""Where keys come from, and when they are asked for again."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi import FastAPI

import auth
from api import Api, settings_for
from service import AuthService
from tokens import Signer, claims


def test_keys_are_fetched_once_in_ten_minutes(api: Api) -> None:
    for _ in range(5):
        assert api.me(api.token()).status_code == 200
    assert api.service.key_fetches == 1
    api.clock.advance(599)
    assert api.me(api.token()).status_code == 200
    assert api.service.key_fetches == 1
    api.clock.advance(1)
    assert api.me(api.token()).status_code == 200
    assert api.service.key_fetches == 2


def test_a_crowd_causes_one_fetch(api: Api) -> None:
    api.service.gate.clear()
    with ThreadPoolExecutor(20) as crowd:
        answers = [crowd.submit(api.me, api.token()) for _ in range(20)]
        assert api.service.arrived.wait(20)
        api.service.gate.set()
        assert [answer.result().status_code for answer in answers] == [200] * 20
    assert api.service.key_fetches == 1


def test_a_waiting_fetch_leaves_the_rest_of_the_api_alone(api: Api) -> None:
    api.service.gate.clear()
    with ThreadPoolExecutor(1) as other:
        waiting = other.submit(api.me, api.token())
        assert api.service.arrived.wait(20)
        assert api.client.get('/health').status_code == 200
        assert not waiting.done()
        api.service.gate.set()
        assert waiting.result().status_code == 200


def test_a_reader_who_hangs_up_does_not_cancel_the_fetch_of_others(service: AuthService) -> None:
    async def scenario() -> auth.Reader:
        app = FastAPI()
        async with auth.auth_lifespan(settings_for(service))(app):
            verify = app.state.auth.verify_token
            service.gate.clear()
            first = asyncio.create_task(verify(service.signer.token()))
            assert await asyncio.to_thread(service.arrived.wait, 20)
            second = asyncio.create_task(verify(service.signer.token()))
            await asyncio.sleep(0)  # one turn of the loop: the second now waits for the same fetch
            first.cancel()
            with pytest.raises(asyncio.CancelledError):
                await first
            service.gate.set()
            reader: auth.Reader = await second
            return reader

    assert asyncio.run(scenario()).id == 'user-ada'
    assert service.key_fetches == 1


def test_a_new_key_works_at_once_and_a_withdrawn_one_no_longer(api: Api) -> None:
    old = api.token()
    assert api.me(old).status_code == 200
    rotated = Signer('key-2')
    api.service.jwks = {'keys': [rotated.jwk()]}
    assert api.me(rotated.token()).status_code == 200
    assert api.service.key_fetches == 2
    response = api.me(old)
    assert response.status_code == 401
    assert response.json()['code'] == 'TOKEN_INVALID'


def test_during_a_rotation_both_keys_work(api: Api) -> None:
    rotated = Signer('key-2')
    api.service.jwks['keys'].append(rotated.jwk())
    assert api.me(api.token()).status_code == api.me(rotated.token()).status_code == 200
    assert api.service.key_fetches == 1


def test_made_up_key_ids_cause_one_fetch_a_minute(api: Api) -> None:
    api.me(api.token())
    for number in range(10):
        response = api.me(Signer(f'made-up-{number}').token())
        assert response.status_code == 401
        assert response.json()['code'] == 'TOKEN_INVALID'
    assert api.service.key_fetches == 2
    api.clock.advance(59)
    assert api.me(Signer('made-up').token()).status_code == 401
    assert api.service.key_fetches == 2
    api.clock.advance(1)
    assert api.me(Signer('made-up').token()).status_code == 401
    assert api.service.key_fetches == 3


def test_a_rotation_behind_made_up_key_ids_is_seen_within_a_minute(api: Api) -> None:
    api.me(api.token())
    api.me(Signer('made-up').token())
    rotated = Signer('key-2')
    api.service.jwks = {'keys': [rotated.jwk()]}
    assert api.me(rotated.token()).status_code == 401
    api.clock.advance(60)
    assert api.me(rotated.token()).status_code == 200


def test_readers_with_a_new_key_wait_for_one_fetch_together(api: Api) -> None:
    api.me(api.token())
    rotated = Signer('key-2')
    api.service.jwks['keys'].append(rotated.jwk())
    api.service.arrived.clear()
    api.service.gate.clear()
    with ThreadPoolExecutor(10) as crowd:
        answers = [crowd.submit(api.me, rotated.token()) for _ in range(10)]
        assert api.service.arrived.wait(20)
        api.service.gate.set()
        assert [answer.result().status_code for answer in answers] == [200] * 10
    assert api.service.key_fetches == 2


def test_a_token_that_cannot_be_ours_costs_no_fetch(api: Api) -> None:
    signer = api.service.signer
    assert api.me(signer.sign(signer.header(alg='none'), claims())).status_code == 401
    assert api.me('garbage').status_code == 401
    assert api.service.key_fetches == 0


def test_an_empty_key_set_withdraws_every_key(api: Api) -> None:
    assert api.me(api.token()).status_code == 200
    api.service.jwks = {'keys': []}
    api.clock.advance(600)
    assert api.me(api.token()).status_code == 401
