"""RKBU's errand: a network from nothing to the first person who has said yes, with a scanner on the way."""

import re

from playwright.sync_api import Page, expect

from foundation.post.models import Message
from network.models import Invitation, Network
from tests.browser.conftest import Open, Visit, look_at
from tests.cast import Cast

TABLE = (
    "Skole\tMålform\tAnsatte\tRektor\tE-post\tMøterom\tAdresse\n"
    "Havnes skole\tbokmål\t38\tTorunn Lie\ttorunn@example.no\tPersonalrommet\tSkolegata 4\n"
    "Ås skule\tnynorsk\t12\tAnders Lien\tanders@example.no\tBiblioteket\tÅsvegen 1\n"
    "Øya oppvekstsenter\tnynorsk\tfire\tIda Rø\tida@example.no\t\t\n"
    "Lia skole\tbokmål\t21\tMona Hagen\tmona@example.no\t\t\n"
    "Čáhceravda skuvla\tbokmål\t9\tMáret Sara\tmaret@example.no\t\t\n"
)
PASSWORD = "en-lang-setning-om-fjorden"


def test_from_an_empty_list_to_the_first_yes(
    cast: Cast, signed_in: Open, stranger: Open, visit: Visit, live_server: object
) -> None:
    rkbu = signed_in("rkbu")
    _create(rkbu, visit)
    network = Network.objects.get(name="Nettverk Havnes")
    _paste(rkbu)
    _add_by_hand(rkbu)
    _name(rkbu)
    expect(rkbu.get_by_role("heading", name="Klart for den første samlingen")).to_be_visible()
    assert Invitation.objects.filter(sent_at=None).count() == 0
    assert network.memberships.count() == 6
    link = _link_to("torunn@example.no")
    _scanner(stranger, visit, link)
    _say_yes(stranger(phone=True), visit, link)


def _create(page: Page, visit: Visit) -> None:
    visit(page, "/networks/")
    page.get_by_role("link", name="Nytt nettverk").click()
    look_at(page)
    page.get_by_role("button", name="Opprett nettverket").click()
    expect(page.locator("#id_municipality")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("Kommune", exact=True).fill("Havnes kommune")
    page.get_by_label("Navn på nettverket").fill("Nettverk Havnes")
    page.get_by_role("button", name="Opprett nettverket").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sett opp Nettverk Havnes")
    look_at(page)


def _paste(page: Page) -> None:
    page.get_by_role("link", name="Lim inn en tabell over skolene").click()
    page.get_by_label("Tabell over skolene").fill(TABLE)
    page.get_by_role("button", name="Se på radene").click()
    expect(page.get_by_text("Skriv et helt tall mellom 0 og 2000.").last).to_be_visible()
    look_at(page)
    page.locator("#id_row-2-staff_count").fill("4")
    page.get_by_role("button", name="Legg til skolene med hake").click()
    expect(page.get_by_text("Skoler lagt til: 5.")).to_be_visible()


def _add_by_hand(page: Page) -> None:
    page.get_by_role("link", name="Legg til en skole").first.click()
    page.get_by_label("Navn på skolen").fill("Storelva ungdomsskole")
    page.get_by_label("Navn på rektor").fill("Anne Kvam")
    page.get_by_label("E-post til rektor").fill("anne@example.no")
    look_at(page)
    page.get_by_role("button", name="Legg til skolen").click()
    expect(page.get_by_role("link", name="Storelva ungdomsskole", exact=True)).to_be_visible()


def _name(page: Page) -> None:
    page.locator(".band").get_by_role("link", name="Velg veileder").click()
    look_at(page)
    page.get_by_label("Silje Moen – RKBU").check()
    page.get_by_role("button", name="Velg denne personen").click()
    page.locator(".band").get_by_role("link", name="Velg midlertidig nettverksleder").click()
    page.get_by_label("Torunn Lie – invitert, Havnes skole").check()
    look_at(page)
    page.get_by_role("button", name="Velg denne personen").click()
    page.get_by_role("button", name="Send 7 invitasjoner").click()


def _link_to(email: str) -> str:
    letters = Message.objects.filter(kind="network.invitation", deliveries__email=email)
    found = re.search(r"/invitation/\S+/", letters.get().body)
    assert found
    return found[0]


def _scanner(stranger: Open, visit: Visit, link: str) -> None:
    """A mail filter opens the link first, more than once."""
    for _time in range(2):
        visit(stranger(), link, axe=False)
    assert not Invitation.objects.filter(accepted_at__isnull=False).exists()


def _say_yes(page: Page, visit: Visit, link: str) -> None:
    visit(page, link)
    expect(page.get_by_text("Nettverksleder (midlertidig)")).to_be_visible()
    page.locator("#id_password").fill("kort")
    page.get_by_role("button", name="Bli med, med passord").click()
    expect(page.locator("#id_password_error")).to_be_visible()
    page.locator("#id_password").fill(PASSWORD)
    page.get_by_role("button", name="Bli med, med passord").click()
    page.wait_for_url(re.compile(r"/$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Torunn")
    look_at(page)
    visit(page, link, status=410)
