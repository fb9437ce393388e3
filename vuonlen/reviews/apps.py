from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "vuonlen.reviews"
    label = "reviews"

    def ready(self) -> None:
        """Listen to what happens to households."""
        from vuonlen.registry.actions.signals import household_moved, village_returns

        from .actions.shared.following import follow_household, keep_village

        household_moved.connect(follow_household, dispatch_uid="reviews.follow_household")
        village_returns.connect(keep_village, dispatch_uid="reviews.keep_village")
