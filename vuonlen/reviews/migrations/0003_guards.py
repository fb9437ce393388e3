from django.db import migrations

APPEND_ONLY = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON reviews_formrevision
  FOR EACH ROW EXECUTE FUNCTION registry_refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON reviews_decision
  FOR EACH ROW EXECUTE FUNCTION registry_refuse_change();
"""

DROP_APPEND_ONLY = """
DROP TRIGGER append_only ON reviews_formrevision;
DROP TRIGGER append_only ON reviews_decision;
"""

# A status is never rewritten: a later decision may only let it end sooner.
SPELLS = """
CREATE FUNCTION reviews_only_end_spell() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER only_end BEFORE UPDATE OR DELETE ON reviews_statusspell
  FOR EACH ROW EXECUTE FUNCTION reviews_only_end_spell();
"""

DROP_SPELLS = "DROP TRIGGER only_end ON reviews_statusspell; DROP FUNCTION reviews_only_end_spell();"

# What a decision was taken on stays as it was.
FROZEN = """
CREATE FUNCTION reviews_refuse_decided(the_round bigint, the_commune bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM reviews_decision WHERE round_id = the_round AND commune_id = the_commune) THEN
    RAISE EXCEPTION 'the commune''s round is decided' USING ERRCODE = 'restrict_violation';
  END IF;
END $$;

CREATE FUNCTION reviews_freeze_form() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM reviews_refuse_decided(OLD.round_id, OLD.commune_id); END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  PERFORM reviews_refuse_decided(NEW.round_id, NEW.commune_id);
  RETURN NEW;
END $$;
CREATE TRIGGER frozen_by_decision BEFORE INSERT OR UPDATE OR DELETE ON reviews_reviewform
  FOR EACH ROW EXECUTE FUNCTION reviews_freeze_form();

CREATE FUNCTION reviews_freeze_classification() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE form reviews_reviewform;
BEGIN
  SELECT * INTO form FROM reviews_reviewform WHERE id = coalesce(OLD.form_id, NEW.form_id);
  PERFORM reviews_refuse_decided(form.round_id, form.commune_id);
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER frozen_by_decision BEFORE INSERT OR UPDATE OR DELETE ON reviews_classification
  FOR EACH ROW EXECUTE FUNCTION reviews_freeze_classification();
"""

DROP_FROZEN = """
DROP TRIGGER frozen_by_decision ON reviews_classification;
DROP TRIGGER frozen_by_decision ON reviews_reviewform;
DROP FUNCTION reviews_freeze_classification();
DROP FUNCTION reviews_freeze_form();
DROP FUNCTION reviews_refuse_decided(bigint, bigint);
"""


class Migration(migrations.Migration):
    dependencies = [("reviews", "0002_newly_escaped_end"), ("registry", "0004_guards")]
    operations = [
        migrations.RunSQL(APPEND_ONLY, DROP_APPEND_ONLY),
        migrations.RunSQL(SPELLS, DROP_SPELLS),
        migrations.RunSQL(FROZEN, DROP_FROZEN),
    ]
