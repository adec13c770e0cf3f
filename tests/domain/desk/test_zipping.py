"""A ZIP's bytes depend on what is in it alone."""

from datetime import date
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

from desk.domain.zipping import Packer, steady

DAY = date(2026, 10, 20)


def _core(moment: str) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as office:
        stamp = f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified>'
        office.writestr("docProps/core.xml", f"<cp:coreProperties>{stamp}</cp:coreProperties>")
        office.writestr("word/document.xml", f"<w:p>{moment[:4]}</w:p>")
    return out.getvalue()


def test_an_office_file_says_its_day_and_not_when_it_was_written() -> None:
    first, second = (
        steady(_core(moment), DAY) for moment in ("2026-10-21T08:00:00Z", "2026-11-02T09:30:00Z")
    )
    assert first == second
    with ZipFile(BytesIO(first)) as office:
        assert b">2026-10-20T00:00:00Z<" in office.read("docProps/core.xml")
        assert office.read("word/document.xml") == b"<w:p>2026</w:p>"


def test_chunks_become_a_file_with_its_own_day_and_checksum() -> None:
    out = BytesIO()
    packer = Packer(out)
    packer.add("plan/a.txt", DAY, iter([b"en ", b"to"]))
    packer.add("gammel.txt", date(1975, 1, 2), [b""])
    packer.close()
    with ZipFile(out) as packed:
        assert packed.read("plan/a.txt") == b"en to"
        assert [entry.date_time[:3] for entry in packed.infolist()] == [(2026, 10, 20), (1980, 1, 2)]
    assert packer.packed[0].sha256 == sha256(b"en to").hexdigest()
