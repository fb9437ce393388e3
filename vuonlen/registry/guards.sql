-- Copies of head and size on the household: recomputed once a statement, so that COPY of a district stays fast.
-- Only memberships without an end count: a trigger cannot wake up on the day when one ends.
CREATE OR REPLACE FUNCTION registry_copy_memberships() RETURNS trigger LANGUAGE plpgsql AS $$
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

CREATE OR REPLACE FUNCTION registry_copy_persons() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE registry_household AS h SET head_name = p.full_name, head_ethnicity = p.ethnicity
  FROM changed AS p
  JOIN registry_membership AS m ON m.person_id = p.id AND m.relation = 'head' AND upper_inf(m.valid)
  WHERE h.id = m.household_id AND (h.head_name, h.head_ethnicity) IS DISTINCT FROM (p.full_name, p.ethnicity);
  RETURN NULL;
END $$;

-- Where a household lived on any day: present place and past ones in one relation (the model is `Residence`). Rows are
-- seen with the rights of whoever asks, so that row-level security holds through the view.
CREATE OR REPLACE VIEW registry_residence WITH (security_invoker = true) AS
  SELECT household_id, village_id, commune_id, valid FROM registry_pastresidence
  UNION ALL
  SELECT id, village_id, commune_id, daterange(coalesce(resident_since, registered_on), dissolved_on)
  FROM registry_household;

-- What follows is SECURITY DEFINER where a guard must see what the session may not: the second wall hides rows of other
-- communes from the web role.

-- A person who was merged into another belongs to no household from then on.
CREATE OR REPLACE FUNCTION registry_refuse_merged_member() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF EXISTS (SELECT FROM registry_person AS p JOIN changed AS m ON m.person_id = p.id
             WHERE p.merged_into_id IS NOT NULL AND upper_inf(m.valid)) THEN
    RAISE EXCEPTION 'a merged person has no current membership' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION registry_refuse_merging_member() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF EXISTS (SELECT FROM changed AS p JOIN registry_membership AS m ON m.person_id = p.id
             WHERE p.merged_into_id IS NOT NULL AND upper_inf(m.valid)) THEN
    RAISE EXCEPTION 'a merged person has no current membership' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;

-- Where each of a pair is: the commune of the household joined last. Follows persons who move and households that do.
CREATE OR REPLACE FUNCTION registry_pair_communes(persons bigint[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
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

CREATE OR REPLACE FUNCTION registry_follow_members() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE persons bigint[];
BEGIN
  SELECT array_agg(DISTINCT m.person_id) INTO persons FROM changed AS m
  WHERE EXISTS (SELECT FROM registry_duplicatepair AS d WHERE d.first_id = m.person_id)
     OR EXISTS (SELECT FROM registry_duplicatepair AS d WHERE d.second_id = m.person_id);
  IF persons IS NOT NULL THEN PERFORM registry_pair_communes(persons); END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION registry_follow_households() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE persons bigint[];
BEGIN
  SELECT array_agg(DISTINCT m.person_id) INTO persons
  FROM moved AS h JOIN former AS f ON f.id = h.id AND f.commune_id <> h.commune_id
  JOIN registry_membership AS m ON m.household_id = h.id;
  IF persons IS NOT NULL THEN PERFORM registry_pair_communes(persons); END IF;
  RETURN NULL;
END $$;

-- A person just entered belongs nowhere yet (asked by the row policy of persons); a hidden membership is one too.
CREATE OR REPLACE FUNCTION vl_person_is_unplaced(person bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
$$ SELECT NOT EXISTS (SELECT 1 FROM registry_membership WHERE person_id = person) $$;

-- Households by part of a name or code, at the same speed with the second wall as without it.
-- Behind row policies PostgreSQL may not use a trigram index: `LIKE` is not leakproof, so the policy of every person is
-- asked first. The function looks as the owner of the tables does, and itself keeps to the communes of the session,
-- unless the owner calls it. Its statement is planned for each call: one commune is read by its own index, a country by
-- trigrams.
CREATE OR REPLACE FUNCTION vl_households_named(wanted text, communes bigint[], on_day date) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
DECLARE
    invoker CONSTANT text := CASE current_setting('role') WHEN 'none' THEN session_user::text
                                  ELSE current_setting('role') END;
    escaped CONSTANT text := replace(replace(replace(wanted, '\', '\\'), '%', '\%'), '_', '\_');
    seen bigint[] := NULLIF(current_setting('vuonlen.communes', true), '')::bigint[];
BEGIN
    IF NOT pg_has_role(invoker, current_user, 'USAGE')
       AND current_setting('vuonlen.everything', true) IS DISTINCT FROM 'on' THEN
        communes := ARRAY(SELECT unnest(communes) INTERSECT SELECT unnest(seen));
    END IF;
    RETURN QUERY EXECUTE
        'SELECT id FROM registry_household WHERE commune_id = ANY ($1) AND name_key LIKE $2
         UNION
         SELECT id FROM registry_household WHERE commune_id = ANY ($1) AND code LIKE $3
         UNION
         SELECT household.id
         FROM registry_person person
         JOIN registry_membership member ON member.person_id = person.id AND member.valid @> $4
         JOIN registry_household household ON household.id = member.household_id
         WHERE household.commune_id = ANY ($1) AND person.name_key LIKE $2'
        USING communes, '%' || vl_name_key(escaped) || '%', escaped || '%', on_day;
END $$;
REVOKE EXECUTE ON FUNCTION vl_households_named(text, bigint[], date) FROM PUBLIC;
