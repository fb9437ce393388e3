"""The statement behind `movements`; the rules are told in `movements.py`.

`FLOWS` is its part that tells what became of each household, so that a report table can open every cell.

`pair` has a row per household that is on one of the two lists in one of the communes on either day: its status and
commune at opening (o_) and closing (c_), NULL when it was not there or on no list that day. `counted` splits its
members: on both days, at opening only, at closing only. `flow` then names for each list what happened, and the
people who came or went become lines of their own in other increase and other decrease.
"""

_FLOWS = """
WITH listed AS (
  SELECT DISTINCT household_id AS id FROM reviews_statusspell
  WHERE commune_id = ANY(%(communes)s) AND status IN ('poor', 'near_poor')
    AND (valid @> %(opening)s::date OR valid @> %(closing)s::date){kept}
), pair AS (
  SELECT h.id, h.registered_on > %(opening)s AS arrived,
         o.commune_id AS o_commune, o.status AS o_status, c.commune_id AS c_commune, c.status AS c_status,
         h.dissolved_on IS NOT NULL AND h.dissolved_on <= %(closing)s AS gone
  FROM listed JOIN registry_household h USING (id)
  LEFT JOIN reviews_statusspell o ON o.household_id = h.id AND o.valid @> %(opening)s::date
    AND h.registered_on <= %(opening)s AND (h.dissolved_on IS NULL OR h.dissolved_on > %(opening)s)
  LEFT JOIN reviews_statusspell c ON c.household_id = h.id AND c.valid @> %(closing)s::date
    AND h.registered_on <= %(closing)s AND (h.dissolved_on IS NULL OR h.dissolved_on > %(closing)s)
), counted AS (
  SELECT p.*, people.*,
         p.o_commune IS NOT DISTINCT FROM p.c_commune OR p.o_commune IS NULL OR p.c_commune IS NULL AS same_commune
  FROM pair p CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE at_opening AND at_closing) AS stayed,
           count(*) FILTER (WHERE at_opening AND NOT at_closing) AS left_it,
           count(*) FILTER (WHERE at_closing AND NOT at_opening) AS joined
    FROM (
      SELECT bool_or(m.valid @> %(opening)s::date) AS at_opening, bool_or(m.valid @> %(closing)s::date) AS at_closing
      FROM registry_membership m
      WHERE m.household_id = p.id AND (m.valid @> %(opening)s::date OR m.valid @> %(closing)s::date)
      GROUP BY m.person_id
    ) AS member
  ) AS people
), one_list AS (
  SELECT list, other, c.*, c.o_status = list AS was, c.c_status = list AS is_now,
         EXISTS (SELECT FROM reviews_statusspell e WHERE e.household_id = c.id AND e.status = list
                   AND upper(e.valid) <= %(opening)s) AS before
  FROM counted c CROSS JOIN (VALUES ('poor', 'near_poor'), ('near_poor', 'poor')) AS l (list, other)
  WHERE list IN (c.o_status, c.c_status)
), flow AS (
  SELECT id AS household, o_commune AS commune, list, 'start' AS kind, 1 AS households, stayed + left_it AS people
  FROM one_list WHERE was
  UNION ALL
  SELECT id, c_commune, list, 'end', 1, stayed + joined FROM one_list WHERE is_now
  UNION ALL  -- off the list
  SELECT id, o_commune, list,
         CASE WHEN gone OR NOT same_commune THEN 'other_decrease'
              WHEN c_status = other THEN 'to_other_list' ELSE 'above_near_poor' END,
         1, stayed
  FROM one_list WHERE was AND NOT (coalesce(is_now, false) AND same_commune)
  UNION ALL  -- onto the list
  SELECT id, c_commune, list,
         CASE WHEN arrived OR NOT same_commune THEN 'other_increase'
              WHEN o_status = other THEN 'from_other_list' WHEN before THEN 'relapsed' ELSE 'new' END,
         1, stayed
  FROM one_list WHERE is_now AND NOT (coalesce(was, false) AND same_commune)
  UNION ALL  -- who left and who joined meanwhile
  SELECT id, o_commune, list, 'other_decrease', 0, left_it FROM one_list WHERE was
  UNION ALL
  SELECT id, c_commune, list, 'other_increase', 0, joined FROM one_list WHERE is_now
)
"""

FLOWS = _FLOWS.replace("{kept}", "")
_KEPT = " AND household_id IN (SELECT id FROM registry_household WHERE commune_id = ANY(%(keepers)s::bigint[]))"

_COLUMNS = """
SELECT commune, list,
       CASE kind WHEN 'to_other_list' THEN 'to_' || CASE list WHEN 'poor' THEN 'near_poor' ELSE 'poor' END
                 WHEN 'from_other_list' THEN 'from_' || CASE list WHEN 'poor' THEN 'near_poor' ELSE 'poor' END
                 ELSE kind END,
       sum(households)::bigint, sum(people)::bigint
FROM flow WHERE commune = ANY(%(communes)s)
GROUP BY 1, 2, 3
"""

MOVEMENTS = FLOWS + _COLUMNS
#: Only of the households that the communes `keepers` keep today.
MOVEMENTS_KEPT = _FLOWS.replace("{kept}", _KEPT) + _COLUMNS
