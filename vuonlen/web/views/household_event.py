"""Record an event of a household: birth, death, marriage, move, split, merge, change of head, end."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from vuonlen.kernel.rights import Permission
from vuonlen.registry.queries import get_household

from ..household_events.forms import EventForm
from ..household_events.kinds import KINDS, EventKind
from ..household_events.target import EventTarget
from ..read_log import log_look
from ..workplace import workplace_of


def household_event(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The form of one kind of event; a POST records it."""
    workplace = workplace_of(request)
    household = get_household(workplace.current, pk)
    workplace.current.require(Permission.REGISTER_HOUSEHOLD, household.commune_id)
    found = KINDS.get(kind)
    if found is None:
        raise Http404
    target = EventTarget(household, workplace.current, workplace.today)
    form = found.form(request.POST or None, target)
    if form.is_bound and form.attempt(lambda **told: _record(found, form, target)) is not None:
        messages.success(request, _("Đã ghi: {event}.").format(event=str(found.title).lower()))
        return redirect("household", pk=pk)
    log_look(request, user=workplace.user, action="household.event.view", subject=f"household {pk}")
    context = {"household": household, "kind": found, "form": form}
    return render(request, "web/household_event.html", context, status=422 if form.is_bound else 200)


def _record(kind: EventKind, form: EventForm, target: EventTarget) -> bool:
    """Run the verb; what it returns differs from kind to kind."""
    about: dict[str, Any] = {"household": target.household} if kind.names_household else {}
    kind.verb(actor=target.scope.user, scope=target.scope, **about, **form.answers())
    return True
