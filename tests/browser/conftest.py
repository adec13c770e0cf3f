"""A real Chromium: signed-in people, and `visit`, which opens a page and looks for everything that can be wrong."""

import contextlib
import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.cast import Cast, make_cast

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

Open = Callable[..., Page]
Visit = Callable[..., Page]

PATIENCE = 60_000  # milliseconds: no test may depend on how busy the machine is
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder is a browser test; one database is enough for it, and it has a second go.

    On two busy cores a browser now and then does what no reader sees. A fault of ours fails twice; what passed
    at the second go is named at the end of the run, to be looked into.
    """
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.flaky(reruns=1))
            item.add_marker(pytest.mark.one_database)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium, quiet and offline."""
    quiet = [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ]  # fmt: skip
    return {
        **browser_type_launch_args,
        "executable_path": os.environ.get("CHROMIUM", "/usr/bin/chromium"),
        "args": quiet,
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A Norwegian reader in Norway who wants nothing to move: a press can miss what is still unfolding."""
    norwegian = {"locale": "nb-NO", "timezone_id": "Europe/Oslo"}
    return {**browser_context_args, **norwegian, "viewport": DESK, "reduced_motion": "reduce"}


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    """The standing cast, committed, so that the live server's threads see it; with the cache's table."""
    call_command("createcachetable")
    return make_cast()


@pytest.fixture
def contexts(
    browser: Browser, browser_context_args: dict[str, Any]
) -> Iterator[Callable[..., BrowserContext]]:
    """Makes browser contexts (each its own cookies) and closes them after the test."""
    made: list[BrowserContext] = []

    def make(**more: Any) -> BrowserContext:
        made.append(browser.new_context(**{**browser_context_args, **more}))
        made[-1].set_default_timeout(PATIENCE)
        made[-1].set_default_navigation_timeout(PATIENCE)  # a page that is waited for has a limit of its own
        return made[-1]

    yield make
    for context in made:
        context.close()


@pytest.fixture
def signed_in(cast: Cast, live_server: LiveServer, contexts: Callable[..., BrowserContext]) -> Open:
    """`signed_in("convenor")` is a page of a browser signed in as that part; `phone=True` for 390 px."""

    def open_as(part: str, *, phone: bool = False, **more: Any) -> Page:
        context = contexts(viewport=PHONE if phone else DESK, **more)
        context.add_cookies([session_cookie(cast.client(part), live_server.url)])
        return context.new_page()

    return open_as


def session_cookie(client: Client, url: str) -> Any:
    """What a browser carries once this client has signed in."""
    return {
        "name": settings.SESSION_COOKIE_NAME,
        "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
        "url": url,
        "httpOnly": True,
        "sameSite": "Lax",
    }


@pytest.fixture
def stranger(live_server: LiveServer, cast: Cast, contexts: Callable[..., BrowserContext]) -> Open:
    """A page of a browser that nobody has signed in with."""

    def open_fresh(*, phone: bool = False, **more: Any) -> Page:
        return contexts(viewport=PHONE if phone else DESK, **more).new_page()

    return open_fresh


@pytest.fixture
def visit(live_server: LiveServer) -> Visit:
    """`visit(page, "/networks/1/")` opens the address and asserts that `look_at` finds nothing wrong."""

    def go(page: Page, path: str, *, status: int = 200, axe: bool = True) -> Page:
        heard = listen(page)
        answer = page.goto(live_server.url + path)
        assert answer is not None
        assert answer.status == status, f"{path}: {answer.status}"
        expected = [line for line in heard if f"status of {status}" in line and status >= 400]
        look_at(page, axe=axe)
        assert [line for line in heard if line not in expected] == [], path
        return page

    return go


def listen(page: Page) -> list[str]:
    """A list that fills with what the console complains about: errors, and reports of the content policy."""
    heard: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error" or "Content Security Policy" in message.text:
            heard.append(message.text)

    page.on("console", on_console)
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard


def eventually(page: Page, holds: Callable[[], bool], what: str) -> None:
    """Waits, as `expect` does, for something that is no element: a row of the database, a text in the browser."""
    for _turn in range(PATIENCE // 100):
        try:
            if holds():
                return
        except Error as gone:  # asked of a page that was just left
            if "context was destroyed" not in gone.message:
                raise
        page.wait_for_timeout(100)
    raise AssertionError(f"{page.url}: {what} did not happen")


def breaks_down(page: Page) -> None:
    """The tab dies as on a machine whose battery is empty: nothing more is sent.

    What a closing page sends to outlive itself (keepalive) can get past the network that Playwright cut.
    """
    with page.expect_event("crash"), contextlib.suppress(Error):
        page.goto("chrome://crash")
    page.close()


def look_at(page: Page, *, axe: bool = True) -> None:
    """Asserts of the page, when it has loaded: no sideways scrolling, also at 390 px, nothing that axe finds.

    A click returns when the next page has begun, which can be before it has any element to look at.
    """
    page.wait_for_load_state()
    _assert_it_fits(page)
    if axe:
        assert violations(page) == []


def _assert_it_fits(page: Page) -> None:
    before = page.viewport_size or DESK
    for size in (before, PHONE):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        too_wide = page.evaluate(TOO_WIDE)
        assert too_wide <= 0, f"{page.url} is {too_wide} px too wide at {size['width']} px"
    page.set_viewport_size(before)  # type: ignore[arg-type]


def violations(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 AA: rule, help and the first places."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{rule['id']}: {rule['help']} {[node['target'] for node in rule['nodes'][:3]]}" for rule in found
    ]
