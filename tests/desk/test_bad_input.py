"""Bad input: said in the user's language, what was typed is kept, nothing changes that should not."""

import re
from datetime import datetime
from html import unescape
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from foundation.audit.models import Entry
from network.actions import Office, invite
from network.models import Invitation, Role
from plans import actions as plan_actions
from plans.models import Indicator, LogEntry, Plan
from plans.queries.example import example_contents
from plc_survey.models import AnswerSheet
from sessions.actions.sessions import plan_session
from sessions.models import NetworkSession
from tests.cast import PASSWORD, Cast
from tests.plans.rows import first, indicator_data
from tests.plc_survey.made import closed, opened

OSLO = ZoneInfo("Europe/Oslo")
NOON = datetime(2026, 9, 1, 12, 0, tzinfo=OSLO)
ASKED = {
    "kind": "middle",
    "day": "2026-10-06",
    "clock": "13:00",
    "minutes": "90",
    "mode": "physical",
    "host": "",
    "place": "Rådhuset",
    "online_link": "",
}
LANGUAGES = ("nb", "nn", "en")
TEXT = "Vi ser at to elever ikke har noen.\nDet vil vi endre."


def text_of(answer: HttpResponse) -> str:
    return unescape(answer.content.decode()).replace("\xa0", " ")


def speaking(cast: Cast, part: str, language: str) -> Client:
    """A client of somebody who has chosen that language."""
    cast[part].language = language
    cast[part].save()
    return cast.client(part)


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """The example plan at Ås skole."""
    made = plan_actions.begin_plan(
        school=cast.hill, network=cast.network, first_year=2026, years=5, by=cast["principal"]
    )
    plan_actions.pour(
        plan=made, contents=example_contents("nb", 2026), source="example", by=cast["principal"]
    )
    return made


# ---- wrong dates, overlapping sessions -----------------------------------------------------------


def ask(cast: Cast, language: str, **changed: str) -> HttpResponse:
    client = speaking(cast, "convenor", language)
    with time_machine.travel(NOON, tick=False):
        return client.post(f"/networks/{cast.network.pk}/sessions/new/", {**ASKED, **changed})


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-08-20", ("Det tidspunktet har vært", "Det tidspunktet har vore", "That time has passed")),
        ("2026-13-45", ("Skriv en dato", "Skriv ein dato", "valid date")),
        ("", ("Fyll ut dette feltet", "Fyll ut dette feltet", "Fill in this field")),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_date(cast: Cast, language: str, day: str, words: tuple[str, str, str]) -> None:
    page = text_of(ask(cast, language, day=day))
    assert words[LANGUAGES.index(language)] in page
    assert 'href="#id_day"' in page
    assert 'value="Rådhuset"' in page
    assert not day or f'value="{day}"' in page
    assert not NetworkSession.objects.exists()


def standing(cast: Cast) -> NetworkSession:
    start = datetime(2026, 10, 6, 13, 0, tzinfo=OSLO)
    return plan_session(
        year=cast.year, kind="middle", starts_at=start, place="Biblioteket", by=cast["convenor"]
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nb", "Nettverket har alt samling"),
        ("nn", "Nettverket har alt samling"),
        ("en", "already has session"),
    ],
)
def test_overlapping_sessions(cast: Cast, language: str, words: str) -> None:
    standing(cast)
    page = text_of(ask(cast, language, clock="14:00"))
    assert words in page
    assert 'href="#id_clock"' in page
    assert 'value="Rådhuset"' in page
    assert 'value="14:00"' in page
    assert NetworkSession.objects.get().place == "Biblioteket"


# ---- a plan too short for its stage, an indicator without unit -----------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_too_short_for_its_stage(cast: Cast, plan: Plan, language: str) -> None:
    client = speaking(cast, "principal", language)
    goals = [goal.title for goal in plan.goals.all()]
    client.post(reverse("plans:set_length", args=[plan.pk]), {"years": 4, "stage": "draft", "length": "1"})
    page = text_of(client.get(reverse("plans:plan", args=[plan.pk])))
    assert ("Planen er for kort", "Planen er for kort", "The plan is too short")[
        LANGUAGES.index(language)
    ] in page
    plan.refresh_from_db()
    assert (plan.years, plan.stage) == (4, "draft")
    assert [goal.title for goal in plan.goals.all()] == goals


