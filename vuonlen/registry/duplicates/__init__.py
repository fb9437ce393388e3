"""One person entered twice: found on entry, on import and over a province; settled by people; joined and undone.

`candidates.find_candidates` asks who a person may be; `actions.shared.suspect` fills the queue after an entry, `search`
does so for a whole place; the verbs in `actions` decide; `queries` reads the queue. Nothing is imported here: the verbs
of the registry use `suspect`, and the verbs here use what those of the registry share.
"""
