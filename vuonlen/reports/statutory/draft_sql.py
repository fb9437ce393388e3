"""Before the decision: the same statements, over the statuses that deciding now would give.

The rules are those of `vuonlen.reviews.statuses` (table in its docstring); a test decides and compares. `draft` has a
row for each form that changes or renews a status; `spell` then stands for `reviews_statusspell` in every statement.
A household without a form, or whose form leaves the outcome open, keeps the status it has.
"""

_DRAFT = """
WITH draft AS MATERIALIZED (
  SELECT f.household_id, f.commune_id, c.id AS classification_id,
         CASE WHEN c.outcome IN ('poor', 'near_poor') THEN c.outcome
              WHEN listed.status IS NOT NULL THEN 'newly_escaped'
              WHEN c.outcome = 'average_living_standard' THEN c.outcome END AS status
  FROM reviews_reviewform f
  JOIN reviews_classification c ON c.form_id = f.id AND c.form_version = f.version AND c.outcome <> 'undetermined'
  JOIN registry_household h ON h.id = f.household_id AND (h.dissolved_on IS NULL OR h.dissolved_on > %(closing)s)
  LEFT JOIN reviews_statusspell listed ON listed.household_id = f.household_id
    AND listed.valid @> (%(closing)s::date - 1) AND listed.status IN ('poor', 'near_poor')
  LEFT JOIN reviews_statusspell running ON running.household_id = f.household_id AND running.valid @> %(closing)s::date
  WHERE f.round_id = %(round)s AND f.commune_id = ANY(%(undecided)s)
    AND (c.outcome IN ('poor', 'near_poor') OR listed.status IS NOT NULL
         OR running.status IS DISTINCT FROM 'newly_escaped')
), spell AS NOT MATERIALIZED (
  SELECT s.household_id, s.commune_id, s.status, s.classification_id,
         CASE WHEN d.household_id IS NOT NULL AND s.valid @> %(closing)s::date
              THEN daterange(lower(s.valid), %(closing)s) ELSE s.valid END AS valid
  FROM reviews_statusspell s LEFT JOIN draft d USING (household_id)
  UNION ALL
  SELECT household_id, commune_id, status, classification_id, daterange(%(closing)s, NULL) FROM draft
  WHERE status IS NOT NULL
),
"""


def drafted(statement: str) -> str:
    """A statement that begins with WITH, reading the statuses of the draft instead of those decided."""
    head, body = statement.split("WITH", 1)
    if head.strip():
        raise ValueError("a statement of the tables begins with WITH")
    return _DRAFT + body.replace("reviews_statusspell", "spell")
