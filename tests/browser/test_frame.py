"""The frame around every page, as people meet it."""

import pytest
from playwright.sync_api import Route, expect
from pytest_django.live_server_helper import LiveServer

from sessions.models import Task
from tests.browser.conftest import TOO_WIDE, Open, Visit, eventually, look_at
from tests.cast import Cast


@pytest.mark.parametrize("path", ["/accounts/profile/", "/accounts/again/"])
@pytest.mark.parametrize("phone", [False, True])
def test_pages_of_the_frame_are_clean(signed_in: Open, visit: Visit, path: str, phone: bool) -> None:
    page = visit(signed_in("convenor", phone=phone), path)
    page.set_viewport_size({"width": 320, "height": 256})  # 1280 x 1024 at 400 %
    assert page.evaluate(TOO_WIDE) <= 0


def test_a_page_that_is_not_there_says_so(signed_in: Open, visit: Visit) -> None:
    page = visit(signed_in("convenor"), "/nothing-here/", status=404)
    expect(page.locator("h1")).to_be_visible()


def test_the_menu_opens_and_closes_with_escape(signed_in: Open, visit: Visit) -> None:
    page = visit(signed_in("convenor", phone=True), "/accounts/profile/")
    page.locator("details[data-menu] > summary").click()
    expect(page.locator(".menu-panel")).to_be_visible()
    look_at(page)
    page.keyboard.press("Escape")
    expect(page.locator(".menu-panel")).to_be_hidden()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_changing_hats_and_languages_by_the_menu(signed_in: Open, visit: Visit, cast: Cast) -> None:
    page = visit(signed_in("convenor"), "/accounts/profile/")
    page.get_by_role("button", name="English").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My account")
    cast["convenor"].refresh_from_db()
    assert cast["convenor"].language == "en"
    page.locator("details[data-menu] > summary").click()
    page.get_by_role("button", name="Convenor").click()
    page.goto(page.url.split("/hat")[0].rstrip("/") + "/accounts/profile/")
    expect(page.locator("summary .who small")).to_have_text("Convenor")


def test_a_form_sent_again_after_a_lost_answer_counts_once(
    signed_in: Open, live_server: LiveServer, cast: Cast
) -> None:
    """Without JavaScript, so that only the server holds it: the answer never comes, and the button is pressed again."""
    page = signed_in("convenor", java_script_enabled=False)
    lost: list[int] = []

    def lose_the_first(route: Route) -> None:
        if route.request.method != "POST" or lost:
            route.continue_()
            return
        lost.append(route.fetch(max_redirects=0).status)
        route.abort("aborted")

    page.route("**/tasks/", lose_the_first)
    page.goto(f"{live_server.url}/networks/{cast.network.pk}/tasks/")
    page.locator("[name=what]").fill("Lese boka til neste samling")
    page.locator("[name=who]").select_option(index=1)
    page.locator("[name=due_on]").fill("2030-01-15")
    button = page.locator("form:has([name=what]) button[type=submit]")
    button.click(no_wait_after=True)
    eventually(page, lambda: lost == [302], "the task was given, and the answer lost")
    given = set(Task.objects.values_list("pk", flat=True))
    button.click()
    expect(page.get_by_text("Skjemaet var sendt fra før")).to_be_visible()
    assert given == set(Task.objects.values_list("pk", flat=True)) != set()
