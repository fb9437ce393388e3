from vuonlen.kernel.guards import Guard, Insert, UpdateOf


def not_on_own_forms(name: str) -> Guard:
    """Whoever records the row recorded none of the forms that it is about."""
    return Guard(name=name, operation=Insert | UpdateOf("recorded_by_id"), calls="vl_refuse_own_forms()")
