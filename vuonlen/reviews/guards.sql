-- What a decision was taken on stays as it was; a correction adds the one version that it names.
CREATE OR REPLACE FUNCTION reviews_refuse_decided(the_round bigint, the_commune bigint) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM reviews_decision WHERE round_id = the_round AND commune_id = the_commune) THEN
    RAISE EXCEPTION 'the commune''s round is decided' USING ERRCODE = 'restrict_violation';
  END IF;
END $$;

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

CREATE OR REPLACE FUNCTION reviews_votes_within_attendance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.agree + NEW.disagree > (SELECT attendance FROM reviews_villagemeeting WHERE id = NEW.meeting_id) THEN
    RAISE EXCEPTION 'more votes than people at the meeting' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION reviews_received_while_posted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM reviews_posting
                 WHERE id = NEW.posting_id AND NEW.received_on BETWEEN starts_on AND ends_on) THEN
    RAISE EXCEPTION 'an objection is received while the list is posted' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION reviews_no_open_objection() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM reviews_objection o JOIN reviews_posting p ON p.id = o.posting_id
             WHERE p.round_id = NEW.round_id AND p.commune_id = NEW.commune_id AND o.resolved_on IS NULL) THEN
    RAISE EXCEPTION 'an objection is still open' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- While the newest opinion does not agree, nothing is decided.
CREATE OR REPLACE FUNCTION reviews_no_standing_disagreement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT NOT agrees FROM reviews_opinion WHERE round_id = NEW.round_id AND commune_id = NEW.commune_id
      ORDER BY id DESC LIMIT 1) THEN
    RAISE EXCEPTION 'the level above does not agree' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- Nobody decides on a form he recorded, whatever route the row takes: the same rule as `reviews/separation.py`.
CREATE OR REPLACE FUNCTION vl_refuse_own_forms() RETURNS trigger LANGUAGE plpgsql AS $$
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

-- A status ends sooner by a later decision, or is voided once by a decision that corrects it.
CREATE OR REPLACE FUNCTION reviews_only_end_spell() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.voided_by_id IS NULL THEN
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

-- A recognition is voided with the days it had, or it ends, or the end is taken back with the decision that made it.
CREATE OR REPLACE FUNCTION reviews_only_end_recognition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.voided_by_id IS NULL
     AND (NEW.voided_by_id IS NOT NULL AND NEW.voided_valid = OLD.valid
          OR NEW.voided_by_id IS NULL AND lower(NEW.valid) = lower(OLD.valid)
             AND (NEW.valid <@ OLD.valid OR (OLD.ended_by_id IS NOT NULL AND NEW.ended_by_id IS NULL))) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a recognition may only end, or be voided by a decision' USING ERRCODE = 'restrict_violation';
END $$;
