"""Excel in and out: files read and checked, templates, lists, the two steps of an import. Knows no room."""
