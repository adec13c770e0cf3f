"""The year's errand: an acting convenor plans session 1 and records the constitution; the convenor lays the year."""

from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from network.models import Role, RoleAssignment
from sessions.models import Decision, NetworkSession
from tests.browser.conftest import Open, Visit, look_at
from tests.browser.session_steps import propose_year, save_year
from tests.cast import LONG_AGO, Cast


@pytest.fixture
def next_may(cast: Cast) -> int:
    """The network begins next May, and RKBU's Randi convenes for a start."""
    year = date.today().year + 1
    cast.network.first_year = cast.year.year = year
    cast.network.save()
    cast.year.save()
    RoleAssignment.objects.filter(role=Role.CONVENOR, network=cast.network).delete()
    RoleAssignment.objects.create(
        person=cast["rkbu"], role=Role.CONVENOR, network=cast.network, acting=True, starts_on=LONG_AGO
    )
    return year


def first_tuesday_of_june(year: int) -> date:
    """A day that the programme gives session 1."""
    day = date(year, 6, 1)
    return day + timedelta(days=(1 - day.weekday()) % 7)


def test_from_session_one_to_a_laid_year(cast: Cast, next_may: int, signed_in: Open, visit: Visit) -> None:
    acting = signed_in("rkbu")
    _plan_session_one(acting, visit, cast, first_tuesday_of_june(next_may))
    _constitute(acting, visit, NetworkSession.objects.get())
    convenor = signed_in("convenor")
    _close_days(convenor, visit, cast, next_may)
    _lay(convenor, next_may)
    assert NetworkSession.objects.filter(network=cast.network).count() == 7
    moved = NetworkSession.objects.get(network=cast.network, number=4)
    assert moved.local_start.date() == date(next_may, 12, 2)
    _swap(convenor, visit, cast)
    visit(signed_in("principal", phone=True), f"/networks/{cast.network.pk}/wheel/")


def _plan_session_one(page: Page, visit: Visit, cast: Cast, day: date) -> None:
    visit(page, f"/networks/{cast.network.pk}/sessions/new/")
    page.locator("#id_day").fill(str(day))
    page.locator("#id_host").select_option(label="Havna skole")
    page.locator("form.form button[type=submit], form.form input[type=submit]").first.click()
    expect(page.get_by_text("Konstituering av nettverket").first).to_be_visible()


def _constitute(page: Page, visit: Visit, session: NetworkSession) -> None:
    visit(page, f"/sessions/{session.pk}/")
    page.locator("a[href$='/constitution/']").first.click()
    look_at(page)
    page.locator("form.constitution button[type=submit]").click()
    expect(page.locator("#id_convenor")).to_have_attribute("aria-invalid", "true")
    look_at(page)
    page.get_by_label("Nettverksleder", exact=True).select_option(label="Kari Nygård, rektor, Havna skole")
    page.get_by_label("Hvem skriver referat?").select_option(label="Anders Lien, rektor, Ås skole")
    page.locator("form.constitution button[type=submit]").click()
    expect(page.get_by_text("Nettverket er konstituert")).to_be_visible()
    assert "Kari Nygård er valgt til nettverksleder." in Decision.objects.get().text


def _close_days(page: Page, visit: Visit, cast: Cast, year: int) -> None:
    visit(page, f"/networks/{cast.network.pk}/schedule/")
    page.get_by_text("Steng flere dager").click()
    page.get_by_label("Fra", exact=True).fill(f"{year}-10-09")
    page.locator("#id_ends_on").fill(f"{year}-10-05")
    page.get_by_label("Hvorfor").fill("Høstferie")
    page.get_by_role("button", name="Steng disse dagene").click()
    expect(page.get_by_label("Hvorfor")).to_have_value("Høstferie")
    look_at(page)
    page.get_by_label("Fra", exact=True).fill(f"{year}-10-01")
    page.locator("#id_ends_on").fill(f"{year}-10-31")
    page.get_by_role("button", name="Steng disse dagene").click()
    expect(page.get_by_text("1.–31.")).to_be_visible()


def _lay(page: Page, year: int) -> None:
    propose_year(page)
    page.locator("#id_s4-day").fill(f"{year}-12-25")
    page.get_by_role("button", name="Lagre året").click()
    expect(page.locator("#id_s4-day")).to_have_value(f"{year}-12-25")
    expect(page.get_by_label("Bruk datoen likevel")).to_be_visible()
    look_at(page)
    page.locator("#id_s4-day").fill(f"{year}-12-02")
    save_year(page)


def _swap(page: Page, visit: Visit, cast: Cast) -> None:
    visit(page, f"/networks/{cast.network.pk}/schedule/swap/")
    page.locator("#id_one").select_option(index=1)
    page.locator("#id_other").select_option(index=2)
    page.get_by_role("button", name="Vis byttet").click()
    look_at(page)
    page.get_by_role("button", name="Bytt", exact=True).click()
    expect(page.get_by_text("De to samlingene har byttet vertskap.")).to_be_visible()


LIBRARY = [
    "/programme/",
    "/programme/sessions/first/",
    "/programme/reading/",
    "/programme/exercises/",
    "/programme/films/",
    "/programme/films/leadership/",
    "/programme/background/setting/",
    "/programme/background/student-centred/",
]


@pytest.mark.parametrize("path", LIBRARY)
def test_the_library_is_clean(signed_in: Open, visit: Visit, path: str) -> None:
    visit(signed_in("principal"), path)


@pytest.mark.parametrize("path", ["/programme/content/", "/programme/content/films/leadership/"])
def test_the_editors_pages_are_clean(signed_in: Open, visit: Visit, path: str, settings: Any) -> None:
    page = visit(signed_in("editor"), path)
    if path.endswith("leadership/"):
        page.get_by_label("Adressen til filmen").fill("film.example.no")
        page.get_by_role("button", name="Lagre").click()
        expect(page.get_by_label("Adressen til filmen")).to_have_value("film.example.no")
        look_at(page)
