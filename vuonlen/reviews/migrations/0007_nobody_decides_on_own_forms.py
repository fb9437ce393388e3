"""Nobody decides on a form he recorded, whatever route the row takes: the same rule as `reviews/separation.py`."""

from django.db import migrations

GUARD = """
CREATE FUNCTION vl_refuse_own_forms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM reviews_formrevision revision JOIN reviews_reviewform form ON form.id = revision.form_id
        WHERE form.round_id = NEW.round_id AND form.commune_id = NEW.commune_id
          AND revision.recorded_by_id = NEW.recorded_by_id
          -- a version that a correcting decision wrote is a decision, not a record
          AND NOT EXISTS (SELECT 1 FROM reviews_decision correction
                          WHERE correction.corrected_form_id = revision.form_id
                            AND correction.corrected_form_version = revision.version)
    ) THEN
        RAISE EXCEPTION 'nobody decides on a form he recorded'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'nobody_decides_on_own_forms';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER nobody_decides_on_own_forms BEFORE INSERT OR UPDATE OF recorded_by_id ON reviews_decision
    FOR EACH ROW EXECUTE FUNCTION vl_refuse_own_forms();
CREATE TRIGGER nobody_gives_opinion_on_own_forms BEFORE INSERT OR UPDATE OF recorded_by_id ON reviews_opinion
    FOR EACH ROW EXECUTE FUNCTION vl_refuse_own_forms();
"""


class Migration(migrations.Migration):
    dependencies = [("reviews", "0006_official_list")]
    operations = [
        migrations.RunSQL(
            GUARD,
            """
            DROP TRIGGER nobody_gives_opinion_on_own_forms ON reviews_opinion;
            DROP TRIGGER nobody_decides_on_own_forms ON reviews_decision;
            DROP FUNCTION vl_refuse_own_forms();
            """,
        )
    ]
