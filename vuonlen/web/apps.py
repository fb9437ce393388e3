from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "vuonlen.web"
    label = "web"
