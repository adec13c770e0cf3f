"""`{% load writing %}`: what a page needs so that a text field saves itself."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.template import Context
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from foundation.writing.markup import address, attributes
from foundation.writing.texts import base_of

register = template.Library()


@register.simple_tag
def writing_attrs(kind: str, obj: Any, field: str) -> SafeString:
    """Attributes of the textarea or input that holds `field` of `obj`, so that it saves itself."""
    written = attributes(kind, obj, field)  # addresses, digests and fixed words: nothing in them to escape
    return mark_safe(" ".join(f'{name}="{value}"' for name, value in written.items()))


@register.simple_tag
def writing_base(obj: Any, field: str, name: str = "") -> SafeString:
    """The hidden input that tells, without script too, which text the field was started from.

    `name` is the name of the field's own input, where it is another than the field's.
    """
    base = base_of(getattr(obj, field) or "")
    return mark_safe(f'<input type="hidden" name="{name or field}-base" value="{base}">')


@register.simple_tag
def history_url(kind: str, obj: Any, field: str) -> str:
    """The page with everything the field has held."""
    return address("writing:history", kind, obj.pk, field)


@register.simple_tag
def writer(request: HttpRequest) -> str:
    """Whose unsaved texts a browser may show here: a key of this installation and this account."""
    person = request.user
    if not person.is_authenticated:
        return ""
    return salted_hmac("writing", f"{person.pk} {person.created_at.isoformat()}").hexdigest()[:20]


@register.filter
def whose(name: str) -> str:
    """«Tones», «Silas’»; in English “Tone's”."""
    if get_language() == "en":
        return f"{name}’s"
    return f"{name}’" if name[-1:].lower() in ("s", "x", "z") else f"{name}s"


@register.inclusion_tag("writing/save_line.html", takes_context=True)
def save_line(context: Context, who_sees: object = "") -> dict[str, Any]:
    """The line on top of a page that is written in: what is saved, and who sees it."""
    return {
        "request": context["request"],
        "csrf_token": context.get("csrf_token"),
        "who_sees": who_sees,
        "again": f"{reverse('account_login')}?next={reverse('signed_in_again')}",
    }
