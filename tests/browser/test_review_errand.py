"""Errand 5: RKBU prepares, writes and shares a review; the school reads and answers; the owner sees the owner's page."""

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from review.models import Review, SchoolPart
from tests.browser.conftest import Open, Visit, look_at
from tests.cast import Cast
from tests.review.year import make_plan, make_sessions


@pytest.fixture
def year(cast: Cast) -> Cast:
    """A network in the middle of its year, one school's plan shared with RKBU."""
    call_command("load_programme", verbosity=0)
    make_sessions(cast)
    make_plan(cast)
    return cast


def test_a_review_from_the_overview_to_the_schools_answer(year: Cast, signed_in: Open, visit: Visit) -> None:
    reviewer = signed_in("reviewer")
    visit(reviewer, "/reviews/")
    expect(reviewer.get_by_role("heading", level=1)).to_have_text("Ett nettverk kan trenge en samtale")
    visit(reviewer, f"/networks/{year.network.pk}/reviews/2026/midpoint/")
    reviewer.get_by_role("button", name="Begynn på tilbakemeldingen").click()
    look_at(reviewer)
    _write_about_a_school(reviewer)
    _share_with_the_school(reviewer)
    part = SchoolPart.objects.get(school=year.hill)
    assert part.version == 1
    _read_and_answer(signed_in("principal", phone=True), visit, year)
    reviewer.reload()
    expect(reviewer.get_by_text("Vi begynner på mandag.")).to_be_visible()


def _write_about_a_school(page: Page) -> None:
    page.locator(".toc:visible").get_by_role("link", name="Ås skole").click()
    expect(page.get_by_text("Alle på 2 av 3 samlinger, noen på 3").first).to_be_visible()
    expect(page.get_by_text("Hemmelig mål")).to_have_count(0)
    page.get_by_label("Styrker").fill("Verdiene er konkrete")
    page.get_by_label("Råd", exact=True).fill("Mål nå")
    page.get_by_label("Eget notat").fill("Bare for oss")
    page.get_by_label("Eget notat").blur()
    expect(page.locator("[data-saved=saved]")).to_be_visible()
    look_at(page)


def _share_with_the_school(page: Page) -> None:
    page.reload()
    page.get_by_role("link", name="Del med skolen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dette vil Ås skole se")
    expect(page.get_by_text("Bare for oss")).to_have_count(0)
    look_at(page)
    page.get_by_role("button", name="Del nå").click()
    expect(page.get_by_text("Delt med Ås skole.")).to_be_visible()
    look_at(page)


def _read_and_answer(page: Page, visit: Visit, year: Cast) -> None:
    visit(page, f"/networks/{year.network.pk}/reviews/")
    page.get_by_role("link", name="Ås skole").click()
    expect(page.get_by_text("Verdiene er konkrete")).to_be_visible()
    look_at(page)
    page.get_by_label("Svaret fra skolen").fill("Vi begynner på mandag.")
    page.get_by_role("button", name="Send svaret").click()
    expect(page.get_by_text("Svaret er sendt til RKBU.")).to_be_visible()
    visit(page, f"/reviews/{Review.objects.get().pk}/schools/{year.hill.pk}/paper/")
    expect(page.get_by_role("link", name="Last ned som PDF")).to_be_visible()


def test_the_owner_answers_four_questions_and_shares(year: Cast, signed_in: Open, visit: Visit) -> None:
    owner = signed_in("owner")
    visit(owner, f"/networks/{year.network.pk}/owner/")
    owner.get_by_role("button", name="Begynn å svare").click()
    look_at(owner)
    owner.get_by_label("Skoleeier vet, ikke tror: hvordan vet vi?").fill("Vi spør elevene.")
    owner.get_by_label("Skoleeier vet, ikke tror: hvordan vet vi?").blur()
    expect(owner.locator("[data-saved=saved]")).to_be_visible()
    owner.get_by_role("button", name="Del svarene").click()
    expect(owner.get_by_text("Delt med nettverket.")).to_be_visible()
    member = signed_in("third")
    visit(member, f"/networks/{year.network.pk}/reviews/")
    member.get_by_role("link", name="Skoleeiers fire spørsmål").click()
    expect(member.get_by_text("Vi spør elevene.")).to_be_visible()
    look_at(member)


def test_the_school_sees_itself_as_rkbu_does(year: Cast, signed_in: Open, visit: Visit) -> None:
    page = visit(signed_in("principal"), f"/networks/{year.network.pk}/schools/{year.hill.pk}/as-rkbu-sees/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Slik ser RKBU dere")
    page = visit(signed_in("reviewer"), f"/networks/{year.network.pk}/reviews/2026/last/paper/")
    expect(page.get_by_text("Slik ser det ut på papir")).to_be_visible()
