from django.db import migrations

# Copies of head and size on the household: recomputed once a statement, so that COPY of a district stays fast.
# Only memberships without an end count: a trigger cannot wake up on the day when one ends.
COPIES = """
CREATE FUNCTION registry_copy_memberships() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE registry_household AS h
  SET member_count = c.members,
      head_name = coalesce(c.head_name, h.head_name),
      head_ethnicity = coalesce(c.head_ethnicity, h.head_ethnicity)
  FROM (
    SELECT k.household_id, count(m.id) AS members,
           max(p.full_name) FILTER (WHERE m.relation = 'head') AS head_name,
           max(p.ethnicity) FILTER (WHERE m.relation = 'head') AS head_ethnicity
    FROM (SELECT DISTINCT household_id FROM changed) AS k
    LEFT JOIN registry_membership AS m ON m.household_id = k.household_id AND upper_inf(m.valid)
    LEFT JOIN registry_person AS p ON p.id = m.person_id
    GROUP BY k.household_id
  ) AS c
  WHERE h.id = c.household_id
    AND (h.member_count, h.head_name, h.head_ethnicity)
        IS DISTINCT FROM (c.members, coalesce(c.head_name, h.head_name), coalesce(c.head_ethnicity, h.head_ethnicity));
  RETURN NULL;
END $$;

CREATE FUNCTION registry_copy_persons() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE registry_household AS h SET head_name = p.full_name, head_ethnicity = p.ethnicity
  FROM changed AS p
  JOIN registry_membership AS m ON m.person_id = p.id AND m.relation = 'head' AND upper_inf(m.valid)
  WHERE h.id = m.household_id AND (h.head_name, h.head_ethnicity) IS DISTINCT FROM (p.full_name, p.ethnicity);
  RETURN NULL;
END $$;

CREATE TRIGGER copies_after_insert AFTER INSERT ON registry_membership
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION registry_copy_memberships();
CREATE TRIGGER copies_after_update AFTER UPDATE ON registry_membership
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION registry_copy_memberships();
CREATE TRIGGER copies_after_move AFTER UPDATE ON registry_membership
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION registry_copy_memberships();
CREATE TRIGGER copies_after_delete AFTER DELETE ON registry_membership
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION registry_copy_memberships();
CREATE TRIGGER copies_after_update AFTER UPDATE ON registry_person
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION registry_copy_persons();
"""

DROP_COPIES = """
DROP TRIGGER copies_after_update ON registry_person;
DROP TRIGGER copies_after_insert ON registry_membership;
DROP TRIGGER copies_after_update ON registry_membership;
DROP TRIGGER copies_after_move ON registry_membership;
DROP TRIGGER copies_after_delete ON registry_membership;
DROP FUNCTION registry_copy_persons();
DROP FUNCTION registry_copy_memberships();
"""

APPEND_ONLY = """
CREATE FUNCTION registry_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON registry_householdevent
  FOR EACH ROW EXECUTE FUNCTION registry_refuse_change();
"""

DROP_APPEND_ONLY = """
DROP TRIGGER append_only ON registry_householdevent;
DROP FUNCTION registry_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("registry", "0003_codes_and_events")]
    operations = [
        migrations.RunSQL(COPIES, DROP_COPIES),
        migrations.RunSQL(APPEND_ONLY, DROP_APPEND_ONLY),
    ]
