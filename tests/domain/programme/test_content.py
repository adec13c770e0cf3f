"""The programme's content: complete in three languages, in the programme's order, with the programme's lengths."""

import json
from dataclasses import asdict, replace

import pytest

from programme.domain.content import LANGUAGES, Text, Texts
from programme.domain.differences import differences
from programme.domain.soundness import faults, walk
from programme.reading import CONTENT_FILE, Unsound, body_of, digests_of, read_file, read_json

CONTENT = read_file(CONTENT_FILE)


def test_every_text_is_there_in_every_language() -> None:
    parts = [part for _place, part in walk(CONTENT, "content") if isinstance(part, Text | Texts)]
    assert len(parts) > 200
    assert all(part.in_language(language) for part in parts for language in LANGUAGES)


def test_sessions_in_order_with_their_lengths_months_and_films() -> None:
    facts = [(s.kind, s.minutes, s.months, s.rkbu, len(s.videos)) for s in CONTENT.sessions]
    assert facts == [
        ("first", 180, (5, 6), True, 2),
        ("second", 90, (8,), False, 1),
        ("middle", 90, (10, 11, 12, 1, 2, 3), False, 3),
        ("last", 120, (4,), True, 0),
    ]


def test_the_films_are_shown_in_the_order_they_stand_in() -> None:
    shown = [key for template in CONTENT.sessions for key in template.videos]
    assert shown == [video.key for video in CONTENT.videos]
    assert len(shown) == 6


def test_agendas_fill_their_sessions_and_begin_with_the_last_minutes() -> None:
    for template in CONTENT.sessions:
        assert sum(item.minutes for item in template.items) == template.minutes
    assert [template.items[0].key for template in CONTENT.sessions[1:]] == ["approval"] * 3
    assert CONTENT.session("first").items[1].key == "constitution"


def test_the_instrument_has_eight_dimensions_and_29_statements() -> None:
    assert [len(d.statements) for d in CONTENT.instrument.dimensions] == [4, 2, 4, 4, 4, 4, 3, 4]
    assert len(CONTENT.instrument.statements) == 29


def test_the_rubric_has_24_sentences_marked_as_proposed() -> None:
    sentences = [text.nb for d in CONTENT.instrument.dimensions for text in d.rubric.levels()]
    assert len(set(sentences)) == 24
    assert CONTENT.instrument.rubric_levels.nb == ("På startstreken", "På vei", "Etablert")
    assert "rubric" in CONTENT.instrument.proposed


def test_figures_that_are_not_checked_yet_say_so() -> None:
    assert all("standard_error" in dimension.unverified for dimension in CONTENT.leadership)


def test_background_pages_have_sources_that_are_on_the_list() -> None:
    assert len(CONTENT.background) == 13
    assert all(CONTENT.works(page.sources) for page in CONTENT.background)


def test_a_text_in_an_unknown_language_is_bokmal() -> None:
    assert Text(nb="hei", nn="hei på deg", en="hello").in_language("se") == "hei"


@pytest.mark.parametrize(
    ("lookup", "key"), [("session", "fifth"), ("video", "x"), ("exercise", "x"), ("work", "x"), ("page", "x")]
)
def test_asking_for_what_is_not_there(lookup: str, key: str) -> None:
    with pytest.raises(KeyError):
        getattr(CONTENT, lookup)(key)


def test_reading_what_was_written_gives_the_same() -> None:
    again = read_json(body_of(CONTENT))
    assert again == CONTENT
    assert digests_of(again) == digests_of(CONTENT)


def broken(**changes: object) -> str:
    """The content as JSON with some keys changed."""
    return json.dumps({**asdict(CONTENT), **changes})


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"unknown": 1}, "unknown"),
        (
            {
                "videos": [
                    {"key": "a", "minutes": "15", "speaker": "x", "title": asdict(CONTENT.videos[0].title)}
                ]
            },
            "minutes",
        ),
        ({"topics": None}, "topics"),
    ],
)
def test_a_file_of_the_wrong_shape_is_refused_with_the_place(change: dict[str, object], said: str) -> None:
    with pytest.raises(Unsound) as refused:
        read_json(broken(**change))
    assert any(said in fault for fault in refused.value.faults)


def test_faults_beyond_the_shape_are_named() -> None:
    first = CONTENT.sessions[0]
    empty = replace(first, goal=Text(nb="", nn="x", en="x"), videos=("no-such-film",))
    found = faults(replace(CONTENT, sessions=(empty, *CONTENT.sessions[1:])))
    assert any("goal has no text in nb" in fault for fault in found)
    assert "there is no film no-such-film" in found


def test_a_key_used_twice_and_uneven_lists_are_faults() -> None:
    twice = replace(CONTENT, videos=(*CONTENT.videos, CONTENT.videos[0]))
    assert any("public-sector-in-change 2 times" in fault for fault in faults(twice))
    labels = replace(CONTENT.instrument, scale_labels=Texts(nb=("a",), nn=("a", "b"), en=("a",)))
    found = faults(replace(CONTENT, instrument=labels))
    assert any("equally long" in fault for fault in found)
    assert any("one label" in fault for fault in found)


def test_too_long_an_agenda_is_a_fault() -> None:
    last = CONTENT.sessions[3]
    long = replace(last, items=(replace(last.items[0], minutes=100), *last.items[1:]))
    assert any(
        "plans 215 minutes of 120" in f
        for f in faults(replace(CONTENT, sessions=(*CONTENT.sessions[:3], long)))
    )


def test_what_two_versions_say_differently() -> None:
    video = replace(CONTENT.videos[0], minutes=22)
    newer = replace(CONTENT, videos=(video, *CONTENT.videos[1:]), exercises=CONTENT.exercises[1:])
    found = differences(CONTENT, newer)
    assert found[0].place == "videos › public-sector-in-change.minutes"
    assert (found[0].old, found[0].new) == ("15", "22")
    assert all(difference.new == "" for difference in found[1:])
    assert differences(CONTENT, CONTENT) == []
