from django.apps import AppConfig


class BackgroundConfig(AppConfig):
    name = "vuonlen.background"
    label = "background"
