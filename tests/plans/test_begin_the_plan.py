"""Beginning a plan: empty, from the example, from an earlier one."""

import pytest
from django.urls import reverse

from foundation.audit.models import Entry
from network.models import Membership, Network
from plans.models import Measure, Plan
from plans.queries import contents_of
from plans.queries.example import example_contents
from tests.cast import LONG_AGO, Cast


def address(cast: Cast) -> str:
    return reverse("plans:plan_of_school", args=[cast.network.pk, cast.hill.pk])


def test_the_page_offers_how_to_begin(cast: Cast) -> None:
    page = cast.client("principal").get(address(cast))
    assert page.status_code == 200
    assert "Eksempelplanen" in page.content.decode()
    assert "bare ledelsen ved Ås skole" in page.content.decode()


@pytest.mark.parametrize("part", ["principal", "leader"])
def test_the_leadership_begins_an_empty_plan(cast: Cast, part: str) -> None:
    answer = cast.client(part).post(address(cast), {"first_year": 2026, "years": 5, "start": "empty"})
    plan = Plan.objects.get(school=cast.hill)
    assert answer.url == reverse("plans:part", args=[plan.pk, "project"])
    assert (plan.stage, plan.years, plan.laid_year) == ("sketch", 5, 2026)
    assert Entry.objects.filter(action="plans.begun").count() == 1


def test_a_second_press_begins_nothing_more(cast: Cast) -> None:
    client = cast.client("principal")
    for _ in range(2):
        client.post(address(cast), {"first_year": 2026, "years": 5, "start": "example"})
    assert Plan.objects.count() == 1
    assert contents_of(Plan.objects.get()).goals[0].title == "Hver elev har en voksen"


def test_the_example_comes_without_names_figures_and_history(cast: Cast) -> None:
    cast.client("principal").post(address(cast), {"first_year": 2027, "years": 5, "start": "example"})
    contents = contents_of(Plan.objects.get())
    assert {m.state for m in contents.measures} == {"planned"}
    assert not any(m.responsible for m in contents.measures)
    assert all(i.baseline is None and not i.readings for g in contents.goals for i in g.indicators)
    assert contents.measures[0].starts_on.year == 2027
    assert (contents.log, contents.value_checks) == ((), ())


def test_the_example_comes_in_the_schools_written_norwegian(cast: Cast) -> None:
    cast.hill.language = "nn"
    cast.hill.save()
    cast.client("principal").post(address(cast), {"first_year": 2026, "years": 5, "start": "example"})
    assert contents_of(Plan.objects.get()).goals[0].title == "Kvar elev har ein vaksen"


def test_an_earlier_plan_is_a_start(cast: Cast, full: Plan) -> None:
    Measure.objects.filter(title="Faste ti minutter").update(state="dropped")
    later = Network.objects.create(municipality=cast.municipality, name="Nytt nettverk", first_year=2031)
    Membership.objects.create(network=later, school=cast.hill, joined_on=LONG_AGO)
    url = reverse("plans:plan_of_school", args=[later.pk, cast.hill.pk])
    cast.client("principal").post(url, {"first_year": 2031, "years": 5, "start": f"plan-{full.pk}"})
    contents = contents_of(Plan.objects.get(network=later))
    titles = [m.title for m in contents.measures]
    assert "Relasjonskart to ganger i året" in titles
    assert "Faste ti minutter" not in titles


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        ({"first_year": 2026, "years": 2, "start": "empty"}, "years"),
        ({"first_year": 1999, "years": 5, "start": "empty"}, "first_year"),
        ({"first_year": 2026, "years": 5, "start": "plan-999"}, "start"),
    ],
)
def test_wrong_answers_are_said_and_nothing_begins(cast: Cast, asked: dict, word: str) -> None:
    page = cast.client("principal").post(address(cast), asked)
    assert page.status_code == 422
    assert word in page.context["form"].errors
    assert not Plan.objects.exists()


@pytest.mark.parametrize("part", ["convenor", "third", "owner", "reviewer"])
def test_others_read_that_nothing_is_shared_yet(cast: Cast, part: str) -> None:
    page = cast.client(part).get(address(cast))
    assert page.status_code == 403
    assert "ikke delt ennå" in page.content.decode()
    assert cast.client(part).post(address(cast), {"first_year": 2026}).status_code == 403


@pytest.mark.parametrize("part", ["outsider", "rkbu", "editor", "operator"])
def test_the_rest_do_not_learn_that_it_exists(cast: Cast, part: str) -> None:
    assert cast.client(part).get(address(cast)).status_code == 404


def test_a_foreign_schools_address_typed_by_hand_is_not_found(cast: Cast) -> None:
    client = cast.client("principal")
    url = reverse("plans:plan_of_school", args=[cast.network.pk, cast.elsewhere.pk])
    assert client.get(url).status_code == 404
    url = reverse("plans:plan_of_school", args=[cast.other_network.pk, cast.hill.pk])
    assert client.get(url).status_code == 404


def test_the_example_holds_in_both_norms() -> None:
    nb, nn = (example_contents(language, 2026) for language in ("nb", "nn"))
    assert all(goal.is_measurable for plan in (nb, nn) for goal in plan.goals)
    assert [len(g.measures) for g in nb.goals] == [len(g.measures) for g in nn.goals]
    assert "skolen" not in str(nn)
    assert "skulen" not in str(nb)
