"""Addresses of the second factor and the identity provider; the names are those that allauth asks for."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as social
from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.generic import RedirectView

from .sign_in import identity

_to_sign_in = login_not_required(RedirectView.as_view(pattern_name="sign_in", query_string=True))

urlpatterns = [
    path("dang-nhap/vao/", _to_sign_in, name="account_login"),
    path("dang-nhap/bi-khoa/", _to_sign_in, name="account_inactive"),
    path("dang-nhap/huy/", login_not_required(account.logout), name="account_logout"),
    path("dang-nhap/hai-buoc/", mfa.authenticate, name="mfa_authenticate"),
    path("dang-nhap/<slug:provider_id>/", identity.login, name="openid_connect_login"),
    path("dang-nhap/<slug:provider_id>/ve/", identity.callback, name="openid_connect_callback"),
    path("tai-khoan/dang-nhap-huy/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("tai-khoan/dang-nhap-loi/", social.login_error, name="socialaccount_login_error"),
    path("tai-khoan/xac-nhan/", account.reauthenticate, name="account_reauthenticate"),
    path("tai-khoan/xac-nhan/ma/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("tai-khoan/xac-nhan/khoa/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("tai-khoan/hai-buoc/", mfa.index, name="mfa_index"),
    path("tai-khoan/hai-buoc/ung-dung/", totp.activate_totp, name="mfa_activate_totp"),
    path("tai-khoan/hai-buoc/ung-dung/go/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("tai-khoan/hai-buoc/ma-du-phong/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("tai-khoan/hai-buoc/ma-du-phong/moi/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("tai-khoan/hai-buoc/ma-du-phong/tai/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("tai-khoan/hai-buoc/khoa/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("tai-khoan/hai-buoc/khoa/them/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("tai-khoan/hai-buoc/khoa/<int:pk>/go/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
    path("tai-khoan/hai-buoc/khoa/<int:pk>/ten/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
]
