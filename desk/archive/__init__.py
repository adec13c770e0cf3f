"""A school's archive (*skolens arkiv*): what its leadership may read and take out now, in one ZIP."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import BinaryIO

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from desk.archive.entry import Entry
from desk.archive.others import answer_files, review_files, session_files
from desk.archive.own import plan_files, sheet_files, survey_files
from desk.domain.zipping import Packed, Packer
from desk.queries.archive import leadership_of, networks_of
from desk.queries.written import SCHEMA, WrittenPlan, last_written, written_by, written_plans
from foundation.documents.names import free, plain
from network.models import Network, School

MACHINES, LIST = "skole.json", "innhold.txt"
LONG_AGO = date(1980, 1, 1)  # the first day a ZIP knows of


def archive_name(school: School) -> str:
    """What the ZIP is called."""
    with translation.override(school.language):
        named = _("archive %(school)s") % {"school": school.name}
    return f"{plain(named)}.zip"


def write_archive(school: School, file: BinaryIO) -> int:
    """Fill the ZIP, one file in memory at a time, in the school's written Norwegian; how many files."""
    with translation.override(school.language):
        plans = written_plans(school)
        day = max((last_written(plan, contents) for plan, contents in plans), default=LONG_AGO)
        packer, titles, taken = Packer(file), {}, set[str]()
        for entry in entries(school, plans):
            path = free(f"{entry.folder}/{entry.name}", taken)
            taken.add(path)
            titles[path] = entry.title
            packer.add(path, entry.day, entry.read())
        titles[MACHINES] = _("Everything the leadership has written, for machines (schema %(number)s)") % {
            "number": SCHEMA
        }
        packer.add(MACHINES, day, [_json(written_by(school, plans))])
        packer.add(LIST, day, [_list(school, packer.packed, titles).encode()])
        packer.close()
    return len(packer.packed)


def _json(written: object) -> bytes:
    return (json.dumps(written, ensure_ascii=False, indent=1) + "\n").encode()


def entries(school: School, plans: Sequence[WrittenPlan]) -> Iterator[Entry]:
    """Every file but the two that are made of the others, folder by folder."""
    reader, networks = leadership_of(school), networks_of(school)
    many = len({plan.network_id for plan, _contents in plans} | {network.pk for network in networks}) > 1
    plan_folder, survey_folder, review_folder, network_folder = _folders()
    for plan, contents in plans:
        folder = _within(plan_folder, plan.network, many=many)
        yield from plan_files(plan, contents, folder, f"{folder}/{_versions_folder()}")
    yield from sheet_files(school, networks, plan_folder)
    yield from survey_files(school, reader, survey_folder)
    for network in networks:
        yield from review_files(school, network, reader, _within(review_folder, network, many=many))
    yield from answer_files(school, review_folder)
    for network in networks:
        yield from session_files(network, reader, _within(network_folder, network, many=many))


def _folders() -> tuple[str, str, str, str]:
    return (
        plain(pgettext("folder", "plan")),
        plain(pgettext("folder", "survey")),
        plain(pgettext("folder", "reviews")),
        plain(pgettext("folder", "network")),
    )


def _versions_folder() -> str:
    return plain(pgettext("folder", "versions"))


def _within(folder: str, network: Network, *, many: bool) -> str:
    return f"{folder}/{plain(network.name)}" if many else folder


def _list(school: School, packed: Iterable[Packed], titles: dict[str, str]) -> str:
    """The list of contents: a line a file that says what it is, then lines that `sha256sum -c` checks."""
    packed = list(packed)
    heading = _("The archive of %(school)s") % {"school": school.name}
    width = max(len(each.path) for each in packed)
    lines = [
        heading,
        "=" * len(heading),
        "",
        _("What the school's leadership can read and take out, as it stood when the archive was made."),
        _("Answer sheets, codes, drafts of others and what other schools keep to themselves are not in it."),
        _("Where an item of a session is exempt from public access, the public version is here."),
        "",
        *(f"{each.path:<{width}}  {titles[each.path]}" for each in packed),
        "",
        _("Checksums (SHA-256). A machine checks them with: sha256sum -c innhold.txt"),
        "",
        *(f"{each.sha256}  {each.path}" for each in packed),
    ]
    return "\n".join(lines) + "\n"
