"""Guards of a table, as the `Meta` of its model declares them: triggers of django-pgtrigger (docs/decisions/013).

A guard here calls a function that stands in the `guards.sql` of a room and is installed by its migrations; `says` is
what whoever is refused reads. Unlike a plain trigger of pgtrigger it has no function of its own, and no setting of a
session opens it (`pgtrigger.ignore`): whoever may send SQL as the web role could say that setting.
"""

from typing import Any

import pgtrigger
from pgtrigger import Delete, Insert, Update, UpdateOf, compiler

__all__ = [
    "AfterStatement",
    "AppendOnly",
    "Delete",
    "Guard",
    "Insert",
    "NeverDeleted",
    "ReadOnly",
    "Refuse",
    "SetOnce",
    "Steps",
    "Update",
    "UpdateOf",
]


class GuardSql(compiler.UpsertTriggerSql):
    """SQL that lays a guard anew; migrations hold it, so what it says of their arguments stays."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**{"func": "", **given})

    def get_defaults(self, pgid: str) -> dict[str, str]:
        """No function of its own, and nothing to ask whether it is ignored."""
        return {**super().get_defaults(pgid), "func": "", "ignore_func_name": ""}

    def get_template(self) -> str:
        """Only the trigger: the function that it calls is there already."""
        return """
            DROP TRIGGER IF EXISTS {pgid} ON {table};
            CREATE {constraint} TRIGGER {pgid}
                {when} {operation} ON {table}
                {timing}
                {referencing}
                FOR EACH {level} {condition}
                EXECUTE FUNCTION {execute};
            COMMENT ON TRIGGER {pgid} ON {table} IS '{hash}';
        """


class Guard(pgtrigger.Trigger):
    """Calls the function `calls` of a `guards.sql`, before a row is written unless `when` says otherwise."""

    when = pgtrigger.Before
    calls = ""

    def __init__(self, *, calls: str = "", **given: Any) -> None:
        self.calls = calls or self.calls
        super().__init__(**given)

    def compile(self, model: Any) -> compiler.Trigger:
        """The trigger without a function of its own."""
        sql = GuardSql(
            pgid=self.get_pgid(model),
            table=model._meta.db_table,
            when=self.when,
            operation=self.operation,
            level=self.level,
            condition=self.render_condition(model),
            referencing=self.referencing or "",
            constraint="CONSTRAINT" if self.timing else "",
            timing=f"DEFERRABLE INITIALLY {self.timing}" if self.timing else "",
            execute=self.calls,
        )
        return compiler.Trigger(name=self.name, sql=sql)


class AfterStatement(Guard):
    """Once for all rows that a statement wrote, so that COPY of a district stays fast; `old` and `new` name them."""

    when = pgtrigger.After
    level = pgtrigger.Statement

    def __init__(self, *, old: str = "", new: str = "", **given: Any) -> None:
        super().__init__(referencing=pgtrigger.Referencing(old=old, new=new), **given)


class _Refusing(Guard):
    """Calls `vl_refuse` of the kernel; without `says` it names the table, whose rows never change."""

    def __init__(self, *, says: str = "", **given: Any) -> None:
        quoted = says.replace("'", "''")
        super().__init__(calls=f"vl_refuse('{quoted}')" if says else "vl_refuse()", **given)


class Refuse(_Refusing, pgtrigger.Protect):
    """Refuses `operation` where `condition` holds."""


class AppendOnly(Refuse):
    """Rows are never changed or deleted."""

    name = "append_only"
    operation = Update | Delete


class NeverDeleted(Refuse):
    """Rows are never deleted."""

    name = "never_deleted"
    operation = Delete


class ReadOnly(_Refusing, pgtrigger.ReadOnly):
    """These `fields`, or all but those in `exclude`, keep the value they were written with."""

    name = "read_only"


class SetOnce(ReadOnly):
    """Only what is in `exclude` changes, and that no more once `given`, one of them, has a value."""

    name = "set_once"

    def __init__(self, *, given: str, **others: Any) -> None:
        self.given = given
        super().__init__(**others)

    def get_condition(self, model: Any) -> pgtrigger.Condition:
        """Something else changes, or it was set before."""
        return super().get_condition(model) | pgtrigger.Q(**{f"old__{self.given}__isnull": False})


class Steps(_Refusing, pgtrigger.FSM):
    """`field` goes from one value to another only by one of the `transitions`."""

    name = "steps"

    def get_condition(self, model: Any) -> pgtrigger.Condition:
        """The field changes, and not by one of them."""
        column = model._meta.get_field(self.field).column
        allowed = ", ".join(f"('{old}', '{new}')" for old, new in self.transitions)
        pair = f'OLD."{column}", NEW."{column}"'
        return pgtrigger.Condition(f'OLD."{column}" <> NEW."{column}" AND ({pair}) NOT IN ({allowed})')
