"""Every error body of this API is `{"code", "message"}`: a code for programs, a sentence for people."""

from http import HTTPStatus

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException as AnyHTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send


def add_error_handlers(app: FastAPI) -> None:
    app.exception_handler(AnyHTTPException)(_http_error)
    app.exception_handler(RequestValidationError)(_invalid_input)
    app.exception_handler(Exception)(_bug)


async def _http_error(_: Request, error: AnyHTTPException) -> JSONResponse:
    # The framework's own errors (no such path, wrong method) carry a plain string.
    status = HTTPStatus(error.status_code)
    detail: object = error.detail
    body = detail if isinstance(detail, dict) else {'code': status.name, 'message': f'{status.phrase}.'}
    return JSONResponse(body, error.status_code, headers=error.headers)


async def _invalid_input(_: Request, error: RequestValidationError) -> JSONResponse:
    # Names each field and what it should be; what was sent is not repeated.
    problems = [f'{_field(issue["loc"])}: {issue["msg"]}' for issue in error.errors()]
    return JSONResponse({'code': 'INPUT_INVALID', 'message': '. '.join(problems) + '.'}, 422)


def _field(location: tuple[int | str, ...]) -> str:
    return '.'.join(part for part in location[1:] if isinstance(part, str)) or str(location[0])


async def _bug(_: Request, __: Exception) -> JSONResponse:
    # One fixed body; the server logs the stack.
    return JSONResponse(
        {'code': 'INTERNAL_ERROR', 'message': 'Something broke here. It has been logged.'}, 500
    )


class BodyLimit:
    """Refuses longer bodies while they arrive: the framework reads a body before it asks who sends it."""

    def __init__(self, app: ASGIApp, max_bytes: int) -> None:
        self._app = app
        self._max_bytes = max_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get('body', b''))
            if seen > self._max_bytes:
                text = f'The request body may have {self._max_bytes} bytes at most.'
                raise HTTPException(413, {'code': 'BODY_TOO_LARGE', 'message': text})
            return message

        await self._app(scope, counted, send)
