from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "vuonlen.reviews"
    label = "reviews"

    def ready(self) -> None:
        """Listen to what happens to households."""
        from vuonlen.registry.signals import household_moved

        from .following import follow_household

        household_moved.connect(follow_household, dispatch_uid="reviews.follow_household")
