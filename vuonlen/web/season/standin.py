"""Until `vuonlen.reviews.queries` has them: counts, deadlines, validity. TO BE REMOVED before commit."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

try:
    from vuonlen.reviews.queries import Due, Progress, due, overdue, progress, verify_certificate
except ImportError:
    from vuonlen.reviews.models import Candidate, Certificate, Classification
    from vuonlen.reviews.candidates import with_last_vote

    @dataclass
    class Progress:
        place_id: int
        candidates: int = 0
        recorded: int = 0
        determined: int = 0
        agreed: int = 0
        steps: Any = None

    @dataclass
    class Due:
        review: Any
        commune_id: int
        step: str
        task: str
        due_on: date
        days_late: int

    def progress(review, by="commune"):
        found = {}
        for c in with_last_vote(Candidate.objects.filter(round=review)).select_related("form"):
            pk = getattr(c, f"{by}_id")
            one = found.setdefault(pk, Progress(pk))
            one.candidates += 1
            one.recorded += c.form is not None
            one.determined += c.form is not None
            one.agreed += c.last_vote == "agreed"
        return list(found.values())

    def due(commune_ids, on, within=5):
        return []

    def overdue(commune_ids, on):
        return []

    def verify_certificate(token, on):
        found = Certificate.objects.filter(token=token, spell__valid__contains=on).exists()
        return "valid" if found else "ended" if Certificate.objects.filter(token=token).exists() else "unknown"
