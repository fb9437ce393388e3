"""The access log tells later what was looked at, so no row may be changed or removed, by whatever route."""

from django.db import migrations

APPEND_ONLY = """
CREATE FUNCTION vl_refuse_access_log_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the access log is append-only'
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'access_log_append_only';
END $$;

CREATE TRIGGER access_log_append_only
    BEFORE UPDATE OR DELETE ON accounts_accesslog
    FOR EACH ROW EXECUTE FUNCTION vl_refuse_access_log_change();
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_tables")]
    operations = [
        migrations.RunSQL(
            APPEND_ONLY,
            """
            DROP TRIGGER access_log_append_only ON accounts_accesslog;
            DROP FUNCTION vl_refuse_access_log_change();
            """,
        )
    ]
