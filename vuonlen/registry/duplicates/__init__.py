"""One person entered twice: found on entry, on import and over a province; settled by people; joined and undone.

`candidates.find_candidates` asks who a person may be; `suspect.suspect_households` and `suspect_person` fill the
queue after an entry, `search` does so for a whole place; `settle_different`, `merge_persons` and `undo_merge` decide;
`queries` reads the queue. Nothing is imported here: the verbs of the registry use `suspect`, and the verbs here use
those of the registry.
"""
