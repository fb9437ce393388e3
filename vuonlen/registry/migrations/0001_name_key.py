from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations

# unaccent() is only STABLE because its dictionary might change; ours does not, so a stored column may use it.
CREATE = """
CREATE FUNCTION vl_name_key(name text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN lower(regexp_replace(btrim(public.unaccent('public.unaccent', normalize(name, NFC))), '\\s+', ' ', 'g'))
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        UnaccentExtension(),
        TrigramExtension(),
        migrations.RunSQL(CREATE, "DROP FUNCTION vl_name_key(text)"),
    ]
