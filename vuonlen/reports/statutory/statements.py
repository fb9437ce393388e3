"""The statements behind the statutory tables.

Every table is counted the same way: a `SELECT` gives, for each household, the cells it belongs to and how much it adds
there: `(form, stratum, count, household, unit, weight)`. Added up, the rows are the table; for one cell, they are the
households behind it. So a number and its list cannot differ.

`census` has a row per household of the area on the closing day, with its status, people, head, and what was found of
it; `unit` is the line of the table it stands on: a commune of the day of the boundaries, a village inside one commune,
0 where a split commune leaves the unit to be confirmed, -1 (on no line) where another place may yet get it. A
household keeps one line through all tables.
"""

from vuonlen.reviews.queries.movements_sql import FLOWS

from .provincial_sql import PROVINCIAL

_KNOWN = """
known AS (
  SELECT * FROM unnest(%(known)s::bigint[], %(known_units)s::bigint[]) AS k (commune, unit)
)
"""

# What the forms' facts are read from: the version that was classified for the status.
_CENSUS = """
reach AS (
  SELECT household_id AS id FROM registry_residence
  WHERE commune_id = ANY(%(communes)s) AND valid @> %(closing)s::date
  UNION SELECT household_id FROM reviews_statusspell WHERE commune_id = ANY(%(communes)s) AND valid @> %(closing)s::date
  UNION SELECT household_id FROM reviews_reviewform WHERE round_id = %(round)s AND commune_id = ANY(%(communes)s)
), census AS (
  SELECT h.id, s.status, s.classification_id, m.people, coalesce(head.ethnicity, h.head_ethnicity) AS ethnicity,
         head.sex,
         CASE WHEN %(by_village)s THEN coalesce(f.village_id, home.village_id, h.village_id)
              ELSE coalesce(own.unit, moved.unit, -(own.commune = ANY(%(elsewhere)s))::int, 0) END AS unit
  FROM reach JOIN registry_household h USING (id)
  LEFT JOIN registry_residence home ON home.household_id = h.id AND home.valid @> %(closing)s::date
  LEFT JOIN reviews_statusspell s ON s.household_id = h.id AND s.valid @> %(closing)s::date
  LEFT JOIN reviews_reviewform f ON f.household_id = h.id AND f.round_id = %(round)s
  LEFT JOIN known own ON own.commune = coalesce(s.commune_id, f.commune_id, home.commune_id, h.commune_id)
  LEFT JOIN known moved ON moved.commune = h.commune_id
  CROSS JOIN LATERAL (
    SELECT count(*) AS people, max(b.person_id) FILTER (WHERE b.relation = 'head') AS head
    FROM registry_membership b WHERE b.household_id = h.id AND b.valid @> %(closing)s::date
  ) AS m
  LEFT JOIN registry_person head ON head.id = m.head
  WHERE h.registered_on <= %(closing)s AND (h.dissolved_on IS NULL OR h.dissolved_on > %(closing)s)
    AND coalesce(s.commune_id, f.commune_id, home.commune_id, h.commune_id) = ANY(%(communes)s)
    AND (NOT %(listed_only)s OR s.status IN ('poor', 'near_poor'))
)
"""

_ROLL = """
roll AS (
  SELECT c.*, l.deprivations, l.deprivation_count, l.explanation, r.facts,
         coalesce((r.facts #>> '{household,no_work_capacity}')::boolean, false) AS no_work,
         coalesce((r.facts #>> '{household,has_merit_member}')::boolean, false) AS merit,
         (r.facts #>> '{household,no_work_capacity}' IS NULL
          OR r.facts #>> '{household,has_merit_member}' IS NULL)::int AS groups_unsaid
  FROM census c
  LEFT JOIN reviews_classification l ON l.id = c.classification_id
  LEFT JOIN reviews_formrevision r ON r.form_id = l.form_id AND r.version = l.form_version
  WHERE c.status IN ('poor', 'near_poor')
)
"""

