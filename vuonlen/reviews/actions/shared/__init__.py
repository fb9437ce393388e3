"""What several verbs of a review do alike; only verbs import it."""
