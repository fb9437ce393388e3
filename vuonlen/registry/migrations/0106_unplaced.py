from django.db import migrations

# A person just entered belongs nowhere yet; asked past the policies, since a hidden membership is one too.
UNPLACED = """
CREATE OR REPLACE FUNCTION vl_person_is_unplaced(person bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
$$ SELECT NOT EXISTS (SELECT 1 FROM registry_membership WHERE person_id = person) $$;
"""


class Migration(migrations.Migration):
    dependencies = [("registry", "0105_householdchange_membershipchange_personchange_and_more")]
    operations = [migrations.RunSQL(UNPLACED, migrations.RunSQL.noop)]
