"""Official lists: what a commune decided before it worked in the system."""
