"""Everything is closed by default; what is open stands in one list, with its reason."""

from pathlib import Path

from tests.access.routes import routes

LIST = Path(__file__).with_name("public_views.txt")


def listed() -> set[str]:
    """The names in the list, comments left out."""
    lines = [line.split("#")[0].strip() for line in LIST.read_text().splitlines()]
    return {line for line in lines if line}


def test_only_the_listed_routes_are_public() -> None:
    assert {route.name for route in routes() if route.is_public} == listed()


def test_every_route_has_a_name_of_its_own() -> None:
    names = [route.name for route in routes()]
    assert len(names) == len(set(names))
    assert not any(name.endswith("None") for name in names)


def test_every_view_of_ours_is_guarded_or_public() -> None:
    bare = [
        route.name
        for route in routes()
        if route.is_ours and not route.is_public and not hasattr(route.view, "guarded_by")
    ]
    assert bare == []
