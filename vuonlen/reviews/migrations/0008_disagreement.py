from django.db import migrations, models

# A commune goes forward; a re-check takes it back to a posting, a disagreement of the level above to the meetings.
STEPS = """
CREATE OR REPLACE FUNCTION reviews_step_forward() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE steps CONSTANT text[] := ARRAY['survey', 'meeting', 'posting', 'recheck', 'reported', 'opinion', 'decided',
                                       'certified', 'frozen'];
BEGIN
  IF TG_OP = 'DELETE' OR NEW.round_id <> OLD.round_id OR NEW.commune_id <> OLD.commune_id THEN
    RAISE EXCEPTION 'a commune''s season is never deleted or moved' USING ERRCODE = 'restrict_violation';
  END IF;
  IF array_position(steps, NEW.step) >= array_position(steps, OLD.step)
     OR (OLD.step = 'recheck' AND NEW.step = 'posting')
     OR (OLD.step = 'reported' AND NEW.step IN ('recheck', 'meeting')) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a season does not go back from % to %', OLD.step, NEW.step USING ERRCODE = 'restrict_violation';
END $$;
"""

# While the newest opinion does not agree, nothing is decided.
OPINIONS = """
CREATE FUNCTION reviews_no_standing_disagreement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT NOT agrees FROM reviews_opinion WHERE round_id = NEW.round_id AND commune_id = NEW.commune_id
      ORDER BY id DESC LIMIT 1) THEN
    RAISE EXCEPTION 'the level above does not agree' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER no_standing_disagreement BEFORE INSERT ON reviews_decision
  FOR EACH ROW EXECUTE FUNCTION reviews_no_standing_disagreement();
"""


class Migration(migrations.Migration):
    """A disagreement of the level above reopens households and sends the commune back to its meetings."""

    dependencies = [("reviews", "0007_nobody_decides_on_own_forms")]
    operations = [
        migrations.AddField("candidate", "reopened_version", models.PositiveIntegerField(null=True)),
        migrations.AddField("opinion", "whole_list", models.BooleanField(default=False)),
        migrations.RunSQL(STEPS, migrations.RunSQL.noop),
        migrations.RunSQL(OPINIONS, migrations.RunSQL.noop),
    ]
