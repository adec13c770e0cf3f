from typing import Any

from django.db import migrations

WORDS = {
    "published": ("Publisert", "Published"),
    "approved": ("Godkjent", "Approved"),
}


def words_to_keys(apps: Any, schema_editor: Any) -> None:
    """Why a version of minutes was kept stood as a word of the network's language; now it is a key."""
    versions = apps.get_model("writing", "FrozenVersion").objects.filter(kind="sessions.minutes")
    for key, words in WORDS.items():
        versions.filter(reason__in=words).update(reason=key)


class Migration(migrations.Migration):
    dependencies = [
        ("network_sessions", "0003_news_of_a_task"),
        ("writing", "0001_initial"),
    ]

    operations = [migrations.RunPython(words_to_keys, migrations.RunPython.noop, elidable=True)]
