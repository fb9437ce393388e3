"""What several verbs on households do alike; only verbs import it."""
