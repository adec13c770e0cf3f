"""What people do around a session, step by step, as they do it on its pages; each step waits until it has happened."""

import re

from playwright.sync_api import Locator, Page, expect

from foundation.post.models import Message
from sessions.models import NetworkSession
from tests.browser.conftest import Visit, look_at


def call(page: Page, visit: Visit, session: NetworkSession, *, people: int) -> None:
    """The convenor looks at what goes out to how many, and sends it."""
    visit(page, f"/sessions/{session.pk}/call/")
    page.get_by_role("button", name=f"Send innkallingen til {people}").click()
    expect(page.locator(".told")).to_contain_text("på vei")


def answer(page: Page, visit: Visit, email: str) -> None:
    """Somebody opens the link in the call they got last, without signing in, and comes."""
    mail = Message.objects.filter(kind="session.call", deliveries__email=email).latest("pk")
    link = re.search(r"/answers/[^/\s]+/", mail.body)
    assert link
    visit(page, link.group())
    page.get_by_label("Kommer", exact=True).check()
    page.get_by_role("button", name="Send svaret").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Svaret ditt er lagret")


def start(page: Page, visit: Visit, session: NetworkSession) -> None:
    """From the session's page to the page it is led from."""
    visit(page, f"/sessions/{session.pk}/")
    page.get_by_role("button", name="Start samlingen").click()
    expect(page.get_by_role("timer")).to_be_visible()


def end(page: Page) -> None:
    """From the page it is led from to its minutes."""
    page.get_by_role("button", name="Avslutt samlingen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Skriv ferdig referatet")


def decide(page: Page, text: str) -> None:
    """A decision under the first item."""
    page.get_by_text("Legg til en beslutning").first.click()
    page.get_by_label("Hva ble bestemt?").first.fill(text)
    page.get_by_role("button", name="Legg til beslutningen").first.click()
    expect(page.get_by_label("Beslutning", exact=True)).to_have_value(text)


def publish(page: Page, visit: Visit, session: NetworkSession) -> None:
    """The minutes go out to everyone."""
    visit(page, f"/sessions/{session.pk}/minutes/publish/")
    page.get_by_role("button", name="Publiser referatet").click()
    expect(page.locator(".told")).to_contain_text("publisert")


def propose_year(page: Page) -> None:
    """From what the year is made from to the proposal."""
    page.get_by_role("button", name="Lag et forslag").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Et forslag til året")
    look_at(page)


def save_year(page: Page) -> None:
    """The proposal as it stands becomes the year."""
    page.get_by_role("button", name="Lagre året").click()
    expect(page.get_by_text("Året er lagt.")).to_be_visible()


def take_a_stand(page: Page) -> None:
    """From the last session's minutes to the question of next year."""
    page.get_by_role("link", name="Ta stilling til neste år").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Fortsetter nettverket i")


def give_task(part: Locator, what: str, who: str) -> None:
    """A task under an item of the minutes."""
    part.get_by_text("Legg til en oppgave").click()
    part.get_by_label("Hva skal gjøres?").fill(what)
    part.get_by_label("Hvem?").select_option(label=who)
    part.get_by_role("button", name="Legg til", exact=True).click()
    expect(part.locator(".checks")).to_contain_text(what)
