from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "vuonlen.places"
    label = "places"
