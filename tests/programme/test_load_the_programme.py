"""Loading a content file: the first is published, the same one twice is one, a newer one is a draft."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Person
from foundation.audit.models import Entry
from programme import queries
from programme.actions import load_file, publish_version
from programme.models import ContentVersion
from programme.reading import CONTENT_FILE

pytestmark = pytest.mark.django_db


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """A content file where one film has another length."""
    text = CONTENT_FILE.read_text().replace("minutes = 15\n", "minutes = 17\n", 1)
    path = tmp_path / "v2.toml"
    path.write_text(text)
    return path


def test_the_first_file_is_published_and_loading_again_changes_nothing() -> None:
    version, new = load_file()
    again, new_again = load_file()
    assert (new, new_again) == (True, False)
    assert version == again
    assert not version.is_draft
    assert Entry.objects.filter(action="programme.loaded").count() == 1


def test_a_newer_file_is_a_draft_until_an_editor_publishes_it(newer: Path) -> None:
    first, _new = load_file()
    draft, _new = load_file(path=newer)
    assert draft.is_draft
    assert draft.parent == first
    assert queries.active_version() == first
    editor = Person.objects.create_user("e@example.no", "Espen", "en-lang-setning")
    publish_version(version=draft, by=editor)
    published_at = ContentVersion.objects.get(pk=draft.pk).published_at
    publish_version(version=draft, by=editor)
    assert ContentVersion.objects.get(pk=draft.pk).published_at == published_at
    assert queries.active_content().videos[0].minutes == 17
    assert queries.content_of(first).videos[0].minutes == 15


def test_parts_that_did_not_change_keep_their_digest(newer: Path) -> None:
    first, _new = load_file()
    draft, _new = load_file(path=newer)
    assert draft.digest != first.digest
    assert draft.instrument_digest == first.instrument_digest
    assert draft.agendas_digest == first.agendas_digest
    assert draft.reading_digest == first.reading_digest


def test_the_command_says_what_happened(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_programme")
    call_command("load_programme")
    out = capsys.readouterr().out
    assert "taken in as version" in out
    assert "is already version" in out


def test_a_broken_file_stops_with_its_faults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "broken.toml"
    path.write_text(CONTENT_FILE.read_text().replace("sessions_min = 6", 'sessions_min = "six"'))
    monkeypatch.setattr(
        "programme.management.commands.load_programme.load_file", lambda: load_file(path=path)
    )
    with pytest.raises(CommandError, match="sessions_min"):
        call_command("load_programme")
    assert ContentVersion.objects.count() == 0


def test_without_any_content_it_says_what_to_run() -> None:
    with pytest.raises(ContentVersion.DoesNotExist, match="load_programme"):
        queries.active_content()


def test_the_active_content_is_one_query_and_read_once(django_assert_num_queries: object) -> None:
    load_file()
    first = queries.active_content()
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert queries.active_content() is first
