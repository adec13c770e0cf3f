"""Sharing with network, owner and RKBU; withdrawing; what each of them sees."""

from datetime import date

import pytest
from django.urls import reverse

from foundation.audit.models import Entry
from plans import actions
from plans.models import Goal, Indicator, Plan, Reading, Share, Value
from plans.queries import plan_for
from tests.cast import Cast
from tests.plans.rows import first

READERS = {"network": "third", "owner": "owner", "rkbu": "reviewer"}
SPRING = date(2027, 4, 12)


def url(name: str, plan: Plan, *more: object) -> str:
    return reverse(f"plans:{name}", args=[plan.pk, *more])


def shared(plan: Plan, cast: Cast, *audiences: str) -> None:
    actions.share_plan(plan=plan, audiences=audiences, figures={}, by=cast["principal"])


@pytest.mark.parametrize("audience", READERS)
def test_each_audience_reads_only_when_it_is_shared_with_it(cast: Cast, full: Plan, audience: str) -> None:
    answer = cast.client("principal").post(url("share", full), {"audience": audience})
    assert answer.status_code == 302
    for name, reader in READERS.items():
        status = cast.client(reader).get(url("plan", full)).status_code
        assert status == (200 if name == audience else 403)


def test_the_shared_version_stands_while_the_school_writes_on(cast: Cast, full: Plan) -> None:
    shared(full, cast, "network")
    Value.objects.filter(plan=full).update(name="Hemmelig ny verdi")
    assert "Hemmelig ny verdi" in cast.client("leader").get(url("plan", full)).content.decode()
    assert "Hemmelig ny verdi" not in cast.client("third").get(url("plan", full)).content.decode()


def test_others_see_no_checks_and_no_buttons(cast: Cast, full: Plan) -> None:
    actions.become(plan=full, stage="draft", by=cast["principal"])
    Indicator.objects.filter(goal=first(full, "goal")).update(baseline=None)
    shared(full, cast, "network")
    own = cast.client("principal").get(url("plan", full)).content.decode()
    others = cast.client("third").get(url("plan", full)).content.decode()
    assert "mangler startverdi" in own
    assert "mangler startverdi" not in others
    assert "Skriv videre" in own
    assert "Skriv videre" not in others
    assert "ledelsen ved Ås skole. Versjon 1 leses av nettverket" in others


def test_withdrawn_is_gone_at_once(cast: Cast, full: Plan) -> None:
    shared(full, cast, "network", "rkbu")
    for _ in range(2):
        cast.client("principal").post(url("withdraw", full), {"audience": "network"})
    assert cast.client("third").get(url("plan", full)).status_code == 403
    assert cast.client("reviewer").get(url("plan", full)).status_code == 200
    assert Entry.objects.filter(action="plans.withdrawn").count() == 1


def test_pressed_twice_it_is_shared_once(cast: Cast, full: Plan) -> None:
    for _ in range(2):
        cast.client("principal").post(url("share", full), {"audience": ["network", "rkbu"]})
    assert Share.objects.count() == 2
    assert {share.version.number for share in Share.objects.all()} == {1}
    assert Entry.objects.filter(action="plans.shared").count() == 2


def test_a_new_sharing_replaces_the_version_of_those_chosen(cast: Cast, full: Plan) -> None:
    shared(full, cast, "network", "rkbu")
    Goal.objects.filter(plan=full, position=1).update(title="Nytt mål")
    shared(full, cast, "rkbu")
    assert "Nytt mål" in cast.client("reviewer").get(url("plan", full)).content.decode()
    assert "Nytt mål" not in cast.client("third").get(url("plan", full)).content.decode()


def test_the_principal_decides_not_the_rest_of_the_leadership(cast: Cast, full: Plan) -> None:
    page = cast.client("leader").get(url("sharing", full))
    assert page.status_code == 200
    assert "Del denne versjonen" not in page.content.decode()
    assert "Rektor bestemmer" in page.content.decode()
    for name in ("share", "withdraw", "hand_out", "withdraw_handout"):
        assert cast.client("leader").post(url(name, full), {"audience": "network"}).status_code == 403


@pytest.mark.parametrize("name", ["share", "withdraw", "hand_out", "withdraw_handout"])
def test_sharing_refuses_links_and_others(cast: Cast, full: Plan, name: str) -> None:
    assert cast.client("principal").get(url(name, full)).status_code == 405
    assert cast.client("third").post(url(name, full)).status_code == 403
    assert cast.client("outsider").post(url(name, full)).status_code == 404


