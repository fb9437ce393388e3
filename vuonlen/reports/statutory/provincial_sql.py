"""The statement behind tables 12 and 13; see `statements.py` for what every part gives."""

PROVINCIAL = """
SELECT t.form, 'both', v.count, c.id, c.unit, v.weight
FROM census c
LEFT JOIN roll l USING (id)
CROSS JOIN LATERAL (
  SELECT (c.ethnicity = %(kinh)s)::int AS kinh, (c.ethnicity <> %(kinh)s)::int AS minority,
         (c.ethnicity = ANY(%(indigenous)s::text[]))::int AS indigenous
) AS e
CROSS JOIN (VALUES (12, 'poor'), (13, 'near_poor')) AS t (form, status)
CROSS JOIN LATERAL (SELECT (coalesce(c.status, '') = t.status)::int AS is_on) AS o
CROSS JOIN LATERAL (VALUES
  (1, 1), (2, e.kinh), (3, e.minority), (4, e.indigenous),
  (5, c.people), (6, e.kinh * c.people), (7, e.minority * c.people), (8, e.indigenous * c.people),
  (9, o.is_on), (10, o.is_on * e.kinh), (11, o.is_on * e.minority), (12, o.is_on * e.indigenous),
  (13, o.is_on * coalesce(l.merit, false)::int), (14, o.is_on * coalesce(l.no_work, false)::int),
  (15, o.is_on * (coalesce(c.sex, '') = 'female')::int),
  (16, o.is_on * c.people), (17, o.is_on * e.kinh * c.people), (18, o.is_on * e.minority * c.people),
  (19, o.is_on * e.indigenous * c.people)
) AS v (count, weight)
"""
