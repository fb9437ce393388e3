from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from vuonlen.accounts.models import User
from vuonlen.kernel.areas import require_everywhere
from vuonlen.kernel.problems import refuse_if
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.statistics import refresh_statistics
from vuonlen.kernel.verb import verb
from vuonlen.registry.models import Household

from ..models import Decision, StatusSpell
from ..official.queries.checks import ListContext, home_on, stays
from ..official.queries.entries import ListEntry
from .shared.recognitions import end_of_listed

Paper = tuple[int, str, date, date]  # commune, number, signed on, effective on

# Only what another official list gave can still run here: the checks refuse the rest.
_END = """
UPDATE reviews_statusspell AS spell SET valid = daterange(lower(spell.valid), ending.day)
FROM unnest(%s::bigint[], %s::date[]) AS ending (household_id, day)
WHERE spell.household_id = ending.household_id AND spell.valid @> ending.day
"""


@verb("official_list.record")
def record_official_list(
    *, actor: User, scope: Scope, entries: Sequence[ListEntry], source: str, reason: str = ""
) -> list[Decision]:
    """Record what a commune decided before it worked in the system: decisions, and the statuses that they gave.

    `source` says where the list comes from, such as the name of its file. All or nothing; a list is refused that
    contradicts the law's arithmetic, or that reaches into what a round of the system decided. Raises Refused,
    OutOfArea, PermissionMissing.
    """
    ids = sorted({one.household_id for one in entries})
    list(Household.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk").values_list("pk"))
    context = ListContext.read(entries)
    communes = {commune for one in entries if (commune := home_on(context.homes, one))}
    require_everywhere(scope, Permission.RECORD_OFFICIAL_LIST, communes)
    refuse_if(problem for _household, problem in context.problems())
    _end_running(entries)
    spells: list[StatusSpell] = []
    papers: list[Decision] = []
    by_paper = sorted(entries, key=lambda one: (_paper(context, one), one.household_id))
    for paper, listed in groupby(by_paper, key=lambda one: _paper(context, one)):
        decision = _decision(actor, paper, source)
        papers.append(decision)
        spells += [spell for entry in listed for spell in _spells(context, entry, decision)]
    end_of_listed(StatusSpell.objects.bulk_create(spells, batch_size=1_000))
    refresh_statistics(len(spells), "reviews_statusspell")
    return papers


def _paper(context: ListContext, entry: ListEntry) -> Paper:
    return home_on(context.homes, entry) or 0, entry.number.strip(), entry.signed_on, entry.effective_on


def _decision(actor: User, paper: Paper, source: str) -> Decision:
    """The paper; the same one when another part of its list was recorded before."""
    commune_id, number, signed_on, effective_on = paper
    decision, _made = Decision.objects.get_or_create(
        commune_id=commune_id,
        number=number,
        signed_on=signed_on,
        kind=Decision.Kind.OFFICIAL,
        defaults={"effective_on": effective_on, "reason": source[:200], "recorded_by": actor},
    )
    return decision


def _end_running(entries: Sequence[ListEntry]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_END, [[one.household_id for one in entries], [one.effective_on for one in entries]])


def _spells(context: ListContext, entry: ListEntry, decision: Decision) -> Iterator[StatusSpell]:
    for commune_id, begin, end in stays(context.homes, entry):
        yield StatusSpell(
            household_id=entry.household_id,
            commune_id=commune_id,
            status=entry.status,
            valid=DateRange(begin, end),
            decision=decision,
            income_points=entry.income_points,
            deprivation_points=entry.deprivation_points,
            list_facts=entry.facts,
        )