def test_nothing_chosen_is_said(cast: Cast, full: Plan) -> None:
    page = cast.client("principal").post(url("share", full), follow=True)
    assert "Velg minst én" in page.content.decode()
    assert not Share.objects.exists()


@pytest.mark.parametrize("audience", READERS)
def test_the_school_sees_what_they_see(cast: Cast, full: Plan, audience: str) -> None:
    client = cast.client("leader")
    before = client.get(url("seen_by", full, audience)).content.decode()
    assert "Ikke delt ennå" in before
    assert "mangler" not in before.split("<main")[1].split("Det står ikke at noe mangler")[0]
    shared(full, cast, audience)
    mine = client.get(url("seen_by", full, audience)).content.decode()
    theirs = cast.client(READERS[audience]).get(url("plan", full)).content.decode()
    start, end = 'id="del-project"', "</main>"
    assert mine.split(start)[1].split(end)[0] == theirs.split(start)[1].split(end)[0]


def test_the_school_reads_which_counts_are_told(cast: Cast, full: Plan) -> None:
    actions.become(plan=full, stage="draft", by=cast["principal"])
    Indicator.objects.filter(goal__plan=full).update(baseline=None)
    shared(full, cast, "rkbu")
    page = cast.client("principal").get(url("seen_by", full, "rkbu")).content.decode()
    assert "6 mål uten startverdi" in page


@pytest.mark.parametrize(("who", "status"), [("third", 403), ("reviewer", 403), ("outsider", 404)])
def test_others_do_not_open_that_page(cast: Cast, full: Plan, who: str, status: int) -> None:
    assert cast.client(who).get(url("seen_by", full, "rkbu")).status_code == status


def test_an_unknown_audience_is_not_found(cast: Cast, full: Plan) -> None:
    assert cast.client("principal").get(url("seen_by", full, "press")).status_code == 404


# ---- survey figures ----------------------------------------------------------------------------


def surveyed(plan: Plan, cast: Cast) -> Reading:
    actions.push_reading(
        school=plan.school,
        network=plan.network_id,
        dimension="reflective-inquiry",
        read_on=SPRING,
        value=3.47,
        source_key="plc_survey.round:7",
    )
    return Reading.objects.get(series="survey")


def test_sharing_asks_about_each_survey_figure_by_name(cast: Cast, full: Plan) -> None:
    surveyed(full, cast)
    page = cast.client("principal").get(url("sharing", full)).content.decode()
    assert "3,47" in page
    assert "Reflekterende profesjonell utforskning" in page


def test_without_a_tick_the_figure_stays_in_the_survey(cast: Cast, full: Plan) -> None:
    surveyed(full, cast)
    client = cast.client("principal")
    client.post(url("share", full), {"audience": "rkbu"})
    assert "3,47" in client.get(url("plan", full)).content.decode()
    theirs = cast.client("reviewer").get(url("plan", full)).content.decode()
    assert "3,47" not in theirs
    assert "måles i undersøkelsen" in theirs
    assert "3.47" not in str(Share.objects.get().version.parts)


def test_a_ticked_figure_goes_along_and_is_remembered(cast: Cast, full: Plan) -> None:
    reading = surveyed(full, cast)
    client = cast.client("principal")
    client.post(url("share", full), {"audience": "rkbu", "figure": reading.pk})
    assert "3,47" in cast.client("reviewer").get(url("plan", full)).content.decode()
    assert (
        "checked"
        in client.get(url("sharing", full)).content.decode().split(f'id="figure-{reading.pk}"')[1][:20]
    )


def test_a_member_of_another_network_never_reads_it(cast: Cast, full: Plan) -> None:
    shared(full, cast, "network", "owner", "rkbu")
    for who in ("outsider", "rkbu", "editor", "operator"):
        assert cast.client(who).get(url("plan", full)).status_code == 404


def test_the_share_is_open_on_the_plan(cast: Cast, full: Plan, rf) -> None:
    from network.roles import actor_for

    shared(full, cast, "network")
    found = plan_for(actor_for(cast["third"]), full.pk)
    assert [share.audience for share in found.open_shares] == ["network"]
