from django.db import migrations

# Where a household lived on any day: present place and past ones in one relation. Rows are seen with the rights of
# whoever asks, so that row-level security holds through the view.
VIEW = """
CREATE VIEW registry_residence WITH (security_invoker = true) AS
  SELECT household_id, village_id, commune_id, valid FROM registry_pastresidence
  UNION ALL
  SELECT id, village_id, commune_id, daterange(coalesce(resident_since, registered_on), dissolved_on)
  FROM registry_household;
"""

APPEND_ONLY = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON registry_pastresidence
  FOR EACH ROW EXECUTE FUNCTION registry_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("registry", "0005_events_and_residences")]
    operations = [
        migrations.RunSQL(VIEW, "DROP VIEW registry_residence;"),
        migrations.RunSQL(APPEND_ONLY, "DROP TRIGGER append_only ON registry_pastresidence;"),
    ]
