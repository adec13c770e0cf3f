"""Signing in, signing out, and signing in again beside a page that is being written."""

import re
from typing import Any

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, Visit, listen, look_at
from tests.cast import PASSWORD, Cast


@pytest.fixture(autouse=True)
def _mail(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.mark.parametrize("phone", [False, True])
@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/login/code/", "/accounts/password/reset/"])
def test_the_pages_before_sign_in_are_clean(stranger: Open, visit: Visit, path: str, phone: bool) -> None:
    visit(stranger(phone=phone), path)


def test_by_code(stranger: Open, visit: Visit, cast: Cast) -> None:
    page = visit(stranger(phone=True), f"/networks/{cast.network.pk}/", axe=False)
    page.locator("#id_email").fill("principal@example.no")
    page.get_by_role("button", name="Send meg en kode").click()
    look_at(page)
    page.get_by_label("Kode").fill("ABCD")
    page.get_by_role("button", name="Logg inn").click()
    expect(page.locator(".ds-error-summary")).to_contain_text("Det er ikke koden i e-posten")
    look_at(page)
    found = re.search(r"^[A-Z0-9-]{6,9}$", str(mail.outbox[0].body), re.M)
    assert found
    page.get_by_label("Kode").fill(found[0])
    page.get_by_role("button", name="Logg inn").click()
    page.wait_for_url(f"**/networks/{cast.network.pk}/")


def test_by_password_and_out_again(stranger: Open, visit: Visit) -> None:
    page = visit(stranger(), "/accounts/profile/", axe=False)
    page.locator("#id_login").fill("principal@example.no")
    page.locator("#id_password").fill(PASSWORD)
    page.get_by_role("button", name="Logg inn", exact=True).click()
    page.wait_for_url("**/accounts/profile/")
    comes_back_from_memory(page)
    expect(page.locator("#id_name")).to_be_visible()
    page.locator("details[data-menu] > summary").click()
    page.get_by_role("button", name="Logg ut").click()
    page.wait_for_url("**/accounts/login/")
    expect(page.locator(".told")).to_contain_text("Du er logget ut.")
    look_at(page)
    page.go_back()  # whoever sits down next and goes back sees nothing of it
    expect(page.locator("#id_login")).to_be_visible()


def comes_back_from_memory(page: Page) -> None:
    """What a browser says to a page that it kept whole and shows again; Playwright's own never keeps one."""
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true})), 1")


def test_a_page_kept_by_the_browser_is_not_shown_to_the_next_one(signed_in: Open, visit: Visit) -> None:
    page = visit(signed_in("convenor"), "/accounts/profile/", axe=False)
    page.context.clear_cookies(name="sessionid")
    comes_back_from_memory(page)
    expect(page.locator("#id_login")).to_be_visible()


@pytest.mark.parametrize(
    "path", ["/accounts/password/change/", "/accounts/logout/", "/accounts/reauthenticate/"]
)
def test_the_pages_of_the_account_are_clean(signed_in: Open, visit: Visit, path: str) -> None:
    visit(signed_in("convenor", phone=True), path)


def test_signed_out_in_mid_writing(signed_in: Open, visit: Visit, cast: Cast) -> None:
    page = visit(signed_in("convenor"), "/accounts/profile/", axe=False)
    heard = listen(page)
    page.locator("#id_name").fill("Kari i Havna")
    page.context.clear_cookies(name="sessionid")
    page.evaluate("htmx.ajax('GET', '/accounts/profile/', {target: '#status', swap: 'innerHTML'})")
    expect(page.get_by_role("heading", name="Du er logget ut")).to_be_visible()
    look_at(page)
    expect(page.locator("#id_name")).to_have_value("Kari i Havna")
    old = page.locator("[name=csrfmiddlewaretoken]").first.input_value()
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Logg inn i et nytt vindu").click()
    again = opened.value
    again.locator("#id_login").fill("convenor@example.no")
    again.locator("#id_password").fill(PASSWORD)
    again.get_by_role("button", name="Logg inn", exact=True).click()
    expect(again.locator("h1")).to_have_text("Du er logget inn igjen")
    again.close()
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(page.get_by_role("heading", name="Du er logget ut")).to_be_hidden()
    assert page.locator("[name=csrfmiddlewaretoken]").first.input_value() != old
    page.get_by_role("button", name="Lagre").click()
    expect(page.locator(".told")).to_contain_text("Lagret.")
    cast["convenor"].refresh_from_db()
    assert cast["convenor"].name == "Kari i Havna"
    assert [line for line in heard if "401" not in line] == []
