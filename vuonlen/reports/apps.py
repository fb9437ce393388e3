from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "vuonlen.reports"
    label = "reports"
