"""Journeys through a real browser, and what crosses the rooms."""