@pytest.mark.parametrize("years", ["2", "99", "fem", ""])
def test_a_length_that_no_plan_has(cast: Cast, plan: Plan, years: str) -> None:
    answer = cast.client("principal").post(
        reverse("plans:set_length", args=[plan.pk]),
        {"years": years, "stage": "final", "length": "1"},
        follow=True,
    )
    assert "En plan går over tre til ti skoleår" in text_of(answer)
    before = (plan.years, plan.stage)
    plan.refresh_from_db()
    assert (plan.years, plan.stage) == before


@pytest.mark.parametrize(
    ("language", "words"),
    [("nb", "et tall uten enhet"), ("nn", "eit tal utan eining"), ("en", "has a figure without a unit")],
)
def test_an_indicator_without_unit(cast: Cast, plan: Plan, language: str, words: str) -> None:
    row, client = first(plan, "indicator"), speaking(cast, "principal", language)
    row.readings.all().delete()
    plan_actions.become(plan=plan, stage="draft", by=cast["principal"])
    bare = indicator_data(row, unit="", baseline="", target="", source="Tre spørsmål i mai")
    assert client.post(reverse("plans:save_row", args=["indicator", row.pk]), bare).status_code == 302
    assert words in text_of(client.get(reverse("plans:plan", args=[plan.pk])))
    row.refresh_from_db()
    assert (row.unit, row.source) == ("", "Tre spørsmål i mai")
    assert not Indicator.objects.filter(goal__plan=plan, unit="", kind="number").exclude(pk=row.pk).exists()


# ---- a survey link that leads nowhere ------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nb", "Vi kjenner ikke denne adressen"),
        ("nn", "Vi kjenner ikkje denne adressa"),
        ("en", "We do not know this address"),
    ],
)
def test_an_unknown_survey_link(db: None, language: str, words: str) -> None:
    answer = Client().get(f"/s/0000000000/?l={language}")
    assert answer.status_code == 404
    assert words in text_of(answer)


@pytest.mark.parametrize(
    ("language", "words"),
    [("nb", "Undersøkelsen er lukket"), ("nn", "Undersøkinga er lukka"), ("en", "The survey is closed")],
)
def test_a_closed_survey_link(cast: Cast, language: str, words: str) -> None:
    round_ = closed(cast, 6)
    before = AnswerSheet.objects.count()
    assert words in text_of(Client().post(f"/s/{round_.token}/?l={language}"))
    cast.hill.language = language
    cast.hill.save()
    assert words in text_of(Client().get(f"/s/{round_.token}/"))
    assert AnswerSheet.objects.count() == before


def test_a_survey_link_opened_again_takes_another_sheet_only_when_one_is_sent(cast: Cast) -> None:
    round_ = opened(cast)
    for _time in range(3):
        assert Client().post(f"/s/{round_.token}/", {"l": "nb"}).status_code == 303
    assert not AnswerSheet.objects.exists()


# ---- a foreign school's address typed by hand ----------------------------------------------------


@pytest.mark.parametrize(
    ("language", "words"),
    [("nb", "Vi finner ikke"), ("nn", "Vi finn ikkje"), ("en", "We cannot find that page")],
)
def test_a_foreign_schools_address(cast: Cast, plan: Plan, language: str, words: str) -> None:
    client = speaking(cast, "outsider", language)
    text = {"vision": "Ikke min"}
    for answer in (
        client.get(reverse("plans:plan", args=[plan.pk])),
        client.get(reverse("plans:plan", args=[999_999])),
        client.post(reverse("plans:part", args=[plan.pk, "vision"]), text),
        client.get(f"/networks/{cast.network.pk}/"),
    ):
        assert answer.status_code == 404
        assert words in text_of(answer)
        assert cast.hill.name not in text_of(answer)
    before = plan.vision
    plan.refresh_from_db()
    assert plan.vision == before


# ---- a form sent twice ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "words"),
    [("nb", "er alt planlagt"), ("nn", "er alt planlagd"), ("en", "is planned already")],
)
def test_a_form_sent_twice(cast: Cast, language: str, words: str) -> None:
    assert ask(cast, language).status_code == 302
    entries = Entry.objects.count()
    again = ask(cast, language)
    session = NetworkSession.objects.get()
    assert again["Location"] == f"/sessions/{session.pk}/"
    assert words in str(next(iter(get_messages(again.wsgi_request))))
    assert Entry.objects.count() == entries


