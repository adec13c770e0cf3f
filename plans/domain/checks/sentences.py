"""What a check finds: a kind, a place, and whom it is about. The words to it stand in plans/wording.py."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing that is missing.

    `kind` names the sentence, `part` and `anchor` the place; `number` is the goal's number, `name` what people
    called the thing. Outside the school only `kind` and how many are told, never `name`.
    """

    kind: str
    part: str
    anchor: str = ""
    number: int | None = None
    name: str = ""
