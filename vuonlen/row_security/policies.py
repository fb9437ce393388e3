"""Who sees which row of a table: the second wall behind the query layer. Each room declares its own (`room.py`).

`vuonlen.communes` holds the communes of the session as a bigint array, `vuonlen.everything` is "on" for the whole
country, `vuonlen.user` is who asks; without them a table with a policy shows nothing to anyone but its owner. Tables
without one are declared `unguarded`, each with the reason.
"""

from dataclasses import dataclass

from vuonlen.kernel.rooms import declared, rooms

#: Read once a statement, not once a row.
EVERYTHING = "(SELECT current_setting('vuonlen.everything', true) = 'on')"
OPEN = "(SELECT unnest(NULLIF(current_setting('vuonlen.communes', true), '')::bigint[]))"
#: The session has said whose rows it is about, whoever they are.
SAID = "NULLIF(NULLIF(current_setting('vuonlen.communes', true), ''), '{}') IS NOT NULL"
OWN = "owner_id = (SELECT NULLIF(current_setting('vuonlen.user', true), '')::bigint)"


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


def in_commune(column: str = "commune_id") -> str:
    """A row is seen with its commune."""
    return f"{column} IN {OPEN}"


def through(table: str, column: str, key: str = "id") -> str:
    """A row is seen with the row of another table that it belongs to."""
    return f"EXISTS (SELECT 1 FROM {table} seen WHERE seen.{key} = {column})"  # noqa: S608 - names of declarations


def policies() -> tuple[Policy, ...]:
    """The policies of every room."""
    return tuple(policy for room in rooms() for policy in room.policies)  # type: ignore[misc]


def unguarded() -> dict[str, str]:
    """Tables of our rooms without a policy, each with the reason; a table in neither list fails the test."""
    return declared("unguarded")
