"""When places end: roles held there go on at the place that takes over, wait for a person, or end with their level.

An assignment is never moved: the old one ends the day before, a new one begins, and a `RoleStep` says who did it, why.
"""
