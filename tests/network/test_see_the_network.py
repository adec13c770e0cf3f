"""Who opens the page of a network."""

import pytest

from tests.cast import Cast


@pytest.mark.parametrize("part", ["convenor", "principal", "leader", "owner", "reviewer"])
def test_a_member_sees_the_network(cast: Cast, part: str) -> None:
    answer = cast.client(part).get(f"/networks/{cast.network.pk}/")
    assert answer.status_code == 200
    assert "Čáhceravda skuvla" in answer.content.decode()


@pytest.mark.parametrize("part", ["outsider", "rkbu", "editor", "operator"])
def test_others_do_not_learn_that_it_exists(cast: Cast, part: str) -> None:
    assert cast.client(part).get(f"/networks/{cast.network.pk}/").status_code == 404
