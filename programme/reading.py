"""Reading a content file: TOML or stored JSON -> the frozen dataclasses of `programme.domain.content`.

pydantic does the checking: strictly (no "15" for 15), without unknown keys, with every fault named by
its place. It stands here and not in the domain, so that the domain needs the standard library only.
"""

import hashlib
import json
import tomllib
from dataclasses import asdict
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from programme.domain.content import Content
from programme.domain.soundness import faults

CONTENT_FILE = Path(__file__).resolve().parent / "content" / "v1.toml"
_schema: TypeAdapter[Content] = TypeAdapter(Content)


class Unsound(Exception):
    """A content file that cannot be taken in; `faults` says why, one sentence each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


def read_json(body: str) -> Content:
    """The content in a stored body; raises Unsound with every fault."""
    try:
        content = _schema.validate_json(body, strict=True)
    except ValidationError as error:
        raise Unsound([_sentence(fault) for fault in error.errors()]) from error
    found = faults(content)
    if found:
        raise Unsound(found)
    return content


def _sentence(fault: object) -> str:
    place = ".".join(str(step) for step in fault["loc"])  # type: ignore[index]
    return f"{place}: {fault['msg']}"  # type: ignore[index]


def read_file(path: Path) -> Content:
    """The content of a TOML file; raises Unsound with every fault."""
    with path.open("rb") as file:
        return read_json(json.dumps(tomllib.load(file)))


def body_of(content: Content) -> str:
    """The content as canonical JSON: the same content always gives the same letters."""
    return canonical(asdict(content))


def canonical(value: object) -> str:
    """JSON with sorted keys and no room between them."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(text: str) -> str:
    """SHA-256 of a text, 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def digests_of(content: Content) -> dict[str, str]:
    """Digests of the whole and of the parts that other things hold on to."""
    parts = asdict(content)
    reading = {key: parts[key] for key in ("topics", "literature")}
    return {
        "digest": digest(canonical(parts)),
        "instrument_digest": digest(canonical(parts["instrument"])),
        "agendas_digest": digest(canonical(parts["sessions"])),
        "reading_digest": digest(canonical(reading)),
    }
