"""Which films a session shows (product rules 4 and 7): keys of the content's films, in the programme's order."""

from collections.abc import Set

from programme.domain.content import Content


def films_in_first_year(content: Content, kind: str, index: int, shown: Set[str]) -> tuple[str, ...]:
    """The films of a session in year one; `index` counts middle sessions from 1; what is shown elsewhere is left out.

    Two at the first, one at the second, one each at the first three middle sessions, none at later ones or the last.
    """
    keys = content.session(kind).videos
    mine = keys[index - 1 : index] if kind == "middle" else keys
    return tuple(key for key in mine if key not in shown)


def unseen(content: Content, shown: Set[str]) -> tuple[str, ...]:
    """The films that a network has not seen yet, in the programme's order."""
    return tuple(video.key for video in content.videos if video.key not in shown)


def film_in_later_year(content: Content, kind: str, shown: Set[str]) -> tuple[str, ...]:
    """The film offered at a session in years two to four: the next unseen one, none at the last session."""
    return () if kind == "last" else unseen(content, shown)[:1]
