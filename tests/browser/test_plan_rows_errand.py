"""The rows of a plan without a mouse, by dragging, without network, signed out, and two people in one row."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from foundation.writing.models import Revision
from plans.models import Goal, Indicator, Measure, Plan, Strategy, Value
from tests.browser.conftest import Open, Visit, breaks_down, eventually, look_at
from tests.cast import PASSWORD, Cast

IN_SIGHT = """(element) => {
  const box = element.getBoundingClientRect();
  const bar = document.querySelector(".savebar").getBoundingClientRect();
  const style = getComputedStyle(element);
  const isMarked = style.outlineStyle !== "none" || style.boxShadow !== "none";
  return isMarked && box.top >= bar.bottom - 1 && box.top < innerHeight && box.width > 0;
}"""


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """Two values; two goals with a strategy each; one measure."""
    plan = Plan.objects.create(school=cast.hill, network=cast.network, first_year=2026, laid_year=2026)
    for place, name in enumerate(("Nærhet", "Mot"), start=1):
        Value.objects.create(plan=plan, position=place, name=name)
    for place, title in enumerate(("Alle blir sett", "Timene er trygge"), start=1):
        goal = Goal.objects.create(plan=plan, position=place, title=title)
        Strategy.objects.create(goal=goal, title=f"Vei til mål {place}", position=1)
    Measure.objects.create(strategy=Strategy.objects.earliest("pk"), title="Hilse ved døra", position=1)
    return plan


@pytest.fixture
def write(signed_in: Open, visit: Visit, plan: Plan) -> Callable[..., Page]:
    """`write("goals")` is the principal with that part open."""
    return lambda part, who="principal": visit(signed_in(who), f"/plans/{plan.pk}/parts/{part}/")


def titles() -> list[str]:
    return [goal.title for goal in Goal.objects.there()]


def line(page: Page) -> Locator:
    return page.locator("[data-saved]:not([hidden])")


def saved(page: Page) -> None:
    expect(line(page).first).to_contain_text(re.compile(r"Alt er lagret, \d\d\.\d\d"))


def press(page: Page, place: Locator) -> None:
    """Focus the control as Tab does, see that it is in sight, and press it by the keyboard."""
    place.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(place).to_be_focused()
    page.keyboard.press("Enter")


def lands(page: Page, place: Locator) -> Locator:
    """The focus is there, marked, and not behind the line on top."""
    expect(place).to_be_focused()
    eventually(page, lambda: place.evaluate(IN_SIGHT), "focus in sight")
    return place


def box(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name, exact=True)


def test_goals_and_how_they_are_measured_by_keyboard_alone(write: Callable[..., Page], plan: Plan) -> None:
    page = write("goals")
    press(page, page.get_by_role("button", name="Legg til et mål"))
    lands(page, box(page, "Mål 3").get_by_label("Hva vil dere oppnå?"))
    page.keyboard.type("Alle har en venn")
    saved(page)
    press(page, page.get_by_role("button", name="Opp: flytt mål 3"))
    lands(page, page.get_by_role("button", name="Opp: flytt mål 2"))
    page.keyboard.press("Enter")
    lands(page, page.get_by_role("button", name="Ned: flytt mål 1"))
    assert titles() == ["Alle har en venn", "Alle blir sett", "Timene er trygge"]
    press(page, box(page, "Mål 1").get_by_role("button", name="Legg til en måling"))
    lands(page, box(page, "Mål 1").get_by_label("Hva måler dere?"))
    page.keyboard.type("Elever med en venn")
    saved(page)
    press(page, page.get_by_role("link", name="Flytt til et annet sted").first)
    lands(page, page.get_by_label("Hører til"))
    page.keyboard.press("ArrowDown")
    press(page, page.get_by_role("button", name="Flytt dit"))
    lands(page, box(page, "Mål 2").locator(".indicatorfold > summary"))
    assert Indicator.objects.get().goal.title == "Alle blir sett"
    look_at(page)
    press(page, page.get_by_role("button", name="Fjern mål 1"))
    lands(page, page.get_by_role("button", name="Angre"))
    assert titles() == ["Alle blir sett", "Timene er trygge"]
    page.keyboard.press("Enter")
    lands(page, page.get_by_role("heading", name="Mål 1"))
    assert titles() == ["Alle har en venn", "Alle blir sett", "Timene er trygge"]
    _from_the_library(page)


def _from_the_library(page: Page) -> None:
    """A way of measuring from the library lands open in its goal, with unit and source filled in."""
    goal = box(page, "Mål 1")
    press(page, goal.locator(".library > summary"))
    goal.get_by_label("Velg fra biblioteket", exact=True).select_option("bullied")
    look_at(page)
    press(page, goal.get_by_role("button", name="Legg til fra biblioteket"))
    expect(lands(page, goal.get_by_label("Hva måler dere?"))).to_have_value(re.compile("mobbet"))
    expect(goal.get_by_label("Enhet")).to_have_value("prosent")
    expect(goal.get_by_label("Hvor henter dere tallet?")).not_to_have_value("")


def test_strategies_and_measures_by_keyboard_alone(write: Callable[..., Page], plan: Plan) -> None:
    page = write("strategy")
    first_goal = box(page, "Mål 1: Alle blir sett")
    press(page, first_goal.get_by_role("button", name="Legg til en strategi"))
    lands(page, page.get_by_label("Hvordan går dere fram?").nth(1))
    page.keyboard.type("Vi deler på elevene")
    saved(page)
    press(page, page.get_by_role("button", name="Legg til et tiltak").nth(1))
    lands(page, page.get_by_label("Hva vil dere gjøre?").nth(1))
    page.keyboard.type("Relasjonskart")
    page.keyboard.press("Enter")  # saves, and leaves one where one is
    saved(page)
    expect(page.get_by_label("Hva vil dere gjøre?").nth(1)).to_be_focused()
    fold = page.locator(".measurefold[open]")
    press(page, fold.get_by_role("link", name="Flytt til et annet sted"))
    lands(page, fold.get_by_label("Hører til"))
    page.keyboard.press("ArrowUp")
    press(page, fold.get_by_role("button", name="Flytt dit"))
    lands(page, page.locator(".measurefold", has_text="Relasjonskart").locator("> summary"))
    press(page, page.get_by_role("button", name="Opp: flytt tiltak 2"))
    lands(page, page.get_by_role("button", name="Ned: flytt tiltak 1"))
    assert [m.title for m in Measure.objects.there()] == ["Relasjonskart", "Hilse ved døra"]
    press(page, page.get_by_role("button", name="Fjern tiltak 1"))
    lands(page, page.get_by_role("button", name="Angre"))
    page.keyboard.press("Enter")
    lands(page, page.locator(".measurefold", has_text="Relasjonskart").locator("> summary"))
    press(page, page.get_by_role("button", name="Opp: flytt strategi 2"))
    lands(page, page.get_by_role("button", name="Ned: flytt strategi 1"))
    assert [s.title for s in Strategy.objects.there().filter(goal__title="Alle blir sett")] == [
        "Vi deler på elevene",
        "Vei til mål 1",
    ]


def take(page: Page, row: Locator, onto: Locator) -> None:
    """Take the row by its heading and hold it over the lower half of another."""
    handle = row.locator("[data-handle]").first
    handle.hover()
    page.mouse.down()
    x, y = middle(handle, 0.5)
    page.mouse.move(x + 15, y + 15, steps=5)
    expect(page.locator(".is-sorting")).to_be_visible()
    page.mouse.move(*middle(onto, 0.5), steps=4)
    page.mouse.move(*middle(onto, 0.9), steps=4)


def drag(page: Page, row: Locator, onto: Locator) -> None:
    """Take the row there, and let it go."""
    take(page, row, onto)
    page.mouse.up()


def middle(place: Locator, down: float) -> tuple[float, float]:
    """A point in the place, so far down in it."""
    box = place.bounding_box()
    assert box is not None
    return box["x"] + min(60, box["width"] / 2), box["y"] + box["height"] * down


def test_rows_are_dragged_with_the_mouse(write: Callable[..., Page], plan: Plan) -> None:
    page = write("values")
    values = page.locator("section[id^=value-]")
    drag(page, values.nth(0), values.nth(1))
    expect(page.get_by_text("Verdien er flyttet til plass 2.")).to_be_visible()
    expect(box(page, "Verdi 2").get_by_label("Verdi", exact=True)).to_have_value("Nærhet")
    expect(page.get_by_role("button", name="Opp: flytt verdi 2")).to_be_focused()
    assert [value.name for value in Value.objects.there()] == ["Mot", "Nærhet"]
    strategy = Strategy.objects.earliest("pk")
    Measure.objects.create(strategy=strategy, title="Ringe hjem", position=2)
    Strategy.objects.create(goal=strategy.goal, title="En vei til", position=2)
    page.goto(page.url.split("/parts/")[0] + "/parts/strategy/")
    folds = page.locator(".measurefold")
    drag(page, folds.nth(0), folds.nth(1))
    expect(page.get_by_text("Tiltaket er flyttet til plass 2.")).to_be_visible()
    assert [m.title for m in Measure.objects.there()] == ["Ringe hjem", "Hilse ved døra"]
    boxes = page.locator("section[id^=strategy-]")
    drag(page, boxes.nth(0), boxes.nth(1))
    expect(page.get_by_text("Strategien er flyttet til plass 2.")).to_be_visible()
    assert [s.title for s in strategy.goal.strategies.all()] == ["En vei til", "Vei til mål 1"]
    take(page, boxes.nth(0), boxes.nth(1))
    page.keyboard.press("Escape")  # nothing is moved after all
    expect(page.locator(".is-sorting")).to_have_count(0)
    page.mouse.up()
    expect(boxes.nth(0).get_by_label("Hvordan går dere fram?")).to_have_value("En vei til")


def swipe(page: Page, start: tuple[float, float], *stops: tuple[float, float]) -> None:
    """A finger from the start by way of the stops, and up."""
    hand = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        hand.send(
            "Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]}
        )

    touch("touchStart", start)
    for stop in stops:
        touch("touchMove", stop)
    touch("touchEnd")


def test_rows_are_dragged_with_a_finger_and_the_page_still_scrolls(
    signed_in: Open, visit: Visit, plan: Plan
) -> None:
    page = visit(
        signed_in("principal", phone=True, has_touch=True, is_mobile=True), f"/plans/{plan.pk}/parts/values/"
    )
    values = page.locator("section[id^=value-]")
    heading = values.nth(0).get_by_role("heading")
    heading.scroll_into_view_if_needed()
    box = heading.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] - 4, box["y"] + box["height"] / 2
    before = page.evaluate("scrollY")
    swipe(page, (x, y), *[(x, y - step) for step in range(15, 200, 15)])
    eventually(page, lambda: page.evaluate("scrollY") > before + 50, "scrolling")
    assert [value.name for value in Value.objects.there()] == ["Nærhet", "Mot"]
    values.nth(0).locator(".grip").evaluate("(grip) => grip.scrollIntoView({block: 'center'})")
    x, y = middle(values.nth(0).locator(".grip"), 0.5)
    swipe(page, (x, y), (x, y + 10), *[(x, y + step) for step in range(20, 200, 20)])
    expect(page.get_by_text("Verdien er flyttet til plass 2.")).to_be_visible()
    assert [value.name for value in Value.objects.there()] == ["Mot", "Nærhet"]


def opened_measure(page: Page) -> Locator:
    fold = page.locator(".measurefold").first
    if fold.get_attribute("open") is None:
        fold.locator("> summary").click()
    return fold


def test_the_network_is_cut_in_the_middle_and_comes_back(
    write: Callable[..., Page], plan: Plan, live_server: LiveServer
) -> None:
    """Texts, dates and choices are kept; adding needs the network and says so; a tab that breaks down loses nothing."""
    page = write("strategy")
    context, fold = page.context, opened_measure(page)
    context.set_offline(True)
    fold.get_by_label("Hva som gjøres").fill("Vi står i døra.")
    fold.get_by_label("Fra", exact=True).fill("2026-09-01")
    fold.get_by_label("Tilstand").select_option("going")
    expect(line(page).first).to_contain_text("Du er ikke på nett. Teksten er lagret på denne maskinen.")
    expect(fold.locator(".plainsaved")).to_have_text("Ikke lagret ennå")
    page.get_by_role("button", name="Legg til et tiltak").first.click()
    expect(page.get_by_text("Du er ikke på nett. Ingenting ble sendt")).to_be_visible()
    expect(fold.get_by_label("Hva som gjøres")).to_have_value("Vi står i døra.")
    look_at(page)
    breaks_down(page)
    context.set_offline(False)
    page = context.new_page()
    page.goto(f"{live_server.url}/plans/{plan.pk}/parts/strategy/")
    saved(page)
    fold = opened_measure(page)
    expect(fold.get_by_label("Fra", exact=True)).to_have_value("2026-09-01")
    expect(fold.locator(".plainsaved")).to_contain_text("Lagret")
    kept = {"description": "Vi står i døra.", "starts_on": date(2026, 9, 1), "state": "going"}
    eventually(page, Measure.objects.filter(**kept).exists, "what lay in the browser in its row")
    context.set_offline(True)
    fold.get_by_label("Til", exact=True).fill("2027-06-01")
    expect(line(page).first).to_contain_text("Du er ikke på nett")
    context.set_offline(False)
    saved(page)
    eventually(page, Measure.objects.filter(**kept, ends_on=date(2027, 6, 1)).exists, "the last date too")


def test_the_sign_in_runs_out_in_the_middle_of_a_row(write: Callable[..., Page], cast: Cast) -> None:
    page = write("strategy")
    fold = opened_measure(page)
    Session.objects.all().delete()
    fold.get_by_label("Fra", exact=True).fill("2026-09-01")
    fold.get_by_label("Hva som gjøres").fill("Vi står i døra.")
    expect(line(page).first).to_contain_text("Du er logget ut. Teksten er lagret på denne maskinen.")
    look_at(page)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Logg inn igjen i et nytt vindu").click()
    window = opened.value
    window.fill("[name=login]", cast["principal"].email)
    window.fill("[name=password]", PASSWORD)
    window.press("[name=password]", "Enter")
    expect(window.get_by_role("heading", level=1)).to_contain_text("logget inn igjen")
    page.bring_to_front()
    saved(page)
    expect(fold.locator(".plainsaved")).to_contain_text(re.compile(r"Lagret \d\d\.\d\d"))
    expect(fold.get_by_label("Hva som gjøres")).to_have_value("Vi står i døra.")
    row = Measure.objects.get()
    assert (row.description, row.starts_on) == ("Vi står i døra.", date(2026, 9, 1))


def test_two_people_in_one_row_do_not_undo_each_other(write: Callable[..., Page]) -> None:
    """Each changes something else; then both the same: both values are told, and in the history."""
    mine, theirs = write("strategy"), write("strategy", "leader")
    hers, my = opened_measure(theirs), opened_measure(mine)
    hers.get_by_label("Fra", exact=True).fill("2026-09-01")
    hers.get_by_label("Til", exact=True).fill("2027-05-01")
    eventually(theirs, Measure.objects.filter(ends_on=date(2027, 5, 1)).exists, "her dates")
    my.get_by_label("Tilstand").select_option("going")
    expect(my.locator(".plainsaved")).to_contain_text("Lagret")
    row = Measure.objects.get()
    assert (row.starts_on, row.state) == (date(2026, 9, 1), "going")
    my.get_by_label("Til", exact=True).fill("2026-12-18")
    expect(my).to_contain_text("Noen andre har endret dette i mellomtiden. Du hadde: 18. desember 2026")
    expect(my.get_by_label("Til", exact=True)).to_have_value("2027-05-01")
    look_at(mine)
    my.get_by_role("button", name="Bruk min").click()
    expect(my.get_by_label("Til", exact=True)).to_have_value("2026-12-18")
    eventually(mine, Measure.objects.filter(ends_on=date(2026, 12, 18)).exists, "mine after all")
    expect(my.get_by_text("Noen andre har endret dette")).to_have_count(0)
    ends = Revision.objects.of("plans.measure", row.pk, "ends_on")
    assert [one.value.replace("\xa0", " ") for one in ends] == ["18. desember 2026", "1. mai 2027"]


def test_a_kept_choice_that_came_too_late_is_told_and_does_not_win(
    write: Callable[..., Page], live_server: LiveServer
) -> None:
    page = write("strategy")
    context, address = page.context, page.url
    context.set_offline(True)
    opened_measure(page).get_by_label("Tilstand").select_option("dropped")
    expect(line(page).first).to_contain_text("Du er ikke på nett")
    breaks_down(page)
    Measure.objects.update(state="done")
    context.set_offline(False)
    page = context.new_page()
    page.goto(address)
    fold = opened_measure(page)
    expect(fold).to_contain_text("Noen andre har endret dette i mellomtiden. Du hadde: Droppet")
    expect(fold.get_by_label("Tilstand")).to_have_value("done")
    look_at(page)
    assert Measure.objects.get().state == "done"
    fold.get_by_role("link", name="Historikk", exact=True).last.click()
    expect(page.get_by_role("heading", name="Tilstand")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="lagt til side")).to_contain_text("Droppet")
    look_at(page)
