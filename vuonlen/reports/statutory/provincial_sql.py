"""The statement behind tables 12 and 13; see `statements.py` for what every part gives."""

PROVINCIAL = """
SELECT t.form, 'both', v.count, c.id, c.unit, v.weight
FROM census c
CROSS JOIN LATERAL (
  SELECT (c.ethnicity = %(kinh)s)::int AS kinh, (c.ethnicity <> %(kinh)s)::int AS minority,
         (c.ethnicity = ANY(%(indigenous)s::text[]))::int AS indigenous
) AS e
CROSS JOIN LATERAL (VALUES
  (1, 1), (2, e.kinh), (3, e.minority), (4, e.indigenous),
  (5, c.people), (6, e.kinh * c.people), (7, e.minority * c.people), (8, e.indigenous * c.people)
) AS v (count, weight)
CROSS JOIN (VALUES (12), (13)) AS t (form)
UNION ALL
SELECT CASE l.status WHEN 'poor' THEN 12 ELSE 13 END, 'both', v.count, l.id, l.unit, v.weight
FROM roll l
CROSS JOIN LATERAL (
  SELECT (l.ethnicity = %(kinh)s)::int AS kinh, (l.ethnicity <> %(kinh)s)::int AS minority,
         (l.ethnicity = ANY(%(indigenous)s::text[]))::int AS indigenous
) AS e
CROSS JOIN LATERAL (VALUES
  (9, 1), (10, e.kinh), (11, e.minority), (12, e.indigenous),
  (13, l.merit::int), (14, l.no_work::int), (15, (coalesce(l.sex, '') = 'female')::int),
  (16, l.people), (17, e.kinh * l.people), (18, e.minority * l.people), (19, e.indigenous * l.people)
) AS v (count, weight)
"""
