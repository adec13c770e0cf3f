"""What the sign-in page shows besides its forms."""

from django import template

from accounts import demo
from accounts.forms import RequestLoginCodeForm

register = template.Library()


@register.simple_tag
def demo_accounts() -> list[demo.DemoAccount]:
    """The people of the demonstration; nobody elsewhere."""
    return demo.accounts()


@register.simple_tag
def code_form() -> RequestLoginCodeForm:
    """The form that asks for a code by e-mail."""
    return RequestLoginCodeForm()
