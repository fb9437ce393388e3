"""What several verbs on people entered twice do alike, and what entering a household does; only verbs import it."""
