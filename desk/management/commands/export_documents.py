"""`manage.py export_documents DIR`: every document of every network as PDF, a folder a network."""

from argparse import ArgumentParser
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from foundation.documents.document import Document
from foundation.documents.names import free, plain
from foundation.documents.render import pdf_of
from network.models import Network
from network.queries import every_network

ROOMS = ("sessions", "plans", "plc_survey", "review", "desk")


class Command(BaseCommand):
    """Writes the PDFs and says how many there are."""

    help = "Writes every document of every network as PDF into DIR, a folder a network."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to."""
        parser.add_argument("dir", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Folder by folder; a file of the same name is written anew."""
        taken: set[str] = set()
        for network in every_network():
            folder = options["dir"] / free(plain(network.name, unless="nettverk"), taken)
            taken.add(folder.name)
            folder.mkdir(parents=True, exist_ok=True)
            count = export(network, folder)
            self.stdout.write(f"{folder}: {count}")


def export(network: Network, folder: Path) -> int:
    """Write the network's documents; how many."""
    taken: set[str] = set()
    for document in documents_of(network):
        name = free(document.pdf_name, taken)
        taken.add(name)
        (folder / name).write_bytes(pdf_of(document))
    return len(taken)


def documents_of(network: Network) -> Iterator[Document]:
    """Every document of the network, room by room."""
    for room in ROOMS:
        yield from import_module(f"{room}.documents").documents_of(network)
