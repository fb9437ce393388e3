"""Repeatable measurements: each prints ratios within one run, never bare seconds alone."""
