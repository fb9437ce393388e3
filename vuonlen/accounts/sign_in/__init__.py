"""Signing in: password, second factor, identity provider."""
