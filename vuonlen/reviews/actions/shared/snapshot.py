"""What a commune's round came to, stored."""

from vuonlen.accounts.models import User

from ...models import CommuneSeason, Snapshot
from ...snapshots import checksum_of, content_of


def take_snapshot(season: CommuneSeason, actor: User) -> Snapshot:
    """Store the commune's results as they stand, one version after the last."""
    of_commune = {"round": season.round, "commune_id": season.commune_id}
    content = content_of(season)
    return Snapshot.objects.create(
        **of_commune,
        version=Snapshot.objects.filter(**of_commune).count() + 1,
        content=content,
        checksum=checksum_of(content),
        taken_by=actor,
    )
