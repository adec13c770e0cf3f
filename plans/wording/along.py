"""Value checks as a picture."""

from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from foundation import spelling
from foundation.documents.charts import PAGE, Check, Look, value_check
from plans.models import ValueCheck


def check_picture(checks: list[ValueCheck], look: Look = PAGE) -> dict[str, SafeString]:
    """The teachers' and the leaders' marks over time, up to six checks; empty with fewer than two."""
    latest = checks[-6:]
    if len(latest) < 2:
        return {}
    days = [spelling.shortmonthday(check.on, get_language() or "nb") for check in latest]
    names = {mark.value_id: mark.value.name for check in latest for mark in check.marks.all()}
    return {
        who: value_check(
            title, days, [Check(name, _marks(latest, key, who)) for key, name in names.items()], look=look
        )
        for who, title in (("teachers", _("Value check, teachers")), ("leaders", _("Value check, leaders")))
    }


def _marks(checks: list[ValueCheck], key: int, who: str) -> list[float | None]:
    found = [next((m for m in check.marks.all() if m.value_id == key), None) for check in checks]
    return [getattr(mark, who) if mark else None for mark in found]
