"""The owner sees what is the owner's, answers four questions, reads the network's summary; nothing else."""

import pytest
from django.urls import reverse

from plans.actions.sharing import share_plan
from plans.models import Plan
from plc_survey.models import Round, Share
from review.models import NetworkSummary, OwnerYear
from sessions.models import Task
from tests.cast import Cast
from tests.plc_survey.made import closed

pytestmark = pytest.mark.usefixtures("content")


def owner_url(cast: Cast) -> str:
    return reverse("review:owner", args=[cast.network.pk])


@pytest.fixture
def owner_year(full_network: Cast) -> OwnerYear:
    """Begun by the owner."""
    full_network.client("owner").post(reverse("review:begin_owner", args=[full_network.network.pk]))
    return OwnerYear.objects.get()


@pytest.fixture
def summary(full_network: Cast) -> NetworkSummary:
    """Begun by the convenor."""
    full_network.client("convenor").post(reverse("review:begin_summary", args=[full_network.network.pk]))
    return NetworkSummary.objects.get()


def test_the_owner_sees_dates_state_and_anchoring_and_nothing_late_or_missing(full_network: Cast) -> None:
    html = full_network.client("owner").get(owner_url(full_network)).content.decode()
    assert "4 av 6 samlinger er holdt" in html
    assert "Kommunestyret" in html
    for secret in ("Vise skjemaet", "delt planen", "Hemmelig", "kan trenge", "oppmøte", "frist", "Ås skole"):
        assert secret not in html, secret
    assert Task.objects.filter(what="Vise skjemaet").exists()


def test_a_plan_is_there_only_when_the_school_shares_it_with_the_owner(
    full_network: Cast, plan: Plan
) -> None:
    share_plan(plan=plan, audiences=["owner"], figures={}, by=full_network["principal"])
    html = full_network.client("owner").get(owner_url(full_network)).content.decode()
    assert "Planen til Ås skole" in html
    assert "Havna" not in html.replace("Havna skole</small>", "").split("Delt med deg")[1]


def test_a_round_shared_with_the_owner_is_opened_from_there(full_network: Cast) -> None:
    round_ = closed(full_network, 12)
    client = full_network.client("owner")
    assert f"/survey/rounds/{round_.pk}/" not in client.get(owner_url(full_network)).content.decode()
    Round.objects.filter(pk=round_.pk).update(share=Share.OWNER)
    address = reverse("plc_survey:round", args=[round_.pk])
    assert f'href="{address}"' in client.get(owner_url(full_network)).content.decode()
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    "who", ["principal", "convenor", "reviewer", "rkbu", "editor", "operator", "outsider"]
)
def test_the_owners_page_is_the_owners(full_network: Cast, who: str) -> None:
    assert full_network.client(who).get(owner_url(full_network)).status_code in (403, 404)


def test_the_four_questions_are_answered_and_shared(full_network: Cast, owner_year: OwnerYear) -> None:
    owner, member = full_network.client("owner"), full_network.client("third")
    url = reverse("review:owner_questions", args=[owner_year.pk])
    assert owner_year.answers.count() == 4
    first = owner_year.answers.first()
    assert first is not None
    texts = {f"answer_{answer.pk}": "" for answer in owner_year.answers.all()}
    assert owner.post(url, {**texts, f"answer_{first.pk}": "Vi spør elevene."}).status_code == 302
    assert member.get(url).status_code == 403
    share = reverse("review:share_owner", args=[owner_year.pk])
    assert owner.get(share).status_code == 405
    assert member.post(share).status_code == 403
    owner.post(share)
    owner.post(share)
    owner_year.refresh_from_db()
    assert owner_year.version == 1
    assert "Vi spør elevene." in member.get(url).content.decode()
    assert full_network.client("outsider").get(url).status_code == 404


def test_nothing_is_shared_before_something_is_written(full_network: Cast, owner_year: OwnerYear) -> None:
    answer = full_network.client("owner").post(reverse("review:share_owner", args=[owner_year.pk]))
    assert answer.status_code == 409
    owner_year.refresh_from_db()
    assert owner_year.version == 0


def test_an_answer_with_an_identity_number_is_refused_and_kept_on_the_page(
    full_network: Cast, owner_year: OwnerYear
) -> None:
    url = reverse("review:owner_questions", args=[owner_year.pk])
    texts = {f"answer_{answer.pk}": "15076500565" for answer in owner_year.answers.all()}
    answer = full_network.client("owner").post(url, texts)
    assert answer.status_code == 422
    assert answer.content.decode().count("15076500565") >= 4
    assert not owner_year.answers.exclude(text="").exists()


def test_the_convenor_writes_the_summary_and_the_owner_reads_it(
    full_network: Cast, summary: NetworkSummary
) -> None:
    convenor, owner = full_network.client("convenor"), full_network.client("owner")
    url = reverse("review:summary", args=[summary.pk])
    convenor.post(url, {"text": "Året har vært godt."})
    assert owner.get(url).status_code == 403
    assert "Året har vært godt" not in owner.get(owner_url(full_network)).content.decode()
    convenor.post(reverse("review:share_summary", args=[summary.pk]))
    assert "Året har vært godt." in owner.get(url).content.decode()
    assert url in owner.get(owner_url(full_network)).content.decode()
    assert owner.post(reverse("review:share_summary", args=[summary.pk])).status_code == 403
    assert full_network.client("outsider").get(url).status_code == 404


@pytest.mark.parametrize("who", ["principal", "owner", "reviewer"])
def test_only_the_convenor_begins_a_summary(full_network: Cast, who: str) -> None:
    url = reverse("review:begin_summary", args=[full_network.network.pk])
    assert full_network.client(who).post(url).status_code == 403
    assert full_network.client("convenor").get(url).status_code == 405
