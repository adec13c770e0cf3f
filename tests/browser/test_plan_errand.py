"""The principal's errand: the plan from nothing to shared and handed out; and what goes wrong on the way."""

import re
from datetime import date, timedelta

from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from plans.models import Goal, Indicator, Plan
from tests.browser.conftest import Open, Visit, look_at
from tests.cast import Cast

SAVED = re.compile(r"Alt er lagret, \d\d\.\d\d")
CHALLENGE = "Vi er få, og to har sluttet."


def press(page: Page, name: str | re.Pattern[str]) -> None:
    """Press the button with these words."""
    page.get_by_role("button", name=name).click()


def follow(page: Page, name: str | re.Pattern[str]) -> None:
    """Follow the first link with these words."""
    page.locator("main").get_by_role("link", name=name).first.click()


def write(page: Page, place: Page | Locator, texts: dict[str, str]) -> None:
    """Write in fields that save themselves, until everything is saved."""
    for label, text in texts.items():
        field = place.get_by_label(label, exact=True)
        field.fill(text)
        with page.expect_response("**/writing/**") as answer:
            field.press("Tab")
        assert answer.value.ok
    expect(page.locator("[data-saved]:not([hidden])")).to_contain_text(SAVED)


def enter(place: Locator, values: dict[str, str | date]) -> None:
    """Enter figures, dates and short words, which are saved when the field is left."""
    for label, value in values.items():
        field = place.get_by_label(label, exact=True)
        field.fill(str(value))
        field.blur()
    expect(place.locator(".plainsaved").first).to_contain_text(re.compile(r"Lagret \d\d\.\d\d"))


def region(page: Page, name: str) -> Locator:
    """The box with this heading."""
    return page.get_by_role("region", name=name, exact=True)


def missing(page: Page) -> int:
    """How many things the plan's own page says are missing."""
    return page.locator(".miss ul.checks > li").count()


def _begin(page: Page, visit: Visit, cast: Cast) -> Plan:
    visit(page, "/")
    follow(page, "Lag en skisse")
    expect(page.get_by_role("heading", level=1)).to_have_text("Begynn på planen")
    page.get_by_label("En tom plan").check()
    press(page, "Begynn på planen")
    return Plan.objects.get(school=cast.hill)


def _project_to_vision(page: Page) -> None:
    write(
        page,
        page,
        {
            "Hvorfor vi gjør dette": "Noen elever blir ikke sett.",
            "Organisering": "Ledelsen møtes hver tirsdag.",
            "Personalets medvirkning": "Personalmøtet 3. september.",
            "Gruppene i lærermodulen": "To grupper.",
            "Slik følges planen opp": "Hver måned.",
        },
    )
    look_at(page)
    follow(page, re.compile("^Neste: "))
    write(page, page, {"Relasjonen i dag": "De fleste trives.", "Hvordan vet dere det?": "Elevsamtalene."})
    follow(page, re.compile("^Neste: "))
    press(page, "Legg til en verdi")
    write(
        page, region(page, "Verdi 1"), {"Verdi": "Å bli sett", "Hva krever den av hver enkelt?": "Vi hilser."}
    )
    follow(page, re.compile("^Neste: "))
    write(
        page, page, {"Visjon": "Alle elever har en voksen.", "Når er visjonen nådd?": "Når ingen er alene."}
    )
    follow(page, re.compile("^Neste: "))


def _goals(page: Page, plan: Plan) -> None:
    press(page, "Legg til et mål")
    goal = region(page, "Mål 1")
    write(page, goal, {"Hva vil dere oppnå?": "Alle blir møtt ved navn"})
    goal.get_by_text("Å bli sett").click()
    expect(goal.locator(".plainsaved").first).to_contain_text("Lagret")
    press(page, "Legg til en måling")
    write(
        page,
        goal,
        {"Hva måler dere?": "Elever som blir hilst på", "Hvor henter dere tallet?": "Elevsamtalene"},
    )
    figures = {"Enhet": "prosent", "Startverdi": "40", "Målt når?": plan.starts_on - timedelta(days=30)}
    enter(goal.locator(".indicatorfold"), {**figures, "Mål": "90", "Nådd når?": plan.ends_on})
    goal.locator("summary", has_text="Delmål").click()
    press(page, "Legg til et delmål")
    write(page, goal, {"Delmål": "Alle voksne kan navnene"})
    look_at(page)


