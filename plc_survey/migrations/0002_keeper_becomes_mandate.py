from django.db import migrations


def move(apps, schema_editor):
    """Whoever was named to keep the survey's rounds holds the principal's mandate for the same days."""
    Role = apps.get_model("network", "RoleAssignment")
    for keeper in apps.get_model("plc_survey", "Keeper").objects.all():
        held = Role.objects.filter(person=keeper.person_id, school=keeper.school_id, role="leader")
        role = held.order_by("-starts_on", "-pk").first()
        if role is not None:
            role.mandate_from, role.mandate_to = keeper.starts_on, keeper.ends_on
            role.save(update_fields=["mandate_from", "mandate_to"])


class Migration(migrations.Migration):

    dependencies = [
        ('plc_survey', '0001_initial'),
        ('network', '0002_mandate'),
    ]

    operations = [
        migrations.RunPython(move, migrations.RunPython.noop),
        migrations.DeleteModel(
            name='Keeper',
        ),
    ]
