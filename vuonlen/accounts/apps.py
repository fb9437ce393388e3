from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "vuonlen.accounts"
    label = "accounts"
