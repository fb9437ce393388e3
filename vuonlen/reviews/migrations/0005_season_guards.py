from django.db import migrations

TABLES = (
    "steprecord",
    "villagemeeting",
    "meetingvote",
    "posting",
    "upperreport",
    "opinion",
    "certificate",
    "snapshot",
)
APPEND_ONLY = "".join(
    f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON reviews_{table} "
    "FOR EACH ROW EXECUTE FUNCTION registry_refuse_change();\n"
    for table in TABLES
)
DROP_APPEND_ONLY = "".join(f"DROP TRIGGER append_only ON reviews_{table};\n" for table in TABLES)

# A commune goes forward; only a re-check takes it back to a posting.
STEPS = """
CREATE FUNCTION reviews_step_forward() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE steps CONSTANT text[] := ARRAY['survey', 'meeting', 'posting', 'recheck', 'reported', 'opinion', 'decided',
                                       'certified', 'frozen'];
BEGIN
  IF TG_OP = 'DELETE' OR NEW.round_id <> OLD.round_id OR NEW.commune_id <> OLD.commune_id THEN
    RAISE EXCEPTION 'a commune''s season is never deleted or moved' USING ERRCODE = 'restrict_violation';
  END IF;
  IF array_position(steps, NEW.step) >= array_position(steps, OLD.step)
     OR (OLD.step = 'recheck' AND NEW.step = 'posting')
     OR (OLD.step IN ('reported', 'opinion') AND NEW.step = 'recheck') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a season does not go back from % to %', OLD.step, NEW.step USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER step_forward BEFORE UPDATE OR DELETE ON reviews_communeseason
  FOR EACH ROW EXECUTE FUNCTION reviews_step_forward();
"""
DROP_STEPS = "DROP TRIGGER step_forward ON reviews_communeseason; DROP FUNCTION reviews_step_forward();"

VOTES = """
CREATE FUNCTION reviews_votes_within_attendance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.agree + NEW.disagree > (SELECT attendance FROM reviews_villagemeeting WHERE id = NEW.meeting_id) THEN
    RAISE EXCEPTION 'more votes than people at the meeting' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER votes_within_attendance BEFORE INSERT ON reviews_meetingvote
  FOR EACH ROW EXECUTE FUNCTION reviews_votes_within_attendance();
"""
DROP_VOTES = "DROP TRIGGER votes_within_attendance ON reviews_meetingvote; DROP FUNCTION reviews_votes_within_attendance();"

# An objection comes while the list hangs, and is answered once.
OBJECTIONS = """
CREATE FUNCTION reviews_guard_objection() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'objections are never deleted' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NOT EXISTS (SELECT FROM reviews_posting
                   WHERE id = NEW.posting_id AND NEW.received_on BETWEEN starts_on AND ends_on) THEN
      RAISE EXCEPTION 'an objection is received while the list is posted' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.resolved_on IS NOT NULL
     OR (to_jsonb(NEW) - ARRAY['resolved_on', 'resolution', 'changes_outcome', 'late_reason', 'resolved_by_id'])
        IS DISTINCT FROM
        (to_jsonb(OLD) - ARRAY['resolved_on', 'resolution', 'changes_outcome', 'late_reason', 'resolved_by_id']) THEN
    RAISE EXCEPTION 'an objection is answered once, and nothing else of it changes' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_objection BEFORE INSERT OR UPDATE OR DELETE ON reviews_objection
  FOR EACH ROW EXECUTE FUNCTION reviews_guard_objection();

CREATE FUNCTION reviews_no_open_objection() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM reviews_objection o JOIN reviews_posting p ON p.id = o.posting_id
             WHERE p.round_id = NEW.round_id AND p.commune_id = NEW.commune_id AND o.resolved_on IS NULL) THEN
    RAISE EXCEPTION 'an objection is still open' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER no_open_objection BEFORE INSERT ON reviews_decision
  FOR EACH ROW EXECUTE FUNCTION reviews_no_open_objection();
"""
DROP_OBJECTIONS = """
DROP TRIGGER no_open_objection ON reviews_decision;
DROP FUNCTION reviews_no_open_objection();
DROP TRIGGER guard_objection ON reviews_objection;
DROP FUNCTION reviews_guard_objection();
"""

