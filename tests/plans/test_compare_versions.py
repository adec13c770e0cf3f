"""Versions: listed, read, printed, compared; and the page for whoever takes over."""

from datetime import date

from django.urls import reverse

from plans import actions
from plans.models import Goal, Indicator, Measure, Plan
from plans.queries.versions import versions_of
from tests.cast import Cast


def url(name: str, plan: Plan, *more: object) -> str:
    return reverse(f"plans:{name}", args=[plan.pk, *more])


def two_versions(plan: Plan, cast: Cast) -> None:
    actions.share_plan(plan=plan, audiences=["network"], figures={}, by=cast["principal"])
    Goal.objects.filter(plan=plan, position=1).update(title="Hver elev har to voksne")
    actions.freeze_for_session(network=plan.network, session_day=date(2027, 1, 19), by=None)


def test_every_version_has_its_reason(cast: Cast, full: Plan) -> None:
    two_versions(full, cast)
    page = cast.client("leader").get(url("versions", full)).content.decode()
    assert "Til samlingen 19. januar 2027".replace(" januar", "\u00a0januar") in page
    assert "Delt" in page
    assert "Versjon 2" in page


def test_a_session_keeps_each_plan_once_and_says_which_session(cast: Cast, full: Plan) -> None:
    for day in (date(2027, 1, 19), date(2027, 1, 19), date(2027, 3, 9), date(2027, 1, 19)):
        actions.freeze_for_session(network=full.network, session_day=day, by=None)
    reasons = [version.reason for version in versions_of(full)]
    assert reasons == ["session:2027-03-09", "session:2027-01-19"]


def test_the_same_occasion_unchanged_is_kept_once(cast: Cast, full: Plan) -> None:
    for audience in ("network", "rkbu"):
        actions.share_plan(plan=full, audiences=[audience], figures={}, by=cast["principal"])
    assert [version.reason for version in versions_of(full)] == ["shared"]
    actions.freeze_plan(plan=full, reason="handed_out", by=cast["principal"])
    assert [version.reason for version in versions_of(full)] == ["handed_out", "shared"]


def test_a_school_that_has_left_keeps_no_version_for_the_session(cast: Cast, full: Plan) -> None:
    full.network.memberships.filter(school=full.school).update(left_on=date(2026, 12, 1))
    assert actions.freeze_for_session(network=full.network, session_day=date(2027, 1, 19), by=None) == 0


def test_an_old_version_reads_as_it_was(cast: Cast, full: Plan) -> None:
    two_versions(full, cast)
    page = cast.client("leader").get(url("version", full, 1)).content.decode()
    assert "Hver elev har en voksen" in page
    assert "Hver elev har to voksne" not in page
    assert cast.client("leader").get(url("version", full, 9)).status_code == 404
    assert cast.client("third").get(url("version", full, 1)).status_code == 403


def test_two_versions_are_compared_with_the_words_marked(cast: Cast, full: Plan) -> None:
    two_versions(full, cast)
    page = cast.client("leader").get(url("compare", full), {"old": 1, "new": 2}).content.decode()
    assert "Fra versjon 1 til versjon 2" in page
    assert "<del>en voksen</del>" in page
    assert "<ins>to voksne</ins>" in page
    assert "Pålitelighet" not in page.split("<main")[1]


def test_a_version_is_compared_with_what_stands_now(cast: Cast, full: Plan) -> None:
    two_versions(full, cast)
    Measure.objects.filter(title="Faste ti minutter").update(state="done")
    Indicator.objects.filter(goal__plan=full, what__startswith="Elever på").update(
        target="96.50", target_on=date(2031, 6, 20)
    )
    page = cast.client("leader").get(url("compare", full), {"old": 2, "new": 0}).content.decode()
    assert "<ins>96,5</ins>" in page
    assert "juni 2031" in page
    assert "2031-06" not in page.split("<main")[1]
    assert "Faste ti minutter" in page
    assert "Gjort" in page
    same = cast.client("leader").get(url("compare", full), {"old": 2, "new": 2}).content.decode()
    assert "De to er like" in same
    unchosen = cast.client("leader").get(url("compare", full)).content.decode()
    assert "Fra versjon 2 til det som står nå" in unchosen


def test_a_version_that_is_none_is_not_found(cast: Cast, full: Plan) -> None:
    assert cast.client("leader").get(url("compare", full), {"old": 7}).status_code == 404
    assert cast.client("leader").get(url("compare", full), {"old": "'; drop"}).status_code == 200


def test_the_handing_over_page_says_what_waits(cast: Cast, full: Plan) -> None:
    two_versions(full, cast)
    page = cast.client("leader").get(url("handover", full)).content.decode()
    assert "Ny i jobben?" in page
    assert "Hos oss har hvert barn" in page
    assert "Kollegaveiledning i faste grupper" in page


def test_an_empty_plan_has_its_pages_too(cast: Cast, plan: Plan) -> None:
    client = cast.client("leader")
    for name in ("versions", "handover", "papers", "sharing", "plan"):
        assert client.get(url(name, plan)).status_code == 200
    assert "Ingen versjon ennå" in client.get(url("versions", plan)).content.decode()