RESULTS = """
SELECT 1 AS form, 'both' AS stratum, v.count, c.id AS household, c.unit, v.weight
FROM census c CROSS JOIN LATERAL (VALUES
  (1, 1), (2, c.people), (3, (c.status = 'poor')::int), (5, (c.status = 'near_poor')::int),
  (7, (c.status = 'average_living_standard')::int), (9, (c.status = 'poor')::int * c.people),
  (11, (c.status = 'near_poor')::int * c.people), (13, (c.status = 'average_living_standard')::int * c.people)
) AS v (count, weight)
"""

MOVEMENTS = """
SELECT CASE list WHEN 'poor' THEN 2 ELSE 3 END, v.stratum, v.count, household,
       CASE WHEN %(by_village)s THEN coalesce(f.village_id, home.village_id, h.village_id)
            ELSE coalesce(own.unit, moved.unit, -(own.commune = ANY(%(elsewhere)s))::int, 0) END, v.weight
FROM flow JOIN registry_household h ON h.id = flow.household
LEFT JOIN registry_residence home ON home.household_id = h.id AND home.valid @> %(closing)s::date
LEFT JOIN reviews_reviewform f ON f.household_id = h.id AND f.round_id = %(round)s
LEFT JOIN known own ON own.commune = flow.commune
LEFT JOIN known moved ON moved.commune = h.commune_id
CROSS JOIN LATERAL (
  SELECT CASE kind WHEN 'start' THEN 1 WHEN 'other_decrease' THEN 4 WHEN 'from_other_list' THEN 5 WHEN 'relapsed' THEN 6
    WHEN 'new' THEN 7 WHEN 'other_increase' THEN 8 WHEN 'end' THEN 9
    WHEN 'to_other_list' THEN CASE list WHEN 'poor' THEN 2 ELSE 3 END
    ELSE CASE list WHEN 'poor' THEN 3 ELSE 2 END END AS count
) AS at CROSS JOIN LATERAL (
  VALUES ('households', at.count, flow.households), ('people', at.count, flow.people)
) AS v (stratum, count, weight)
WHERE flow.commune = ANY(%(communes)s)
"""

DEPRIVATIONS = """
SELECT CASE l.status WHEN 'poor' THEN 4 ELSE 6 END, 'both', v.count, l.id, l.unit, v.weight
FROM roll l CROSS JOIN LATERAL (
  VALUES (1, 1), (2, coalesce(l.deprivation_count, 0)::int)
  UNION ALL
  SELECT 2 + i.number, 1 FROM unnest(l.deprivations) AS d (code)
  JOIN unnest(%(indicators)s::text[]) WITH ORDINALITY AS i (code, number) USING (code)
) AS v (count, weight)
"""

GROUPS = """
SELECT 8, s.stratum, v.count + CASE l.status WHEN 'poor' THEN 0 ELSE 5 END, l.id, l.unit, v.belongs::int * s.weight
FROM roll l
CROSS JOIN LATERAL (VALUES ('households', 1), ('people', l.people)) AS s (stratum, weight)
CROSS JOIN LATERAL (SELECT l.ethnicity <> %(kinh)s AS minority) AS e
CROSS JOIN LATERAL (VALUES
  (1, true), (2, e.minority), (3, l.no_work), (4, l.merit), (5, NOT (e.minority OR l.no_work OR l.merit))
) AS v (count, belongs)
UNION ALL
SELECT 8, 'households', %(groups_unsaid)s, l.id, l.unit, l.groups_unsaid FROM roll l
"""

ETHNICITIES = """
SELECT 9, 'both', CASE l.status WHEN 'poor' THEN 0 ELSE %(near_poor_from)s END
       + coalesce(array_position(%(ethnicities)s::text[], l.ethnicity::text), 0), l.id, l.unit, 1
FROM roll l
"""