def test_another_place_at_the_same_time_is_no_second_press(cast: Cast) -> None:
    ask(cast, "nb")
    page = text_of(ask(cast, "nb", place="Biblioteket"))
    assert "Nettverket har alt samling" in page
    assert 'value="Biblioteket"' in page
    assert NetworkSession.objects.get().place == "Rådhuset"


# ---- the sign-in runs out in the middle of writing -----------------------------------------------


def fields_of(answer: HttpResponse) -> dict[str, str]:
    """What the form on the page would send."""
    form = answer.content.decode().split('<form class="formbox"')[1].split("</form>")[0]
    hidden = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', form)
    texts = re.findall(r'<textarea[^>]* name="([^"]*)"[^>]*>\n(.*?)</textarea>', form, re.S)
    return {unescape(name): unescape(value) for name, value in [*hidden, *texts]}


FROM_HERE = {"Origin": "http://testserver"}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nb", "Det du skrev, står på denne siden"),
        ("nn", "Det du skreiv, står på denne sida"),
        ("en", "What you wrote stands on this page"),
    ],
)
def test_signed_out_while_writing_without_script(cast: Cast, plan: Plan, language: str, words: str) -> None:
    """All the way: signed out, signed in again in a new window, sent again, saved."""
    browser, address = Client(enforce_csrf_checks=True), reverse("plans:log", args=[plan.pk])
    cast["principal"].language = language
    cast["principal"].save()
    browser.force_login(cast["principal"])
    browser.get(address)
    today = timezone.localdate().isoformat()
    token = browser.cookies["csrftoken"].value
    del browser.cookies["sessionid"]
    typed = {"csrfmiddlewaretoken": token, "on": today, "kind": "story", "text": TEXT}

    out = browser.post(address, typed, headers=FROM_HERE)
    assert out.status_code == 401
    assert words in text_of(out)
    assert out["Cache-Control"] == "no-store"
    assert 'name="language"' not in text_of(out)
    kept = fields_of(out)
    assert (kept["text"], kept["on"]) == (TEXT, today)
    assert not LogEntry.objects.filter(text=TEXT).exists()

    browser.force_login(cast["principal"])
    browser.cookies["csrftoken"] = "n" * 32  # signing in gives a new one
    stale = browser.post(address, kept, headers=FROM_HERE)
    assert stale.status_code == 403
    assert words in text_of(stale)
    fresh = fields_of(stale)
    assert fresh["text"] == TEXT
    assert browser.post(address, fresh, headers=FROM_HERE).status_code == 302
    assert LogEntry.objects.filter(text=TEXT).count() == 1


@pytest.mark.parametrize("headers", [{}, {"Origin": "http://elsewhere.no"}, {"Origin": "null"}])
def test_nobody_elses_words_are_offered_for_sending(cast: Cast, plan: Plan, headers: dict[str, str]) -> None:
    address = reverse("plans:part", args=[plan.pk, "vision"])
    answer = Client().post(address, {"vision": TEXT}, headers=headers)
    assert answer.status_code == 302
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cast["principal"])
    refused = browser.post(address, {"vision": TEXT}, headers=headers)
    assert refused.status_code == 403
    assert TEXT not in text_of(refused)


def test_a_password_is_never_shown_again(cast: Cast) -> None:
    secret = {"oldpassword": PASSWORD, "password1": "ny lang setning", "password2": "ny lang setning"}
    answer = Client().post("/accounts/password/change/", secret, headers=FROM_HERE)
    assert answer.status_code == 302
    assert cast["principal"].check_password(PASSWORD)


# ---- a mailed link pressed by a scanner first ----------------------------------------------------


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_a_scanner_presses_the_invitation_first(cast: Cast, language: str) -> None:
    cast.hill.language = language
    cast.hill.save()
    sent = invite(
        email="ny@example.no", name="Nina", office=Office(Role.LEADER, school=cast.hill), by=cast["principal"]
    )
    address, before = f"/invitation/{sent.token}/", Invitation.objects.values().get()
    scanner = Client()
    assert scanner.get(address)["Content-Language"] == language
    assert scanner.head(address).status_code == 200
    assert scanner.options(address).status_code in (200, 405)
    assert Invitation.objects.values().get() == before
    assert Client().post(address, {"way": "code"}).status_code == 302
