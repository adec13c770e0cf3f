"""The convenor's errand at the turn of the year: from the last session's minutes into next year's schedule, saved."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from network.models import Role, RoleAssignment
from sessions.actions.holding import mark_held
from sessions.actions.sessions import plan_session
from sessions.actions.tasks import give_task
from sessions.models import NetworkSession, Task
from tests.browser.conftest import Open, Visit, look_at
from tests.browser.session_steps import propose_year, save_year, take_a_stand
from tests.cast import Cast


@pytest.fixture
def last(cast: Cast) -> NetworkSession:
    """The last session of the year has been held an hour ago, with a task and without a next session."""
    today = timezone.localdate()
    cast.network.first_year = cast.year.year = today.year if today.month >= 5 else today.year - 1
    cast.network.save()
    cast.year.save()
    by = cast["convenor"]
    session = plan_session(
        year=cast.year, kind="last", starts_at=timezone.now() - timedelta(hours=1), host=cast.harbour, by=by
    )
    mark_held(session=session, by=by)
    give_task(network=cast.network, session=session, what="Samle erfaringene", school=cast.hill, by=by)
    return session


def test_from_the_last_minutes_into_the_next_years_schedule(
    cast: Cast, last: NetworkSession, signed_in: Open, visit: Visit
) -> None:
    page, coming = signed_in("convenor"), cast.year.year + 1
    visit(page, f"/sessions/{last.pk}/minutes/write/")
    take_a_stand(page)
    expect(page.get_by_text("Samle erfaringene")).to_be_visible()
    look_at(page)
    page.get_by_label("2. vertskap").select_option(label="Havna skole")
    page.get_by_role("button", name="Åpne skoleåret").click()
    expect(page.get_by_text("Denne skolen står lenger opp allerede.").first).to_be_visible()
    look_at(page)
    page.get_by_label("2. vertskap").select_option(label="Ås skole")
    page.get_by_label("Hvem skriver referat?").select_option(label="Anders Lien, rektor, Ås skole")
    page.get_by_label("2, altså 3 i alt").check()
    page.get_by_role("button", name="Åpne skoleåret").click()
    expect(page.get_by_text("er åpnet")).to_be_visible()
    look_at(page)
    propose_year(page)
    save_year(page)
    look_at(page)
    made = list(NetworkSession.objects.filter(programme_year__year=coming).in_time_order())
    assert [session.kind for session in made] == ["middle", "middle", "last"]
    assert made[0].local_start.date() >= date(coming, 8, 10)
    assert Task.objects.get().due_session == made[0]
    assert RoleAssignment.objects.filter(role=Role.MINUTE_TAKER, person=cast["principal"]).exists()
    visit(page, f"/sessions/{last.pk}/minutes/write/")
    assert "Nettverket fortsetter skoleåret" in page.get_by_label("Beslutning", exact=True).input_value()
    for path in ("/", f"/networks/{cast.network.pk}/", f"/networks/{cast.network.pk}/wheel/"):
        visit(signed_in("principal", phone=True), path)


def test_a_network_that_stops_says_so_to_everyone(
    cast: Cast, last: NetworkSession, signed_in: Open, visit: Visit
) -> None:
    page = signed_in("convenor")
    visit(page, f"/networks/{cast.network.pk}/next-year/")
    page.get_by_role("link", name="Nettverket fortsetter ikke").click()
    expect(page.get_by_text("Samle erfaringene")).to_be_visible()
    look_at(page)
    page.get_by_role("button", name="Avslutt nettverket").click()
    expect(page.get_by_role("heading", name="Nettverket er avsluttet")).to_be_visible()
    look_at(page)
    reader = visit(signed_in("principal", phone=True), "/")
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Nettverket er avsluttet")
