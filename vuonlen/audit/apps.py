from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "vuonlen.audit"
    label = "audit"
