"""The ground floor: what every room builds on, and nothing of which knows a subject."""
