"""Who sees which row, table by table: the second wall behind the query layer.

`vuonlen.communes` holds the communes of the session as a bigint array, `vuonlen.everything` is "on" for the whole
country, `vuonlen.user` is who asks; without them a table with a policy shows nothing to anyone but its owner. Tables
without one are in `unguarded.py`, each with the reason.
"""

from dataclasses import dataclass

#: Read once a statement, not once a row.
EVERYTHING = "(SELECT current_setting('vuonlen.everything', true) = 'on')"
OPEN = "(SELECT unnest(NULLIF(current_setting('vuonlen.communes', true), '')::bigint[]))"
#: The session has said whose rows it is about, whoever they are.
SAID = "NULLIF(NULLIF(current_setting('vuonlen.communes', true), ''), '{}') IS NOT NULL"
OWN = "owner_id = (SELECT NULLIF(current_setting('vuonlen.user', true), '')::bigint)"

#: A person just entered belongs nowhere yet; asked past the policies, since a hidden membership is one too.
UNPLACED = """
CREATE OR REPLACE FUNCTION vl_person_is_unplaced(person bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
$$ SELECT NOT EXISTS (SELECT 1 FROM registry_membership WHERE person_id = person) $$;
"""


@dataclass(frozen=True)
class Policy:
    """Which rows of `table` a session may see and write; `writes` when that differs."""

    table: str
    sees: str
    writes: str = ""
    country: bool = True  # whether the whole country is seen by a session about the whole country

    def statements(self) -> list[str]:
        """SQL that lays the policy anew."""
        sees = f"{EVERYTHING} OR {self.sees}" if self.country else self.sees
        writes = self.writes or sees
        return [
            f"ALTER TABLE {self.table} ENABLE ROW LEVEL SECURITY",
            f"DROP POLICY IF EXISTS vl_area ON {self.table}",
            f"CREATE POLICY vl_area ON {self.table} USING ({sees}) WITH CHECK ({writes})",
        ]


def _in(column: str) -> str:
    return f"{column} IN {OPEN}"


def _through(table: str, column: str, key: str = "id") -> str:
    """A row is seen with the row of another table that it belongs to."""
    return f"EXISTS (SELECT 1 FROM {table} seen WHERE seen.{key} = {column})"  # noqa: S608 - names from below


def _household(table: str) -> str:
    return _through("registry_household", f"{table}.household_id")


def _commune_or_household(table: str) -> str:
    """Where it happened, or where the household is now: history follows a household that moves."""
    return f"{_in('commune_id')} OR {_household(table)}"


def _commune_household_or_person(table: str) -> str:
    """What is said of a person goes where the person goes."""
    person = _through("registry_membership", f"{table}.person_id", "person_id")
    return f"{_commune_or_household(table)} OR {person}"


#: What a household's status rests on goes where the household goes.
_DECISION = " OR ".join(
    _through(table, "reviews_decision.id", key)
    for table in ("reviews_statusspell", "reviews_workerrecognition")
    for key in ("decision_id", "voided_by_id")
)
_PERSON = _through("registry_membership", "registry_person.id", "person_id")
_HISTORY = {
    "audit_householdchange": f"{_in('commune_id')} OR {_through('registry_household', 'audit_householdchange.id')}",
    "audit_personchange": _through("registry_person", "audit_personchange.id"),
    "audit_membershipchange": _household("audit_membershipchange"),
    "audit_formchange": _commune_or_household("audit_formchange"),
    "audit_spellchange": _commune_or_household("audit_spellchange"),
    "audit_recognitionchange": _commune_household_or_person("audit_recognitionchange"),
}

POLICIES = (
    Policy("registry_household", _in("commune_id")),
    Policy("registry_membership", _household("registry_membership")),
    Policy("registry_person", f"{_PERSON} OR vl_person_is_unplaced(id)"),
    Policy("registry_householdevent", _household("registry_householdevent")),
    Policy("registry_pastresidence", _commune_or_household("registry_pastresidence")),
    # A pair is told to both areas; the persons themselves stay behind their own policy.
    Policy("registry_duplicatepair", f"{_in('first_commune_id')} OR {_in('second_commune_id')}", writes="true"),
    Policy("registry_duplicatestep", _through("registry_duplicatepair", "registry_duplicatestep.pair_id")),
    Policy("registry_personmerge", _through("registry_duplicatepair", "registry_personmerge.pair_id")),
    Policy("reviews_reviewform", _commune_or_household("reviews_reviewform")),
    Policy("reviews_formrevision", _through("reviews_reviewform", "reviews_formrevision.form_id")),
    Policy("reviews_classification", _through("reviews_reviewform", "reviews_classification.form_id")),
    Policy("reviews_statusspell", _commune_or_household("reviews_statusspell")),
    Policy("reviews_workerrecognition", _commune_household_or_person("reviews_workerrecognition")),
    Policy("reviews_candidate", _commune_or_household("reviews_candidate")),
    Policy("reviews_certificate", f"{_in('commune_id')} OR {_through('reviews_statusspell', 'spell_id')}"),
    Policy("reviews_decision", f"{_in('commune_id')} OR {_DECISION}"),
    Policy("reviews_villagemeeting", _in("commune_id")),
    Policy("reviews_posting", _in("commune_id")),
    Policy("reviews_upperreport", _in("commune_id")),
    Policy("reviews_requestrefusal", _commune_or_household("reviews_requestrefusal")),
    Policy("reviews_opinion", _in("commune_id")),
    Policy("reviews_opinion_review_again", _household("reviews_opinion_review_again")),
    Policy("reviews_meetingvote", _household("reviews_meetingvote")),
    Policy("reviews_objection", _household("reviews_objection")),
    Policy("reviews_snapshot", _in("commune_id")),
    # Files sent in and long work are their owner's, whatever area that is.
    Policy("exchange_importbatch", OWN, country=False),
    Policy("background_work", OWN, country=False),
    # Names and numbers may stand in a reason or a subject; which area they are of is known to the query layer only.
    Policy("accounts_accesslog", SAID, writes="true"),
    Policy("pghistory_context", SAID, writes="true"),
    # What triggers write of a change is not for the session to refuse.
    *(Policy(table, sees, writes="true") for table, sees in _HISTORY.items()),
)
