from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "vuonlen.exchange"
    label = "exchange"
