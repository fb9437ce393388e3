"""What the verbs of the rooms that keep files do alike; only verbs import it."""
