"""The network's figures: by the rule, frozen, without any school in them."""

import pytest

from foundation.access.verdict import Refused
from network.models import Membership, School
from plc_survey import actions
from plc_survey.actions.results import pass_on_figures
from plc_survey.models import Publication, Round, Share
from tests.cast import LONG_AGO, Cast
from tests.plc_survey.made import closed, opened, with_sheets


def more_schools(cast: Cast, number: int) -> list[School]:
    made = []
    for place in range(number):
        school = School.objects.create(municipality=cast.municipality, name=f"Skole {place}", staff_count=20)
        Membership.objects.create(network=cast.network, school=school, joined_on=LONG_AGO, position=9 + place)
        made.append(school)
    return made


def counting(cast: Cast, schools: list[School], share: str = Share.NOBODY) -> list[Round]:
    rounds = [
        closed(cast, 8 + place, school, expected=20, seed=place) for place, school in enumerate(schools)
    ]
    for round_ in rounds:
        actions.share_round(round_=round_, in_aggregate=True, share=share, by=cast["principal"])
    return rounds


def publish(cast: Cast, part: str = "convenor"):
    round_ = Round.objects.latest("pk")
    year = round_.closes_on.year if round_.closes_on.month >= 5 else round_.closes_on.year - 1
    return cast.client(part).post(
        f"/networks/{cast.network.pk}/survey/publish/", {"phase": "start", "year": year}
    )


def test_three_schools_that_hide_make_a_figure(cast: Cast) -> None:
    counting(cast, more_schools(cast, 3))
    assert publish(cast).status_code == 302
    figures = Publication.objects.get().figures
    assert figures["schools"] == 3
    assert {"key", "title", "tenths"} == set(figures["dimensions"][0])
    for part in ("principal", "reviewer", "owner", "third"):
        shown = cast.client(part).get(f"/networks/{cast.network.pk}/survey/").content.decode()
        assert "Felles styrker" in shown
        assert "Snitt for 3 skoler" in shown
        assert "Skole 0" not in shown
    assert cast.client("outsider").get(f"/networks/{cast.network.pk}/survey/").status_code == 404


def test_pressed_twice_is_one_publication(cast: Cast) -> None:
    counting(cast, more_schools(cast, 3))
    publish(cast)
    publish(cast)
    assert Publication.objects.count() == 1


def test_two_schools_are_too_few(cast: Cast) -> None:
    counting(cast, more_schools(cast, 2))
    answer = publish(cast)
    assert answer.status_code == 409
    assert "Minst tre skoler" in answer.content.decode()


def test_a_school_below_the_threshold_or_overfull_does_not_count(cast: Cast) -> None:
    schools = more_schools(cast, 4)
    counting(cast, schools[:2])
    for school, sheets, expected in ((schools[2], 4, 20), (schools[3], 12, 10)):
        round_ = closed(cast, sheets, school, expected=expected)
        actions.share_round(round_=round_, in_aggregate=True, share=Share.NOBODY, by=cast["principal"])
    assert publish(cast).status_code == 409


def test_two_who_hide_among_those_who_show(cast: Cast) -> None:
    schools = more_schools(cast, 5)
    counting(cast, schools[:3], Share.NETWORK)
    counting(cast, schools[3:])
    assert "én eller to skoler" in publish(cast).content.decode().lower()
    assert not Publication.objects.exists()


def test_one_more_school_is_no_new_publication_three_more_are(cast: Cast) -> None:
    schools = more_schools(cast, 7)
    counting(cast, schools[:3])
    publish(cast)
    counting(cast, schools[3:4])
    assert publish(cast).status_code == 409
    counting(cast, schools[4:6])
    assert publish(cast).status_code == 302
    assert [len(each.rounds.all()) for each in Publication.objects.order_by("pk")] == [3, 6]


def test_showing_ones_own_afterwards_would_give_the_others_away(cast: Cast) -> None:
    schools = more_schools(cast, 3)
    rounds = counting(cast, schools)
    publish(cast)
    with pytest.raises(Refused):
        actions.share_round(round_=rounds[0], in_aggregate=True, share=Share.NETWORK, by=cast["principal"])
    rounds[0].refresh_from_db()
    assert (rounds[0].share, rounds[0].ever_shared) == (Share.NOBODY, False)


def test_a_figure_that_goes_along_with_the_plan_counts_as_shown(cast: Cast) -> None:
    """Before a publication it makes the others too few; after one it is refused, since theirs could be worked out."""
    rounds = counting(cast, more_schools(cast, 3))
    publish(cast)
    with pytest.raises(Refused):
        pass_on_figures(source_keys=[f"survey.round:{rounds[0].pk}"], by=cast["principal"])
    Publication.objects.all().delete()
    pass_on_figures(source_keys=[f"survey.round:{rounds[0].pk}"], by=cast["principal"])
    assert publish(cast).status_code == 409
    assert not Publication.objects.exists()


def test_a_mean_at_the_end_of_the_scale_does_not_say_that_all_are_there(cast: Cast) -> None:
    for school in more_schools(cast, 3):
        round_ = with_sheets(opened(cast, school), [[5] * 29 for _n in range(12)])
        round_ = actions.close_round(round_=round_, by=cast["principal"])
        actions.share_round(round_=round_, in_aggregate=True, share=Share.NOBODY, by=cast["principal"])
    publish(cast)
    shown = cast.client("owner").get(f"/networks/{cast.network.pk}/survey/").content.decode()
    assert "≥\u00a04,5" in shown
    assert "5,0" not in shown.split("Felles styrker")[0].split("<table")[-1]


def test_a_publication_is_frozen(cast: Cast) -> None:
    rounds = counting(cast, more_schools(cast, 3))
    publish(cast)
    before = Publication.objects.get().figures
    actions.share_round(round_=rounds[0], in_aggregate=False, share=Share.NOBODY, by=cast["principal"])
    assert Publication.objects.get().figures == before
    pdf = cast.client("owner").get(f"/survey/publications/{Publication.objects.get().pk}/figures.pdf")
    assert pdf.content.startswith(b"%PDF")
    address = f"/survey/publications/{Publication.objects.get().pk}/figures.pdf"
    assert cast.client("outsider").get(address).status_code == 404


@pytest.mark.parametrize("part", ["principal", "owner", "reviewer", "third"])
def test_only_the_convenor_publishes(cast: Cast, part: str) -> None:
    counting(cast, more_schools(cast, 3))
    assert publish(cast, part).status_code == 403
    assert not Publication.objects.exists()


def test_schools_that_show_stand_in_name_order(cast: Cast) -> None:
    schools = more_schools(cast, 3)
    for place, school in enumerate(schools):
        school.name = ["Østre skole", "Ask skole", "Ånes skole"][place]
        school.save()
    counting(cast, schools, Share.NETWORK)
    shown = cast.client("reviewer").get(f"/networks/{cast.network.pk}/survey/").content.decode()
    assert shown.index("Ask skole") < shown.index("Østre skole") < shown.index("Ånes skole")
    assert (
        "Ask skole" not in cast.client("owner").get(f"/networks/{cast.network.pk}/survey/").content.decode()
    )


def test_the_page_asks_the_same_for_three_and_six_shown_schools(
    cast: Cast, django_assert_num_queries
) -> None:
    schools = more_schools(cast, 6)
    counting(cast, schools[:3], Share.NETWORK)
    client, page = cast.client("reviewer"), f"/networks/{cast.network.pk}/survey/"
    client.get(page)
    with django_assert_num_queries(10):
        client.get(page)
    counting(cast, schools[3:], Share.NETWORK)
    with django_assert_num_queries(10):
        client.get(page)
