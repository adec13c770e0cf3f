"""Writing as people do it: with somebody else at the same time, without network, after the sign-in has run out."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from foundation.writing import registry
from foundation.writing.models import Revision
from foundation.writing.registry import Writable
from plans.models import Plan
from tests.browser.conftest import Open, Visit, eventually, look_at
from tests.cast import PASSWORD, Cast
from tests.writing.conftest import KIND, load, may

pytestmark = pytest.mark.urls("tests.browser.writing_page")
SAVED = re.compile(r"Alt er lagret, \d\d\.\d\d")


@pytest.fixture
def plan(cast: Cast) -> Iterator[Plan]:
    """The plan of Ås skole, entered while the test runs."""
    entered = Writable(kind=KIND, load=load, may=may, fields=("purpose", "vision"))
    registry.register(entered)
    yield Plan.objects.create(school=cast.hill, network=cast.network, first_year=2026, laid_year=2026)
    registry.forget(KIND)


@pytest.fixture
def write(signed_in: Open, visit: Visit, plan: Plan) -> Callable[[str], Page]:
    """`write("principal")` has the page open."""
    return lambda part: visit(signed_in(part), f"/side/{plan.pk}/")


def line(page: Page) -> str:
    return page.locator("[data-saved]:not([hidden])").inner_text()


def vision(page: Page) -> Locator:
    return page.locator("[name=vision]")


def shows(page: Page, text: str | re.Pattern[str]) -> None:
    expect(page.locator("[data-saved]:not([hidden])")).to_contain_text(text)


def stands(plan: Plan) -> str:
    plan.refresh_from_db()
    return plan.vision


def stored(page: Page) -> list[str]:
    """The texts that lie in the browser."""
    return page.evaluate(
        """() => new Promise((resolve) => {
          const asked = indexedDB.open("lederprogrammet-writing", 1);
          asked.onupgradeneeded = () => asked.result.createObjectStore("texts", { keyPath: "key" });
          asked.onsuccess = () => {
            const got = asked.result.transaction("texts").objectStore("texts").getAll();
            got.onsuccess = () => { asked.result.close(); resolve(got.result.map((entry) => entry.text)); };
          };
        })"""
    )


def lies(page: Page, *texts: str) -> None:
    """These texts, and no other, lie in the browser."""
    eventually(page, lambda: stored(page) == list(texts), f"{texts} in the browser")


def stop_the_clock(page: Page) -> None:
    """From here no timer of the page goes off before `page.clock` is told so."""
    page.clock.install()
    page.clock.pause_at(datetime.now(UTC) + timedelta(hours=1))


def test_the_text_is_saved_a_second_after_the_last_key(write: Callable[[str], Page], plan: Plan) -> None:
    page = write("principal")
    assert line(page).startswith("Alt er lagret")
    stop_the_clock(page)
    vision(page).press_sequentially("Alle er sett.")
    shows(page, "Lagrer …")
    page.clock.run_for(999)
    shows(page, "Lagrer …")
    assert stands(plan) == ""
    page.clock.run_for(1)
    shows(page, SAVED)
    assert stands(plan) == "Alle er sett."
    lies(page)
    page.clock.resume()
    look_at(page)


def test_the_text_is_saved_when_the_field_is_left(write: Callable[[str], Page], plan: Plan) -> None:
    page = write("principal")
    stop_the_clock(page)
    vision(page).fill("Alle er sett.")
    vision(page).press("Tab")
    shows(page, SAVED)
    assert stands(plan) == "Alle er sett."


def test_two_browsers_on_one_field(write: Callable[[str], Page], plan: Plan) -> None:
    mine, theirs = write("principal"), write("leader")
    vision(theirs).fill("Hvert barn har kontaktlæreren.")
    shows(theirs, SAVED)
    vision(mine).fill("Hvert barn har minst én voksen.")
    panel = mine.locator("[data-clash]")
    expect(panel).to_contain_text("Tone Berg har skrevet i samme felt")
    expect(panel.locator("h3")).to_be_focused()
    shows(mine, "Velg hvilken tekst som skal stå")
    look_at(mine)
    assert stands(plan) == "Hvert barn har kontaktlæreren."
    panel.get_by_role("button", name="Bruk min").click()
    shows(mine, SAVED)
    expect(panel).to_have_count(0)
    assert stands(plan) == "Hvert barn har minst én voksen."
    assert set(Revision.objects.values_list("value", flat=True)) >= {
        "Hvert barn har kontaktlæreren.",
        "Hvert barn har minst én voksen.",
    }


def test_use_the_others_text(write: Callable[[str], Page], plan: Plan) -> None:
    mine, theirs = write("principal"), write("leader")
    vision(theirs).fill("Hennes tekst.")
    shows(theirs, SAVED)
    vision(mine).fill("Min tekst.")
    mine.get_by_role("button", name="Bruk Tones").click()
    expect(vision(mine)).to_have_value("Hennes tekst.")
    shows(mine, "Alt er lagret")
    assert stands(plan) == "Hennes tekst."
    assert Revision.objects.filter(value="Min tekst.", stands=False).exists()
    vision(mine).press_sequentially(" Og min.")  # the base is hers now: no new clash
    shows(mine, SAVED)
    assert "Og min." in stands(plan)


def test_put_them_together(write: Callable[[str], Page], plan: Plan) -> None:
    mine, theirs = write("principal"), write("leader")
    vision(mine).fill("Først.\nSist.")
    shows(mine, SAVED)
    theirs.reload()
    vision(theirs).fill("Først.\nSist, sa hun.")
    shows(theirs, SAVED)
    vision(mine).fill("Først, sa jeg.\nSist.")
    mine.get_by_role("button", name="Sett dem sammen selv").click()
    expect(vision(mine)).to_have_value("Først, sa jeg.\nSist, sa hun.")
    expect(vision(mine)).to_be_focused()
    shows(mine, SAVED)
    assert stands(plan) == "Først, sa jeg.\nSist, sa hun."


def test_offline_and_back(write: Callable[[str], Page], plan: Plan) -> None:
    page = write("principal")
    page.context.set_offline(True)
    vision(page).fill("Skrevet på hytta.")
    shows(page, "Du er ikke på nett. Teksten er lagret på denne maskinen.")
    look_at(page)
    lies(page, "Skrevet på hytta.")
    page.context.set_offline(False)
    shows(page, SAVED)
    assert stands(plan) == "Skrevet på hytta."
    expect(page.locator("[data-save-line]")).not_to_have_class(re.compile("savebar--off"))
    lies(page)


def test_a_closed_tab_without_network_loses_nothing(
    write: Callable[[str], Page], plan: Plan, live_server: LiveServer
) -> None:
    page = write("principal")
    context, address = page.context, f"{live_server.url}/side/{plan.pk}/"
    _left_without_network(page, "Skrevet for lenge siden.")
    later = context.new_page()
    later.clock.set_fixed_time(datetime.now(UTC) + timedelta(days=15))
    later.goto(address)
    lies(later)
    expect(vision(later)).to_have_value("")
    later.close()
    page = context.new_page()
    page.goto(address)
    _left_without_network(page, "Skrevet før lokket gikk igjen.")
    again = context.new_page()
    again.goto(address)
    expect(vision(again)).to_have_value("Skrevet før lokket gikk igjen.")
    eventually(again, lambda: stands(plan) == "Skrevet før lokket gikk igjen.", "the text in the plan")


def _left_without_network(page: Page, text: str) -> None:
    context = page.context
    context.set_offline(True)
    vision(page).fill(text)
    shows(page, "Du er ikke på nett")
    lies(page, text)
    page.close()
    context.set_offline(False)


def test_the_sign_in_runs_out_in_the_middle(write: Callable[[str], Page], plan: Plan, cast: Cast) -> None:
    page = write("principal")
    vision(page).fill("Første.")
    shows(page, SAVED)
    Session.objects.all().delete()
    vision(page).fill("Første. Andre.")
    shows(page, "Du er logget ut. Teksten er lagret på denne maskinen.")
    look_at(page)
    lies(page, "Første. Andre.")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Logg inn igjen i et nytt vindu").click()
    window = opened.value
    window.fill("[name=login]", cast["principal"].email)
    window.fill("[name=password]", PASSWORD)
    window.locator("form:has([name=password]) button[type=submit]").first.click()
    expect(window.get_by_role("heading", level=1)).to_contain_text("logget inn igjen")
    window.close()
    page.bring_to_front()
    shows(page, SAVED)
    assert stands(plan) == "Første. Andre."
    lies(page)


def test_somebody_else_signs_in_and_gets_nothing_of_mine(
    write: Callable[[str], Page], plan: Plan, cast: Cast, live_server: LiveServer
) -> None:
    page = write("principal")
    page.context.set_offline(True)
    vision(page).fill("Rektors egne ord.")
    shows(page, "Du er ikke på nett")
    Session.objects.all().delete()
    page.context.clear_cookies()
    session = cast.client("leader").cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.context.set_offline(False)
    shows(page, "En annen er logget inn på denne maskinen nå")
    assert stands(plan) == ""
    page.goto(f"{live_server.url}/side/{plan.pk}/")
    expect(vision(page)).to_have_value("")
    assert stands(plan) == ""


def test_signing_out_asks_and_then_empties_the_machine(
    write: Callable[[str], Page], plan: Plan, live_server: LiveServer
) -> None:
    page = write("principal")
    vision(page).fill("Se på 15108695088.")  # refused, so it lies on this machine only
    shows(page, "Noe er ikke lagret")

    lies(page, "Se på 15108695088.")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
    page.locator("summary:has(.who)").click()
    page.get_by_role("button", name="Logg ut").click()
    page.wait_for_url("**/accounts/login/**")
    assert "Vil du logge ut likevel?" in asked[0]
    lies(page)


def test_a_refused_text_says_why_beside_the_field_and_is_kept(
    write: Callable[[str], Page], plan: Plan
) -> None:
    page = write("principal")
    vision(page).fill("Se på 15108695088.")
    message = page.get_by_text("er et fødselsnummer. Ta det ut: slike nummer lagres ikke her.")
    expect(message).to_be_visible()
    shows(page, "Noe er ikke lagret")
    expect(vision(page)).to_have_value("Se på 15108695088.")
    look_at(page)
    vision(page).fill("Se på det.")
    shows(page, SAVED)
    expect(message).to_have_count(0)


def test_a_hundred_thousand_characters_are_not_cut_off(write: Callable[[str], Page], plan: Plan) -> None:
    page = write("principal")
    vision(page).fill("å" * 100_000)
    expect(page.get_by_text(re.compile("Teksten har 100.000 tegn"))).to_be_visible()
    assert len(vision(page).input_value()) == 100_000
    assert stands(plan) == ""


def test_the_forms_own_button_waits_for_the_text_on_its_way(write: Callable[[str], Page], plan: Plan) -> None:
    page = write("principal")
    vision(page).fill("Skrevet og sendt på én gang.")
    with page.expect_navigation():
        page.get_by_role("button", name="Lagre").click()
    assert stands(plan) == "Skrevet og sendt på én gang."
    expect(page.locator("[data-clash]")).to_have_count(0)


def test_without_script_the_button_saves_and_a_clash_is_shown_on_a_page(
    signed_in: Open, live_server: LiveServer, plan: Plan
) -> None:
    page = signed_in("principal", java_script_enabled=False)
    page.goto(f"{live_server.url}/side/{plan.pk}/")
    Plan.objects.filter(pk=plan.pk).update(vision="Hennes tekst.")
    vision(page).fill("Min tekst.")
    page.locator("[name=purpose]").fill("Fordi.")
    page.get_by_role("button", name="Lagre").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("skrevet i samme felt")
    plan.refresh_from_db()
    assert (plan.vision, plan.purpose) == ("Hennes tekst.", "Fordi.")
    page.get_by_role("button", name="Bruk min").click()
    expect(vision(page)).to_have_value("Min tekst.")
    assert stands(plan) == "Min tekst."
