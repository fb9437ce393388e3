"""Pages on which the events of a household are recorded: each kind one form and one verb of the registry."""
