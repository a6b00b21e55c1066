"""What the routes answer and whom they let in."""

from typing import Any

import httpx2
import pytest

from api import DOCS, Api
from service import ADA


def ask(api: Api, question: Any, **claims: Any) -> httpx2.Response:
    headers = {'Authorization': f'Bearer {api.service.signer.token(**claims)}', 'Origin': DOCS}
    return api.client.post('/personalise', json=question, headers=headers)


def test_public_routes_need_nobody_and_no_service(shared_api: Api) -> None:
    assert shared_api.client.get('/health').json() == {'status': 'ok'}
    lessons = shared_api.client.get('/lessons').json()
    assert {'id': 'protect-a-page', 'title': 'Protect a page'}.items() <= lessons[2].items()
    assert shared_api.service.requests == []


def test_advice_is_for_this_reader_and_this_level(shared_api: Api) -> None:
    beginner = ask(shared_api, {'topic': 'Protecting a page', 'level': 'beginner'}).json()
    assert beginner['greeting'] == 'Ada, here is your way through “Protect a page”: about 10 minutes.'
    assert beginner['lesson'] == 'protect-a-page'
    assert beginner['level'] == 'beginner'
    assert len(beginner['steps']) == 4
    assert [review['in_days'] for review in beginner['reviews']] == [1, 3, 7]
    advanced = ask(
        shared_api, {'topic': 'Protecting a page', 'level': 'advanced'}, name='Grace Hopper'
    ).json()
    assert advanced['greeting'].startswith('Grace,')
    assert not set(advanced['steps'][:3]) & set(beginner['steps'])


def test_the_same_question_gets_the_same_answer(shared_api: Api) -> None:
    question = {'topic': 'cookies', 'goal': 'one sign-in for everything'}
    assert ask(shared_api, question).json() == ask(shared_api, question).json()


@pytest.mark.parametrize(
    ('topic', 'lesson'),
    [
        ('fastapi', 'fastapi'),
        ('Know the reader in FastAPI', 'fastapi'),
        ('verifying tokens in python', 'fastapi'),
        ('Shared cookies on subdomains', 'one-session'),
        ('installing the plugin', 'add-to-your-site'),
        ('STAFF ROLES', 'protect-a-page'),
        ('sourdough', None),
        ('the', None),
    ],
)
def test_a_topic_is_recognised_in_plain_words(shared_api: Api, topic: str, lesson: str | None) -> None:
    assert ask(shared_api, {'topic': topic}).json()['lesson'] == lesson


def test_an_unknown_topic_still_gets_a_method(shared_api: Api) -> None:
    advice = ask(shared_api, {'topic': 'sourdough', 'level': 'advanced'}).json()
    assert '“sourdough”' in advice['greeting']
    assert any('Protect a page' in step for step in advice['steps'])


def test_a_goal_chooses_the_exercise_and_closes_the_plan(shared_api: Api) -> None:
    topic = {'topic': 'protect-a-page'}
    without = ask(shared_api, topic).json()['steps']
    steps = ask(shared_api, {**topic, 'goal': 'hide our whole internal folder'}).json()['steps']
    assert 'whole folder' in steps[1]
    assert 'whole folder' not in without[1]
    assert steps[-1].endswith('for your goal: hide our whole internal folder')


def test_a_reader_without_a_name_is_greeted_too(shared_api: Api) -> None:
    assert ask(shared_api, {'topic': 'fastapi'}, name='').json()['greeting'].startswith('Dear reader,')


@pytest.mark.parametrize(
    ('question', 'field'),
    [
        ({}, 'topic'),
        ({'topic': ''}, 'topic'),
        ({'topic': '   '}, 'topic'),
        ({'topic': 'x' * 121}, 'topic'),
        ({'topic': 7}, 'topic'),
        ({'topic': 'x', 'level': 'expert'}, 'level'),
        ({'topic': 'x', 'goal': 'x' * 201}, 'goal'),
        ({'topic': 'x', 'gaol': 'typo'}, 'gaol'),
        ([], 'body'),
        (None, 'body'),
    ],
)
def test_a_wrong_question_is_told_which_field(shared_api: Api, question: Any, field: str) -> None:
    response = ask(shared_api, question)
    assert response.status_code == 422
    assert set(response.json()) == {'code', 'message'}
    assert response.json()['code'] == 'INPUT_INVALID'
    assert response.json()['message'].startswith(f'{field}: ')


def test_a_body_in_a_form_a_foreign_page_could_send_is_refused(shared_api: Api) -> None:
    headers = {'Authorization': f'Bearer {shared_api.token()}', 'Content-Type': 'text/plain'}
    response = shared_api.client.post('/personalise', content='{"topic": "x"}', headers=headers)
    assert response.status_code == 422


@pytest.mark.parametrize('chunked', [False, True])
def test_a_huge_body_is_refused_before_it_is_read(shared_api: Api, chunked: bool) -> None:
    headers = {'Content-Type': 'application/json', 'Origin': DOCS}
    body: Any = iter([b'x' * 8_192] * 4) if chunked else b'x' * 16_385
    response = shared_api.client.post('/personalise', content=body, headers=headers)
    assert response.status_code == 413
    assert response.json()['code'] == 'BODY_TOO_LARGE'
    assert response.headers['Access-Control-Allow-Origin'] == DOCS


@pytest.mark.parametrize(
    ('method', 'path', 'status', 'code'),
    [('GET', '/nothing', 404, 'NOT_FOUND'), ('DELETE', '/me', 405, 'METHOD_NOT_ALLOWED')],
)
def test_the_framework_s_own_errors_look_like_ours(
    shared_api: Api, method: str, path: str, status: int, code: str
) -> None:
    response = shared_api.client.request(method, path)
    assert (response.status_code, response.json()['code']) == (status, code)
    assert set(response.json()) == {'code', 'message'}


def test_a_role_opens_a_route(shared_api: Api) -> None:
    headers = {'Authorization': f'Bearer {shared_api.service.signer.token(roles=["partner", "staff"])}'}
    response = shared_api.client.get('/staff/previews?topic=fastapi', headers=headers)
    assert response.status_code == 200
    assert [advice['level'] for advice in response.json()] == ['beginner', 'advanced']


@pytest.mark.parametrize('roles', [[], ['partner'], ['staff2'], ['Staff'], ['staff,partner'], ['']])
def test_a_missing_role_is_403_and_not_401(shared_api: Api, roles: list[str]) -> None:
    headers = {'Authorization': f'Bearer {shared_api.service.signer.token(roles=roles)}'}
    response = shared_api.client.get('/staff/previews?topic=fastapi', headers=headers)
    assert response.status_code == 403
    assert response.json()['code'] == 'ROLE_MISSING'
    assert 'error="insufficient_scope"' in response.headers['WWW-Authenticate']


def test_a_role_needs_a_reader_first(shared_api: Api) -> None:
    assert shared_api.client.get('/staff/previews?topic=fastapi').status_code == 401


def test_roles_taken_away_are_gone_at_once_by_cookie(shared_api: Api) -> None:
    cookie = 'auth.session_token=abc'
    answers = []
    for roles in (['staff'], []):
        shared_api.service.sessions[cookie] = {**ADA, 'roles': roles}
        answers.append(shared_api.client.get('/staff/previews?topic=x', headers={'Cookie': cookie}))
    assert [answer.status_code for answer in answers] == [200, 403]
