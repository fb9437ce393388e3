"""Tables of our rooms without a row policy, each with the reason; a table in neither list fails the test."""

_PUBLIC = "public: names and boundaries of administrative units"
_BEFORE_AREA = "read before the area of a session can be known; holds officers, no household"
_STAGE = "says how far a commune or village is; names no household"

UNGUARDED = {
    "places_place": _PUBLIC,
    "places_placeversion": _PUBLIC,
    "places_placeclass": _PUBLIC,
    "places_succession": _PUBLIC,
    "accounts_user": _BEFORE_AREA,
    "accounts_user_groups": _BEFORE_AREA,
    "accounts_user_user_permissions": _BEFORE_AREA,
    "accounts_roleassignment": _BEFORE_AREA,
    "accounts_rolestep": "who gave or ended whose role; holds officers, no household",
    "registry_householdcodecounter": "the last number given in a commune",
    "reviews_reviewround": "when a place reviews, and by which standard",
    "reviews_roundtarget": "how many households a place plans for; names none",
    "reviews_communeseason": _STAGE,
    "reviews_steprecord": _STAGE,
    "reviews_assignment": _STAGE,
}
