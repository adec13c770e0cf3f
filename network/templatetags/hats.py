"""The role's word for templates that hold only its code."""

from django import template

from network.models import Role

register = template.Library()


@register.filter
def role_word(code: str) -> str:
    """«principal» is «Rektor» in the reader's language; a word that is no role stays as it is."""
    return str(Role(code).label) if code in Role.values else code
