from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "vuonlen.reviews"
    label = "reviews"
