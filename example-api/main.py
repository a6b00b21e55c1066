"""An API that knows the reader of the docs. Run: `uvicorn main:app --host 127.0.0.1 --port 8000`"""

import time
from collections.abc import Callable
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, FastAPI
from pydantic import BaseModel, ConfigDict, StringConstraints
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp

from advice import Advice, advise
from auth import (
    LOOPBACK,
    AuthSettings,
    CurrentReader,
    Reader,
    SettingsError,
    auth_lifespan,
    load_settings,
    require_role,
)
from errors import BodyLimit, add_error_handlers
from lessons import LESSONS, Level

MAX_BODY_BYTES = 16_384

router = APIRouter()


class Health(BaseModel):
    status: str


class LessonSummary(BaseModel):
    id: str
    title: str
    summary: str


Topic = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]


class Question(BaseModel):
    """What a reader wants to learn. A field that we do not know is refused: a typo must not be ignored."""

    model_config = ConfigDict(extra='forbid')

    topic: Topic
    level: Level = 'beginner'
    goal: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)] | None = None


@router.get('/health')
async def health() -> Health:
    """Public. The process answers; it says nothing about the auth service."""
    return Health(status='ok')


@router.get('/lessons')
async def lessons() -> list[LessonSummary]:
    """Public. The lessons that `POST /personalise` knows by heart."""
    return [LessonSummary(id=lesson.id, title=lesson.title, summary=lesson.summary) for lesson in LESSONS]


@router.get('/me')
async def me(reader: CurrentReader) -> Reader:
    """Who am I?"""
    return reader


@router.post('/personalise')
async def personalise(question: Question, reader: CurrentReader) -> Advice:
    """Study suggestions for this reader. A lesson's id or title, or any topic in words."""
    return advise(reader.name, question.topic, question.level, question.goal)


@router.get('/staff/previews')
async def previews(topic: Topic, reader: Annotated[Reader, Depends(require_role('staff'))]) -> list[Advice]:
    """For staff: what readers of either level are told about a topic, to proofread a lesson."""
    return [advise(reader.name, topic, 'beginner'), advise(reader.name, topic, 'advanced')]


def create_app(settings: AuthSettings, clock: Callable[[], float] = time.monotonic) -> ASGIApp:
    # /docs runs scripts of a public CDN beside the reader's session cookie: on this machine only.
    is_local = urlsplit(settings.auth_url).hostname in LOOPBACK
    api = FastAPI(
        title='example-api',
        summary='Who is this reader?',
        version='0',
        lifespan=auth_lifespan(settings, clock),
        docs_url='/docs' if is_local else None,
        redoc_url=None,
    )
    api.include_router(router)
    add_error_handlers(api)
    api.add_middleware(BodyLimit, max_bytes=MAX_BODY_BYTES)
    # Around the whole application and not one of its middlewares: those never see the answer to an unhandled
    # exception, and a browser would report a 500 without these headers as a CORS mistake.
    return CORSMiddleware(
        api,
        allow_origins=settings.docs_origins,
        allow_credentials=True,
        allow_methods=['GET', 'POST'],
        allow_headers=['Authorization', 'Content-Type'],
        expose_headers=['Retry-After', 'WWW-Authenticate'],
    )


def _app_from_environment() -> ASGIApp:
    try:
        return create_app(load_settings())
    except SettingsError as error:
        raise SystemExit(str(error)) from None  # a message, not a stack


app = _app_from_environment()