CAUSES = """
SELECT 10, l.status, coalesce(c.code, 9), l.id, l.unit, 1
FROM roll l LEFT JOIN LATERAL (
  SELECT DISTINCT code::int AS code
  FROM jsonb_array_elements_text(
    CASE jsonb_typeof(l.facts #> '{household,causes}') WHEN 'array' THEN l.facts #> '{household,causes}' ELSE '[]' END
  ) AS given (code) WHERE code IN ('1', '2', '3', '4', '5', '6', '7', '8')
) AS c ON true
"""

# Who of the members makes the household deprived is the law's own answer, kept in the explanation.
CHILDREN = """
SELECT 11, 'both', v.count + CASE l.status WHEN 'poor' THEN 0 ELSE 4 END, l.id, l.unit, v.weight::int
FROM roll l CROSS JOIN LATERAL (
  SELECT count(*) AS every, count(*) FILTER (WHERE lacks && ARRAY['nutrition', 'health_access']) AS health,
         count(*) FILTER (WHERE lacks && ARRAY['insurance']) AS insurance,
         count(*) FILTER (WHERE lacks && ARRAY['child_schooling']) AS schooling
  FROM jsonb_array_elements(l.facts -> 'persons') WITH ORDINALITY AS p (person, nth)
  CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(i ->> 'code'), '{}') AS lacks
    FROM jsonb_array_elements(l.explanation -> 'indicators') AS i
    CROSS JOIN LATERAL jsonb_array_elements(i -> 'decided_by') AS d
    WHERE i ->> 'verdict' = 'deprived' AND (d ->> 'person')::int = p.nth - 1
  ) AS found
  WHERE ((p.person ->> 'birth_date')::date + interval '16 years')::date > %(reviewed)s
) AS child CROSS JOIN LATERAL (
  VALUES (1, child.every), (2, child.health), (3, child.insurance), (4, child.schooling)
) AS v (count, weight)
"""

#: Which part counts the cells of which forms.
PARTS: dict[int, str] = {
    1: RESULTS,
    2: MOVEMENTS,
    3: MOVEMENTS,
    4: DEPRIVATIONS,
    6: DEPRIVATIONS,
    8: GROUPS,
    9: ETHNICITIES,
    10: CAUSES,
    11: CHILDREN,
    12: PROVINCIAL,
    13: PROVINCIAL,
}

_CELLS = "cells (form, stratum, count, household, unit, weight) AS (%s)"


def cells_statement(forms: tuple[int, ...]) -> str:
    """`WITH …` up to and including `cells` of these forms; the caller adds its `SELECT`."""
    parts = list(dict.fromkeys(PARTS[form] for form in forms))
    head = FLOWS + "," if MOVEMENTS in parts else "WITH "
    return head + _KNOWN + "," + _census_of(parts) + _CELLS.replace("%s", " UNION ALL ".join(parts))


def _census_of(parts: list[str]) -> str:
    """No more of the census than the parts read: a province has thirty households for each one on its lists."""
    whole = [part for part in parts if part in (RESULTS, PROVINCIAL)]
    if not whole:
        return "" if parts == [MOVEMENTS] else _census(listed_only=True) + "," + _ROLL + ","
    return _census(listed_only=False) + "," + ("" if set(parts) <= {RESULTS, MOVEMENTS} else _ROLL + ",")


def _census(*, listed_only: bool) -> str:
    return _CENSUS.replace("%(listed_only)s", "true" if listed_only else "false")


SUMS = """
SELECT form, stratum, count, unit, sum(weight)::bigint FROM cells
WHERE weight <> 0 AND form = ANY(%(forms)s) GROUP BY 1, 2, 3, 4
"""

BEHIND = """
SELECT household, sum(weight)::bigint AS weight FROM cells
WHERE form = %(form)s AND stratum = %(stratum)s AND count = ANY(%(counts)s) AND unit = ANY(%(lines)s) AND weight <> 0
GROUP BY household
"""


def census_of_lists() -> str:
    """`WITH …` up to `roll`: the listed households with what was found of them; the caller adds its `SELECT`."""
    return "WITH " + _KNOWN + "," + _census(listed_only=True) + "," + _ROLL
