"""The statement behind tables 12 and 13; see `statements.py` for what every part gives."""

_ETHNICITY = """CROSS JOIN LATERAL (
  SELECT (h.ethnicity = %(kinh)s)::int AS kinh, (h.ethnicity <> %(kinh)s)::int AS minority,
         (h.ethnicity = ANY(%(indigenous)s::text[]))::int AS indigenous
) AS e"""

PROVINCIAL = """
SELECT t.form, 'both', v.count, h.id, h.unit, v.weight
FROM census h
{ethnicity}
CROSS JOIN LATERAL (VALUES
  (1, 1), (2, e.kinh), (3, e.minority), (4, e.indigenous),
  (5, h.people), (6, e.kinh * h.people), (7, e.minority * h.people), (8, e.indigenous * h.people)
) AS v (count, weight)
CROSS JOIN (VALUES (12), (13)) AS t (form)
UNION ALL
SELECT CASE h.status WHEN 'poor' THEN 12 ELSE 13 END, 'both', v.count, h.id, h.unit, v.weight
FROM roll h
{ethnicity}
CROSS JOIN LATERAL (VALUES
  (9, 1), (10, e.kinh), (11, e.minority), (12, e.indigenous),
  (13, h.merit::int), (14, h.no_work::int), (15, (coalesce(h.sex, '') = 'female')::int),
  (16, h.people), (17, e.kinh * h.people), (18, e.minority * h.people), (19, e.indigenous * h.people)
) AS v (count, weight)
""".replace("{ethnicity}", _ETHNICITY)
