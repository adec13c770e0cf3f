"""Every document of every network as a file."""

from pathlib import Path

from django.core.management import call_command

from network.models import Network
from tests.cast import Cast


def test_a_folder_a_network_with_plain_names_and_real_pdfs(cast: Cast, tmp_path: Path) -> None:
    Network.objects.create(municipality=cast.municipality, name="Nettverk – Utgard", first_year=2026)
    call_command("export_documents", tmp_path, stdout=(tmp_path / "said").open("w"))
    folders = {folder.name for folder in tmp_path.iterdir() if folder.is_dir()}
    assert folders == {"nettverk-fjordvik", "nettverk-utgard", "nettverk-utgard-2"}
    files = sorted((tmp_path / "nettverk-fjordvik").iterdir())
    assert [file.name for file in files] == [
        "siden-sist-as-skole.pdf",
        "siden-sist-cahceravda-skuvla.pdf",
        "siden-sist-havna-skole.pdf",
    ]
    assert all(file.read_bytes().startswith(b"%PDF") for file in files)


def test_written_twice_it_is_the_same_files(cast: Cast, tmp_path: Path) -> None:
    for _time in range(2):
        call_command("export_documents", tmp_path, stdout=(tmp_path / "said").open("w"))
    assert len(list((tmp_path / "nettverk-fjordvik").iterdir())) == 3
