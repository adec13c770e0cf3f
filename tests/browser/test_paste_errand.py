"""A real paste of Word's HTML in a real browser: it comes along, survives a reload, and goes into the plan once."""

from pathlib import Path

from playwright.sync_api import Page, expect

from plans import actions
from plans.models import Goal, Piece, Plan, Value
from tests.browser.conftest import Open, Visit, look_at
from tests.cast import Cast

WORD = (Path(__file__).parents[1] / "plans" / "word.html").read_text()
COPY = """(html) => document.addEventListener("copy", (event) => {
  event.clipboardData.setData("text/html", html);
  event.clipboardData.setData("text/plain", "Visjon og mye mer");
  event.preventDefault();
}, { once: true })"""


def paste_word(page: Page) -> None:
    """Copy as Word does, and paste with the keyboard."""
    page.evaluate(COPY, WORD)
    page.get_by_label("Lim inn teksten her").focus()
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+c")
    page.keyboard.press("Control+v")


def test_a_plan_comes_out_of_word(cast: Cast, signed_in: Open, visit: Visit) -> None:
    plan = actions.begin_plan(
        school=cast.hill, network=cast.network, first_year=2026, years=5, by=cast["principal"]
    )
    page = signed_in("principal")
    visit(page, f"/plans/{plan.pk}/paste/")
    paste_word(page)
    expect(page.locator("[data-paste-said]")).to_contain_text("ble med")
    page.get_by_role("button", name="Fortsett").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hvor hører hver bit hjemme?")
    assert page.evaluate("window.caught") is None
    look_at(page)

    values = page.get_by_role("region", name="2. Verdiane våre")
    respect = values.get_by_role("group", name="Respekt: vi lytter")
    respect.get_by_label("Ta dette med").check()
    text = respect.get_by_label("Tekst", exact=True)
    text.fill("Respekt: vi lytter lenge")
    text.blur()
    expect(page.locator("[data-saved='saved']")).to_be_visible()
    page.reload()
    expect(text).to_have_value("Respekt: vi lytter lenge")
    expect(respect.get_by_label("Ta dette med")).to_be_checked()

    goal = page.get_by_role("region", name="Alle elever har en voksen de stoler på")
    goal.get_by_role("button", name="Kryss av alt under").click()
    page.get_by_role("button", name="Legg det som er krysset av").click()
    expect(page.get_by_text("3 biter står nå i planen")).to_be_visible()
    look_at(page)
    assert Value.objects.get().meaning == "vi lytter lenge"
    assert (Goal.objects.get().title, Goal.objects.get().description) == (
        "Alle elever har en voksen de stoler på",
        "Vi måler det i Elevundersøkelsen.",
    )
    assert Piece.objects.waiting().filter(plan=plan).exists(), "the rest waits"
    assert not Plan.objects.get().vision


def test_a_text_changed_by_hand_after_the_paste_counts_as_it_stands(
    cast: Cast, signed_in: Open, visit: Visit
) -> None:
    plan = actions.begin_plan(
        school=cast.hill, network=cast.network, first_year=2026, years=5, by=cast["principal"]
    )
    page = signed_in("principal")
    visit(page, f"/plans/{plan.pk}/paste/")
    paste_word(page)
    field = page.get_by_label("Lim inn teksten her")
    field.press("End")
    field.press_sequentially("!")
    expect(page.locator("[data-paste-said]")).to_contain_text("ren tekst")
    page.get_by_role("button", name="Fortsett").click()
    expect(page.get_by_label("Tekst", exact=True)).to_have_value("Visjon og mye mer!")
