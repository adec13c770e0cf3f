"""A document as a part of a larger one: its own template, without the head of a page."""

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from foundation.documents.document import Document


def bound(document: Document, anchor: str) -> SafeString:
    """The document as a section that starts on a new page; `anchor` is what a table of contents points at."""
    with translation.override(document.language):
        context = {**document.context, "document": document, "bound": anchor}
        return mark_safe(render_to_string(document.template, context))  # escaped by the template
