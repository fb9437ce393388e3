from django.db import migrations


class Migration(migrations.Migration):
    """Who changed what is asked by user: `metadata` of a context of django-pghistory holds the user's id."""

    initial = True
    dependencies = [("pghistory", "0007_auto_20250421_0444")]
    operations = [
        migrations.RunSQL("CREATE INDEX audit_context_of_user ON pghistory_context ((metadata -> 'user'), created_at)")
    ]
