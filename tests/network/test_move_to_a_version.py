"""A network keeps the programme's content it began with until somebody moves it to a newer version."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from foundation.audit.models import Entry
from network.actions import create_network
from network.models import Network
from network.queries import content_of_network
from plans.queries.programme import borrowed
from plc_survey.actions.rounds import open_round, prepare_round
from plc_survey.models import Phase
from plc_survey.place import Place
from programme.actions import load_file, publish_version
from programme.models import ContentVersion
from programme.reading import CONTENT_FILE
from review.queries.owner import questions_of
from sessions.actions.sessions import plan_session
from sessions.models import Kind
from tests.cast import Cast

CHANGED = {
    "Skoleeier vet, ikke tror: hvordan vet vi?": "Skoleeier vet: hvordan vet vi?",
    "Hva trenger elevene å lære og utvikle?": "Hva trenger elevene nå?",
    "Endringsledelse": "Å lede endring",
}


@pytest.fixture
def newer(cast: Cast, tmp_path: Path) -> ContentVersion:
    """A release with another order of the day, other statements, questions and names, published by an editor."""
    told = CONTENT_FILE.read_text()
    for was, now in CHANGED.items():
        assert was in told
        told = told.replace(was, now)
    path = tmp_path / "v2.toml"
    path.write_text(told)
    return publish_version(version=load_file(path=path)[0], by=cast["editor"])


def move(cast: Cast, newer: ContentVersion, part: str = "convenor") -> int:
    path = f"/networks/{cast.network.pk}/content/"
    return cast.client(part).post(path, {"version": newer.pk}).status_code


def made_now(cast: Cast) -> set[int | None]:
    """The versions that a new session, a new round and an opened one stand on."""
    at = datetime(2026, 10, 6, 13, tzinfo=ZoneInfo("Europe/Oslo"))
    session = plan_session(year=cast.year, kind=Kind.MIDDLE, starts_at=at, by=cast["convenor"])
    round_ = prepare_round(
        place=Place(cast.hill, cast.network), phase=Phase.START,
        opens_on=date(2026, 9, 1), closes_on=date(2099, 9, 8), by=cast["principal"],
    )  # fmt: skip
    prepared = round_.content_id
    facts = {"expected": 12, "met_on": date(2026, 8, 20), "union_rep": "Unn", "safety_rep": "Vern"}
    opened = open_round(round_=round_, by=cast["principal"], **facts)
    return {session.content_version_id, prepared, opened.content_id}


def test_publishing_moves_no_network(cast: Cast, newer: ContentVersion) -> None:
    first = cast.network.content_version
    assert first is not None
    assert first != newer
    assert made_now(cast) == {first.pk}
    assert said_now(cast) == list(CHANGED)


def said_now(cast: Cast) -> list[str]:
    """The owner's first question, the plan's first question, and a film of the year wheel."""
    with translation.override("nb"):
        owner = questions_of(cast.network, None)[0].title
    films = {video.key: video.title.in_language("nb") for video in content_of_network(cast.network).videos}
    return [owner, borrowed("nb", cast.network).inquiry[0], films["change-leadership"]]


def test_a_new_network_begins_with_the_newest(cast: Cast, newer: ContentVersion) -> None:
    network = create_network(
        municipality="Ny kommune", name="Nytt", first_year=2026, year_count=2, language="nb", by=cast["rkbu"]
    )
    assert network.content_version == newer


@pytest.mark.parametrize("part", ["convenor", "reviewer"])
def test_moving_it_is_seen_first_and_counts_once(cast: Cast, newer: ContentVersion, part: str) -> None:
    path = f"/networks/{cast.network.pk}/content/"
    client = cast.client(part)
    assert path in client.get(f"/networks/{cast.network.pk}/").content.decode()
    shown = client.get(path).content.decode()
    assert "Å lede endring" in shown
    assert "Endringsledelse" in shown
    for _press in range(2):
        assert client.post(path, {"version": newer.pk}).status_code == 302
    cast.network.refresh_from_db()
    assert cast.network.content_version == newer
    assert Entry.objects.filter(action="network.content_moved").count() == 1
    assert path not in client.get(f"/networks/{cast.network.pk}/").content.decode()
    assert made_now(cast) == {newer.pk}
    assert said_now(cast) == list(CHANGED.values())


def test_only_the_newest_published_one_is_moved_to(cast: Cast, newer: ContentVersion, tmp_path: Path) -> None:
    path = tmp_path / "v3.toml"
    path.write_text(CONTENT_FILE.read_text().replace("Endringsledelse", "Leiing av endring"))
    draft = load_file(path=path)[0]
    assert move(cast, draft) == 302
    publish_version(version=draft, by=cast["editor"])
    assert move(cast, newer) == 302
    cast.network.refresh_from_db()
    assert cast.network.content_version not in (newer, draft)


def test_nothing_newer_nothing_to_press(cast: Cast) -> None:
    path = f"/networks/{cast.network.pk}/content/"
    assert path not in cast.client("convenor").get(f"/networks/{cast.network.pk}/").content.decode()
    assert 'name="version"' not in cast.client("convenor").get(path).content.decode()


def test_without_a_version_of_its_own_it_is_the_newest(cast: Cast, newer: ContentVersion) -> None:
    Network.objects.update(content_version=None)
    cast.network.refresh_from_db()
    assert said_now(cast) == list(CHANGED.values())
