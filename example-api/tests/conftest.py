from collections.abc import Iterator

import pytest

from api import Api
from service import AuthService

passed = 0


@pytest.fixture
def service() -> Iterator[AuthService]:
    with AuthService() as service:
        yield service


@pytest.fixture
def api(service: AuthService) -> Iterator[Api]:
    with Api(service) as api:
        yield api


@pytest.fixture
def shared_api(module_api: Api) -> Api:
    """One API per module, for tests that leave nothing in it but cached keys. Its service is as new."""
    module_api.service.reset()
    return module_api


@pytest.fixture(scope='module')
def module_api() -> Iterator[Api]:
    with AuthService() as service, Api(service) as api:
        yield api


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    global passed  # noqa: PLW0603 - pytest's hooks share nothing else
    passed += report.when == 'call' and report.passed


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    # A run in which everything was skipped proves nothing and must not look green.
    if exitstatus == pytest.ExitCode.OK and passed == 0 and not session.config.option.collectonly:
        session.exitstatus = pytest.ExitCode.NO_TESTS_COLLECTED
