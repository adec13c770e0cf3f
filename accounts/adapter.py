"""How allauth behaves here: nobody signs up by themselves, accounts come by invitation."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedAdapter(DefaultAccountAdapter):
    """allauth's adapter with the door to sign-up shut."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: people are invited to a role."""
        return False
