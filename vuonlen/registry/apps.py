from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "vuonlen.registry"
    label = "registry"