def _strategy_and_challenges(page: Page, plan: Plan) -> None:
    press(page, "Legg til en strategi")
    write(page, page, {"Hvordan går dere fram?": "Vi begynner ved døra"})
    press(page, "Legg til et tiltak")
    measure = page.locator(".measurefold")
    texts = {
        "Hva vil dere gjøre?": "Hilse ved døra",
        "Ansvarlig person": "Tone Berg",
        "Funksjon": "Inspektør",
    }
    write(page, measure, texts)
    enter(measure, {"Fra": plan.starts_on, "Til": plan.starts_on + timedelta(days=200)})
    look_at(page)
    follow(page, re.compile("^Neste: "))
    write(page, page, {"Hovedutfordringer": CHALLENGE})
    press(page, "Legg til en interessent")
    texts = {"Hvem": "Foreldrene", "Hva som står på spill": "Tilliten", "Hva vi gjør": "Vi ringer hjem"}
    write(page, region(page, "Interessent 1"), texts)


def _measure_and_move(page: Page, visit: Visit, plan: Plan) -> None:
    visit(page, f"/plans/{plan.pk}/parts/goals/")
    page.locator(".indicatorfold summary").first.click()
    follow(page, "Målinger, figur og delmål år for år")
    expect(page).to_have_url(re.compile("/plans/indicators/"))
    page.get_by_label("Tall").fill("52,5")
    press(page, "Legg til målingen")
    expect(page.locator(".readinglist")).to_contain_text("52,5 prosent")
    chart = page.get_by_role("region", name="Mot startverdi og mål")
    expect(chart.get_by_role("img").first).to_be_visible()
    expect(chart.locator("svg").first).to_contain_text("52,5")
    look_at(page)
    follow(page, "Tilbake til målet")
    press(page, "Legg til et mål")
    write(page, region(page, "Mål 2"), {"Hva vil dere oppnå?": "Alle har en venn"})
    page.get_by_role("button", name="Opp: flytt mål 2").focus()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("er flyttet til plass 1")
    expect(region(page, "Mål 1").get_by_label("Hva vil dere oppnå?")).to_have_value("Alle har en venn")
    expect(page.get_by_role("button", name="Ned: flytt mål 1")).to_be_focused()


def _remove_and_undo(page: Page, visit: Visit, plan: Plan) -> None:
    visit(page, f"/plans/{plan.pk}/parts/strategy/")
    page.wait_for_load_state("networkidle")
    page.locator(".measurefold summary").first.click()
    press(page, re.compile("^Fjern tiltak 1"))
    expect(page.locator(".measurefold")).to_have_count(0)
    press(page, "Angre")
    expect(page.locator(".measurefold")).to_contain_text("Hilse ved døra")


def _share(page: Page, visit: Visit, plan: Plan) -> None:
    visit(page, f"/plans/{plan.pk}/")
    follow(page, "Del og del ut")
    page.get_by_label("Nettverket", exact=True).check()
    page.get_by_label("RKBU", exact=True).check()
    press(page, "Del denne versjonen")
    expect(page.locator("body")).to_contain_text("Versjon 1 er delt med")
    follow(page, "Slik ser RKBU dere")
    expect(page.locator("main")).to_contain_text("Slik ser RKBU dere")
    look_at(page)


def _hand_out(page: Page, visit: Visit, plan: Plan) -> str:
    visit(page, f"/plans/{plan.pk}/sharing/")
    follow(page, "Del ut planen")
    press(page, "Se hvordan andre ser planen")
    expect(page.locator("main")).to_contain_text("Slik ser andre planen")
    expect(page.locator("main")).not_to_contain_text("Tone Berg")
    assert "csrf" not in page.url
    press(page, "Del ut planen")
    return page.get_by_label("Lenken").input_value()


