"""What several verbs after a reorganisation do alike; only verbs import it."""
