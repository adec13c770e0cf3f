"""Staff answer on a phone, with and without JavaScript; the principal opens, shows the QR code, closes and reads."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from plans.actions import begin_plan
from plc_survey import actions
from plc_survey.models import AnswerSheet, Round, Way
from tests.browser.conftest import Open, Visit, eventually, look_at
from tests.cast import Cast
from tests.plc_survey.made import opened, some_sheets, with_sheets

THANKS = "Takk. Svarene dine er mottatt."


def mark(page: Page, statement: str, value: str) -> None:
    page.locator(f'input[name="s-{statement}"][value="{value}"]').check()


@pytest.mark.parametrize("script", [True, False])
def test_staff_answer_by_code_on_a_phone(cast: Cast, stranger: Open, visit: Visit, script: bool) -> None:
    round_ = opened(cast, way=Way.CODES)
    code = actions.issue_codes(round_=round_, number=1, replace=False, by=cast["principal"])[0]
    page = visit(stranger(phone=True, java_script_enabled=script), f"/s/{round_.token}/", axe=script)
    page.get_by_label("Koden på lappen din").fill(f"{code[:5]}-{code[5:]}".lower())
    page.get_by_role("button", name="Begynn").click()
    look_at(page, axe=script)
    mark(page, "1a", "4")
    mark(page, "8d", "0")
    page.get_by_role("button", name="NN").click()
    expect(page.get_by_text("Heilt ueinig").first).to_be_visible()
    expect(page.locator('input[name="s-1a"][value="4"]')).to_be_checked()
    expect(page.locator('input[name="s-8d"][value="0"]')).to_be_checked()
    page.get_by_role("button", name="Send svara").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Takk. Svara dine er mottekne.")
    look_at(page, axe=script)
    sheet = AnswerSheet.objects.get().answers
    assert (sheet[0], sheet[-1], sheet[1]) == (4, 0, None)
    assert page.context.cookies() == []


@pytest.mark.parametrize("script", [True, False])
def test_back_and_reload_after_the_receipt_show_the_receipt(
    cast: Cast, stranger: Open, live_server: LiveServer, script: bool
) -> None:
    round_ = opened(cast)
    page = stranger(phone=True, java_script_enabled=script)
    page.goto(f"{live_server.url}/s/{round_.token}/")
    page.get_by_role("button", name="Begynn").click()
    mark(page, "3b", "5")
    page.get_by_role("button", name="Send svarene").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(THANKS)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text(THANKS)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text(THANKS)
    assert AnswerSheet.objects.count() == 1


def test_marks_stay_through_a_reload_and_go_at_the_receipt(
    cast: Cast, stranger: Open, live_server: LiveServer
) -> None:
    round_ = opened(cast)
    page = stranger(phone=True)
    page.goto(f"{live_server.url}/s/{round_.token}/")
    page.get_by_role("button", name="Begynn").click()
    mark(page, "2a", "2")
    page.reload()
    expect(page.locator('input[name="s-2a"][value="2"]')).to_be_checked()
    eventually(page, lambda: page.evaluate("sessionStorage.length") == 1, "keeping the marks")
    assert page.evaluate("localStorage.length") == 0
    page.get_by_role("button", name="Send svarene").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(THANKS)
    eventually(page, lambda: page.evaluate("sessionStorage.length") == 0, "forgetting the marks")


def test_offline_the_answers_wait_and_are_sent_once(
    cast: Cast, stranger: Open, live_server: LiveServer
) -> None:
    round_ = opened(cast)
    page = stranger(phone=True)
    page.goto(f"{live_server.url}/s/{round_.token}/")
    page.get_by_role("button", name="Begynn").click()
    mark(page, "5c", "1")
    page.context.set_offline(True)
    page.get_by_role("button", name="Send svarene").click()
    expect(page.get_by_text("Du er ikke på nett. Svarene ligger her")).to_be_visible()
    assert not AnswerSheet.objects.exists()
    page.context.set_offline(False)
    page.get_by_role("button", name="Send svarene").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(THANKS)
    assert AnswerSheet.objects.count() == 1


def test_the_next_step_is_in_sight_without_scrolling(cast: Cast, stranger: Open, visit: Visit) -> None:
    round_ = opened(cast, way=Way.CODES, free_text=True)
    page = visit(stranger(phone=True), f"/s/{round_.token}/")
    expect(page.get_by_role("button", name="Begynn")).to_be_in_viewport()
    page.get_by_text("Slik beskyttes svarene").click()
    expect(page.get_by_text("Sikkerhetskopier fra dagene")).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_whatever_goes_wrong_is_a_clear_page_and_counts_nothing_wrongly(
    cast: Cast, stranger: Open, live_server: LiveServer, script: bool
) -> None:
    """A guessed code, a value off the scale, a code used in another tab, another version, a closed round."""
    round_ = opened(cast, way=Way.CODES)
    code = actions.issue_codes(round_=round_, number=1, replace=False, by=cast["principal"])[0]
    page = stranger(phone=True, java_script_enabled=script)
    page.goto(f"{live_server.url}/s/{round_.token}/")
    page.get_by_label("Koden på lappen din").fill("K7MP4-RDX2A")
    page.get_by_role("button", name="Begynn").click()
    expect(page.get_by_text("Vi finner ikke denne koden")).to_be_visible()
    tabs = [page, page.context.new_page()]
    for tab in tabs:
        tab.goto(f"{live_server.url}/s/{round_.token}/?k={code}")
        tab.get_by_role("button", name="Begynn").click()
        mark(tab, "1a", "2")
    if script:
        page.locator('input[name="s-1a"][value="2"]').evaluate(
            "one => { one.value = '7'; one.checked = true; }"
        )
        page.get_by_role("button", name="Send svarene").click()
        expect(page.get_by_role("alert").get_by_text("ikke på skalaen")).to_be_visible()
        assert not AnswerSheet.objects.exists()
        mark(page, "1a", "2")
    page.get_by_role("button", name="Send svarene").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(THANKS)
    tabs[1].get_by_role("button", name="Send svarene").click()
    expect(tabs[1].get_by_role("heading", level=1)).to_have_text("Koden er brukt")
    assert AnswerSheet.objects.get().answers[0] == 2
    actions.close_round(round_=round_, by=cast["principal"])
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Undersøkelsen er lukket")
    expect(page.get_by_text("Har du svart, er svarene dine talt med")).to_be_visible()


def test_the_principal_opens_shows_the_code_closes_and_reads(
    cast: Cast, signed_in: Open, visit: Visit
) -> None:
    begin_plan(school=cast.hill, network=cast.network, first_year=2026, years=5, by=cast["principal"])
    page = signed_in("principal")
    visit(page, f"/networks/{cast.network.pk}/schools/{cast.hill.pk}/survey/")
    page.get_by_role("link", name="Åpne en runde").click()
    look_at(page)
    page.get_by_label("Én felles lenke og QR-kode").check()
    page.get_by_label("Når dere møtte dem").fill(timezone.localdate().isoformat())
    page.get_by_label("Tillitsvalgt").fill("Ola Vik")
    page.get_by_label("Verneombud").fill("Eva Moe")
    page.get_by_role("button", name="Åpne runden").click()
    expect(page.locator("svg.qr")).to_be_visible()
    look_at(page)
    round_ = with_sheets(Round.objects.get(), some_sheets(11))
    page.get_by_role("link", name="Lukk runden nå").click()
    page.get_by_role("button", name="Lukk for godt").click()
    expect(page.get_by_role("heading", name="Åtte kjennetegn")).to_be_visible()
    look_at(page)
    _carry_on_in_the_plan(page, visit, round_)
    visit(signed_in("principal", phone=True), f"/survey/rounds/{round_.pk}/")


def _carry_on_in_the_plan(page: Page, visit: Visit, round_: Round) -> None:
    """A characteristic becomes the draft of a goal and an idea a measure, each opened where one goes on."""
    page.get_by_role("button", name="Lag utkast til mål i planen").click()
    expect(page.get_by_label("Hva vil dere oppnå?").last).to_have_value(re.compile("Vi styrker: "))
    expect(page.get_by_text("Her er utkastet, med startverdi og måltall")).to_be_visible()
    look_at(page)
    visit(page, f"/survey/rounds/{round_.pk}/", axe=False)
    page.get_by_label("Idé 1", exact=True).fill("Besøke hverandres timer.")
    page.get_by_role("button", name="Gjør til tiltak i planen: idé 1").click()
    page.get_by_role("link", name="Gå videre med tiltaket").click()
    expect(page.locator(".measurefold[open]").get_by_label("Hva vil dere gjøre?")).to_have_value(
        "Besøke hverandres timer."
    )


def test_below_the_threshold_the_principal_is_told_why(cast: Cast, signed_in: Open, visit: Visit) -> None:
    round_ = with_sheets(opened(cast), some_sheets(4))
    actions.close_round(round_=round_, by=cast["principal"])
    page = visit(signed_in("principal", phone=True), f"/survey/rounds/{round_.pk}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("For få svar til å vise resultatene")
