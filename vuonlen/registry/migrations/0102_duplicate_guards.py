from django.contrib.postgres.operations import BtreeGinExtension
from django.db import migrations

# Year of birth and folded name in one index: "who of about this age is called about this" reads few pages.
# y counts as i, as people write Lý or Lí; `duplicates.candidates` asks with the same expressions.
INDEX = """
CREATE INDEX person_year_and_match_key ON registry_person
  USING gin ((extract(year FROM birth_date)::int), (translate(name_key, 'y', 'i')) gin_trgm_ops)
"""

# A person who was merged into another belongs to no household from then on.
MERGED = """
CREATE INDEX person_merged ON registry_person (id) WHERE merged_into_id IS NOT NULL;

CREATE FUNCTION registry_refuse_merged_member() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM registry_person AS p JOIN changed AS m ON m.person_id = p.id
             WHERE p.merged_into_id IS NOT NULL AND upper_inf(m.valid)) THEN
    RAISE EXCEPTION 'a merged person has no current membership' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER merged_after_insert AFTER INSERT ON registry_membership
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION registry_refuse_merged_member();
CREATE TRIGGER merged_after_update AFTER UPDATE ON registry_membership
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION registry_refuse_merged_member();

CREATE FUNCTION registry_refuse_merging_member() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM changed AS p JOIN registry_membership AS m ON m.person_id = p.id
             WHERE p.merged_into_id IS NOT NULL AND upper_inf(m.valid)) THEN
    RAISE EXCEPTION 'a merged person has no current membership' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER merged_after_update AFTER UPDATE ON registry_person
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION registry_refuse_merging_member();
"""
DROP_MERGED = """
DROP TRIGGER merged_after_update ON registry_person;
DROP TRIGGER merged_after_insert ON registry_membership;
DROP TRIGGER merged_after_update ON registry_membership;
DROP FUNCTION registry_refuse_merging_member();
DROP FUNCTION registry_refuse_merged_member();
DROP INDEX person_merged;
"""

# Where each of a pair is: the commune of the household joined last. Follows persons who move and households that do.
AREAS = """
CREATE FUNCTION registry_pair_communes(persons bigint[]) RETURNS void LANGUAGE sql AS $$
  WITH latest AS (
    SELECT DISTINCT ON (m.person_id) m.person_id, h.commune_id
    FROM registry_membership AS m JOIN registry_household AS h ON h.id = m.household_id
    WHERE m.person_id = ANY (persons)
    ORDER BY m.person_id, lower(m.valid) DESC
  ), wanted AS (
    SELECT d.id, coalesce(f.commune_id, d.first_commune_id) AS one, coalesce(s.commune_id, d.second_commune_id) AS two
    FROM registry_duplicatepair AS d
    LEFT JOIN latest AS f ON f.person_id = d.first_id
    LEFT JOIN latest AS s ON s.person_id = d.second_id
    WHERE d.first_id = ANY (persons) OR d.second_id = ANY (persons)
  )
  UPDATE registry_duplicatepair AS d SET first_commune_id = w.one, second_commune_id = w.two
  FROM wanted AS w
  WHERE d.id = w.id AND (d.first_commune_id, d.second_commune_id) IS DISTINCT FROM (w.one, w.two)
$$;

CREATE FUNCTION registry_follow_members() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE persons bigint[];
BEGIN
  SELECT array_agg(DISTINCT m.person_id) INTO persons FROM changed AS m
  WHERE EXISTS (SELECT FROM registry_duplicatepair AS d WHERE d.first_id = m.person_id)
     OR EXISTS (SELECT FROM registry_duplicatepair AS d WHERE d.second_id = m.person_id);
  IF persons IS NOT NULL THEN PERFORM registry_pair_communes(persons); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER pairs_after_insert AFTER INSERT ON registry_membership
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION registry_follow_members();
CREATE TRIGGER pairs_after_update AFTER UPDATE ON registry_membership
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION registry_follow_members();
CREATE TRIGGER pairs_after_move AFTER UPDATE ON registry_membership
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION registry_follow_members();

CREATE FUNCTION registry_follow_households() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE persons bigint[];
BEGIN
  SELECT array_agg(DISTINCT m.person_id) INTO persons
  FROM moved AS h JOIN former AS f ON f.id = h.id AND f.commune_id <> h.commune_id
  JOIN registry_membership AS m ON m.household_id = h.id;
  IF persons IS NOT NULL THEN PERFORM registry_pair_communes(persons); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER pairs_after_update AFTER UPDATE ON registry_household
  REFERENCING OLD TABLE AS former NEW TABLE AS moved
  FOR EACH STATEMENT EXECUTE FUNCTION registry_follow_households();
"""
DROP_AREAS = """
DROP TRIGGER pairs_after_update ON registry_household;
DROP TRIGGER pairs_after_insert ON registry_membership;
DROP TRIGGER pairs_after_update ON registry_membership;
DROP TRIGGER pairs_after_move ON registry_membership;
DROP FUNCTION registry_follow_households();
DROP FUNCTION registry_follow_members();
DROP FUNCTION registry_pair_communes(bigint[]);
"""

# What was said about a pair and what a merge changed stay as they were; a merge may only be undone, once.
HISTORY = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON registry_duplicatestep
  FOR EACH ROW EXECUTE FUNCTION registry_refuse_change();
CREATE TRIGGER never_deleted BEFORE DELETE ON registry_duplicatepair
  FOR EACH ROW EXECUTE FUNCTION registry_refuse_change();

CREATE FUNCTION registry_only_undo_merge() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE undoing text[] := ARRAY['undone_by_id', 'undone_at', 'undo_reason'];
BEGIN
  IF TG_OP = 'DELETE' OR OLD.undone_at IS NOT NULL OR to_jsonb(NEW) - undoing IS DISTINCT FROM to_jsonb(OLD) - undoing
  THEN
    RAISE EXCEPTION 'a merge may only be undone, once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER only_undo BEFORE UPDATE OR DELETE ON registry_personmerge
  FOR EACH ROW EXECUTE FUNCTION registry_only_undo_merge();
"""
DROP_HISTORY = """
DROP TRIGGER only_undo ON registry_personmerge;
DROP FUNCTION registry_only_undo_merge();
DROP TRIGGER never_deleted ON registry_duplicatepair;
DROP TRIGGER append_only ON registry_duplicatestep;
"""


class Migration(migrations.Migration):
    dependencies = [("registry", "0101_duplicates")]
    operations = [
        BtreeGinExtension(),
        migrations.RunSQL(INDEX, "DROP INDEX person_year_and_match_key"),
        migrations.RunSQL(MERGED, DROP_MERGED),
        migrations.RunSQL(AREAS, DROP_AREAS),
        migrations.RunSQL(HISTORY, DROP_HISTORY),
    ]