# A status ends sooner by a later decision, or is voided once by a decision that corrects it.
SPELLS = """
CREATE OR REPLACE FUNCTION reviews_only_end_spell() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE may_change CONSTANT text[] := ARRAY['valid', 'voided_by_id', 'voided_valid'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'status spells are never deleted' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (to_jsonb(NEW) - may_change) IS NOT DISTINCT FROM (to_jsonb(OLD) - may_change) AND OLD.voided_by_id IS NULL THEN
    IF NEW.voided_by_id IS NULL AND lower(NEW.valid) IS NOT DISTINCT FROM lower(OLD.valid) AND NEW.valid <@ OLD.valid
       AND NOT isempty(NEW.valid) THEN
      RETURN NEW;
    END IF;
    IF isempty(NEW.valid) AND NEW.voided_valid = OLD.valid
       AND EXISTS (SELECT FROM reviews_decision WHERE id = NEW.voided_by_id AND kind = 'correction') THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'a status spell may only end sooner or be voided by a correction'
    USING ERRCODE = 'restrict_violation';
END $$;
"""
FORMER_SPELLS = """
CREATE OR REPLACE FUNCTION reviews_only_end_spell() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'status spells are never deleted' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (to_jsonb(NEW) - 'valid') IS DISTINCT FROM (to_jsonb(OLD) - 'valid')
     OR lower(NEW.valid) IS DISTINCT FROM lower(OLD.valid) OR NOT NEW.valid <@ OLD.valid THEN
    RAISE EXCEPTION 'a status spell may only end sooner' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
"""

# What a decision was taken on stays as it was; a correction adds the one version that it names.
FROZEN = """
CREATE OR REPLACE FUNCTION reviews_freeze_form() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.version = OLD.version + 1 AND NEW.round_id = OLD.round_id
     AND NEW.commune_id = OLD.commune_id
     AND EXISTS (SELECT FROM reviews_decision
                 WHERE corrected_form_id = OLD.id AND corrected_form_version = NEW.version) THEN
    RETURN NEW;
  END IF;
  IF TG_OP <> 'INSERT' THEN PERFORM reviews_refuse_decided(OLD.round_id, OLD.commune_id); END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  PERFORM reviews_refuse_decided(NEW.round_id, NEW.commune_id);
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION reviews_freeze_classification() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE form reviews_reviewform;
BEGIN
  IF TG_OP = 'INSERT' AND EXISTS (SELECT FROM reviews_decision WHERE corrected_form_id = NEW.form_id
                                  AND corrected_form_version = NEW.form_version) THEN
    RETURN NEW;
  END IF;
  SELECT * INTO form FROM reviews_reviewform WHERE id = coalesce(OLD.form_id, NEW.form_id);
  PERFORM reviews_refuse_decided(form.round_id, form.commune_id);
  RETURN coalesce(NEW, OLD);
END $$;
"""
FORMER_FROZEN = """
CREATE OR REPLACE FUNCTION reviews_freeze_form() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM reviews_refuse_decided(OLD.round_id, OLD.commune_id); END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  PERFORM reviews_refuse_decided(NEW.round_id, NEW.commune_id);
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION reviews_freeze_classification() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE form reviews_reviewform;
BEGIN
  SELECT * INTO form FROM reviews_reviewform WHERE id = coalesce(OLD.form_id, NEW.form_id);
  PERFORM reviews_refuse_decided(form.round_id, form.commune_id);
  RETURN coalesce(NEW, OLD);
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("reviews", "0004_season")]
    operations = [
        migrations.RunSQL(APPEND_ONLY, DROP_APPEND_ONLY),
        migrations.RunSQL(STEPS, DROP_STEPS),
        migrations.RunSQL(VOTES, DROP_VOTES),
        migrations.RunSQL(OBJECTIONS, DROP_OBJECTIONS),
        migrations.RunSQL(SPELLS, FORMER_SPELLS),
        migrations.RunSQL(FROZEN, FORMER_FROZEN),
    ]
