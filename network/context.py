"""What the frame around every page needs: where the person is, and where they can go.

Nothing is read before a template asks: pages without sign-in cost no query and touch no session.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from network.hats import Hat, hats_of

SESSION_KEY = "hat"


@dataclass(frozen=True)
class Item:
    """A line of the menu; `current` is the value of aria-current, empty elsewhere."""

    label: str
    url: str
    current: str = ""


@dataclass(frozen=True)
class Target:
    """Where a line of the menu leads: the url's name and which keys of the hat it takes."""

    label: str
    name: str
    keys: tuple[str, ...] = ()


HOME = Target(_("Home"), "desk:home")
NETWORK = Target(_("Network"), "network:network", ("network",))
SESSIONS = Target(_("Sessions"), "sessions:sessions", ("network",))
SCHOOL = (
    HOME,
    NETWORK,
    SESSIONS,
    Target(_("Plan"), "plans:plan_of_school", ("network", "school")),
    Target(_("Survey"), "plc_survey:rounds", ("network", "school")),
)
OVERVIEW = Target(_("Overview"), "review:overview")
MENUS: dict[str, tuple[Target, ...]] = {
    "principal": SCHOOL,
    "leader": SCHOOL,
    "convenor": (HOME, NETWORK, SESSIONS),
    "minute_taker": (HOME, NETWORK, SESSIONS),
    "owner": (HOME, NETWORK, SESSIONS),
    "reviewer": (HOME, OVERVIEW, NETWORK, SESSIONS),
    "rkbu": (HOME, Target(_("Networks"), "network:networks"), Target(_("RKBU's people"), "network:rkbu")),
    "editor": (HOME, Target(_("Programme content"), "programme:content")),
    "operator": (HOME, Target(_("Outbox"), "post:outbox")),
}
MORE = (Target(_("My data"), "desk:my_data"),)
STATEMENTS = (
    Target(_("Privacy"), "desk:privacy"),
    Target(_("Accessibility statement"), "desk:accessibility"),
)
FOOTER = (
    Target(_("The programme"), "programme:library"),
    Target(_("Help"), "desk:help"),
    *STATEMENTS,
)


class Frame:
    """The menu, the hats and the worn hat of one request."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def hats(self) -> list[Hat]:
        """Every hat of the person, the worn one marked."""
        return hats_of(self.request.actor, self.request.session.get(SESSION_KEY, ""))

    @cached_property
    def hat(self) -> Hat | None:
        """The worn hat; None for someone without any role."""
        return next((hat for hat in self.hats if hat.current), None)

    @property
    def has_choice(self) -> bool:
        """Whether there is more than one hat to choose from."""
        return len(self.hats) > 1

    @cached_property
    def nav(self) -> list[Item]:
        """The main menu for the worn hat."""
        return _items(MENUS[self.hat.role] if self.hat else (HOME,), self.hat, self.request)

    @property
    def more(self) -> list[Item]:
        """What is the same under every hat."""
        return _items(MORE, None, self.request)

    @property
    def footer(self) -> list[Item]:
        """What stands under every page; asked for late, since the survey's pages must not look for who is signed in."""
        targets = FOOTER if self.request.user.is_authenticated else STATEMENTS
        return _items(targets, None, self.request)


def frame_of(request: HttpRequest) -> Frame:
    """The request's one frame: a view that asks for the hat and the page around it read the hats once."""
    if not hasattr(request, "frame"):
        request.frame = Frame(request)
    return request.frame


def frame(request: HttpRequest) -> dict[str, Any]:
    """The frame, the languages to choose from and whether this is a demonstration."""
    return {
        "frame": frame_of(request),
        "languages": settings.LANGUAGES,
        "is_demo": settings.DEMO,
    }


def _items(targets: tuple[Target, ...], hat: Hat | None, request: HttpRequest) -> list[Item]:
    found = [(target, url) for target in targets if (url := _address(target, hat))]
    here = _here(found, request)
    return [Item(target.label, url, here.get(url, "")) for target, url in found]


def _address(target: Target, hat: Hat | None) -> str:
    """Empty where the hat is worn outside any network: a school that has not joined one yet."""
    keys = [getattr(hat, key) for key in target.keys]
    return "" if None in keys else reverse(target.name, args=keys)


def _here(found: list[tuple[Target, str]], request: HttpRequest) -> dict[str, str]:
    """The one line that is this page («page»), else the first of the same app («true»)."""
    if any(url == request.path for _target, url in found):
        return {request.path: "page"}
    app = request.resolver_match.namespace if request.resolver_match else ""
    same = [url for target, url in found if app and target.name.startswith(f"{app}:") and target != HOME]
    return {same[0]: "true"} if same else {}
