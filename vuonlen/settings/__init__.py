"""Settings of the information system, one fragment a subject.

The environment decides what differs between a laptop, a test run and a province's server:

`DATABASE_URL`      PostgreSQL 15 or newer; without it a private server starts in `.local/`
`VUONLEN_MODE`      `local` (default), `test` or `production`
`SECRET_KEY`, `FIELD_KEY`, `ALLOWED_HOSTS`   required in production, generated into `.local/` otherwise
`VUONLEN_KEEP_FILES_DAYS`   how many days files sent in and files made are kept, 30 by default
"""

from .apps import *
from .audit import *
from .database import *
from .language import *
from .mode import *
from .security import *
from .sign_in import *
from .static import *
from .tasks import *
