"""How changes are kept, and where the daily digest of them is written."""

import os
from pathlib import Path

import pghistory

from .mode import VAR_DIR

PGHISTORY_LEVEL = pghistory.Statement
PGHISTORY_APPEND_ONLY = True
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(related_name="+", related_query_name="+")
PGHISTORY_FOREIGN_KEY_FIELD = pghistory.ForeignKey(db_index=False)
PGHISTORY_CONTEXT_FIELD = pghistory.ContextForeignKey(db_index=True, related_name="+", related_query_name="+")
# Outside the database, best on a disk that whoever keeps the database cannot write.
AUDIT_DIGEST_DIR = Path(os.environ.get("VUONLEN_AUDIT_DIGESTS", VAR_DIR / "audit"))