def _read_as_a_stranger(reader: Page, link: str) -> None:
    reader.goto(link)
    text = reader.locator("main")
    expect(text).to_contain_text("Alle blir møtt ved navn")
    expect(text).to_contain_text("Inspektør")
    for held_back in ("Tone Berg", CHALLENGE, "Foreldrene"):
        expect(text).not_to_contain_text(held_back)
    look_at(reader)


def test_from_nothing_to_a_plan_that_is_handed_out(
    cast: Cast, signed_in: Open, stranger: Open, visit: Visit, live_server: LiveServer
) -> None:
    page = signed_in("principal")
    plan = _begin(page, visit, cast)
    visit(page, f"/plans/{plan.pk}/")
    at_first = missing(page)
    follow(page, "Skriv videre")
    _project_to_vision(page)
    _goals(page, plan)
    follow(page, re.compile("^Neste: "))
    _strategy_and_challenges(page, plan)
    visit(page, f"/plans/{plan.pk}/")
    assert missing(page) < at_first
    _measure_and_move(page, visit, plan)
    _remove_and_undo(page, visit, plan)
    _share(page, visit, plan)
    _read_as_a_stranger(stranger(), _hand_out(page, visit, plan))
    paper = page.context.request.get(f"{live_server.url}/plans/{plan.pk}/plan.pdf")
    assert (paper.status, paper.headers["content-type"]) == (200, "application/pdf")


def _plan(cast: Cast) -> Plan:
    return Plan.objects.create(school=cast.hill, network=cast.network, first_year=2026, laid_year=2026)


def test_figures_that_do_not_agree_are_said_beside_the_field(
    cast: Cast, signed_in: Open, visit: Visit
) -> None:
    plan = _plan(cast)
    row = Indicator.objects.create(goal=Goal.objects.create(plan=plan, title="Alle blir sett"))
    page = visit(signed_in("principal"), f"/plans/{plan.pk}/parts/goals/")
    page.get_by_label("Startverdi").fill("40")
    page.get_by_label("Startverdi").blur()
    beside = page.locator(".ds-field", has=page.get_by_label("Enhet", exact=True))
    expect(beside).to_contain_text("Skriv hva tallene teller")
    page.get_by_label("Enhet", exact=True).fill("prosent")
    fold = page.locator(".indicatorfold")
    target = fold.get_by_label("Mål", exact=True)
    target.fill("30")
    target.blur()
    expect(beside).not_to_contain_text("Skriv hva tallene teller")
    at_target = fold.locator(".ds-field", has=page.get_by_label("Mål", exact=True))
    expect(at_target).to_contain_text("Tallet skal opp, så målet må være høyere enn startverdien.")
    expect(target).to_have_value("30")
    look_at(page)
    row.refresh_from_db()
    assert row.target is None
    target.fill("90")
    target.blur()
    expect(page.locator(".indicatorfold .plainsaved")).to_contain_text("Lagret")
    row.refresh_from_db()
    assert (row.baseline, row.target, row.unit) == (40, 90, "prosent")


def test_two_write_in_the_same_field(cast: Cast, signed_in: Open, visit: Visit) -> None:
    plan = _plan(cast)
    address = f"/plans/{plan.pk}/parts/today/"
    mine, theirs = visit(signed_in("principal"), address), visit(signed_in("leader"), address)
    write(theirs, theirs, {"Relasjonen i dag": "Teksten til Tone."})
    mine.get_by_label("Relasjonen i dag", exact=True).fill("Teksten til Anders.")
    panel = mine.locator("[data-clash]")
    expect(panel).to_contain_text("Tone Berg har skrevet i samme felt")
    for text in ("Teksten til Tone.", "Teksten til Anders."):
        expect(panel).to_contain_text(text)
    look_at(mine)
    panel.get_by_role("button", name="Bruk min").click()
    expect(mine.locator("[data-saved]:not([hidden])")).to_contain_text(SAVED)
    visit(mine, address)
    follow(mine, re.compile("^Historikk"))
    expect(mine.locator("main")).to_contain_text("Teksten til Tone.")
    expect(mine.locator("main ins").first).to_have_text("Anders")
    plan.refresh_from_db()
    assert plan.relation_today == "Teksten til Anders."
