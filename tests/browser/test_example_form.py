"""A form with a field of every kind, empty and sent back."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open, Visit, look_at


@pytest.fixture(autouse=True)
def _addresses(settings: Any) -> None:
    settings.ROOT_URLCONF = "tests.browser.example"


@pytest.mark.parametrize("phone", [False, True])
def test_the_form_and_its_errors_are_clean(signed_in: Open, visit: Visit, phone: bool) -> None:
    page = visit(signed_in("convenor", phone=phone), "/example/")
    page.get_by_role("button", name="Lagre").click()
    expect(page.locator(".ds-error-summary")).to_be_focused()
    expect(page).to_have_title("Feil: Et mål – Lederprogrammet")
    look_at(page)


def test_a_link_of_the_summary_leads_to_its_field(signed_in: Open, visit: Visit) -> None:
    page = visit(signed_in("convenor"), "/example/")
    page.get_by_role("button", name="Lagre").click()
    page.get_by_role("link", name="Retning: Velg én.").click()
    expect(page.get_by_role("radio", name="Opp")).to_be_focused()


def test_the_counter_speaks_near_the_limit(signed_in: Open, visit: Visit) -> None:
    page = visit(signed_in("convenor"), "/example/", axe=False)
    page.get_by_label("Hvorfor?").fill("x" * 115)
    expect(page.locator("#id_why_counter")).to_have_text("5 tegn igjen")
    page.get_by_label("Hvorfor?").fill("x" * 125)
    expect(page.locator("#id_why_counter")).to_have_text("5 tegn for mye")
    page.get_by_role("button", name="Lagre").click()
    expect(page.get_by_label("Hvorfor?")).to_have_value("x" * 125)
