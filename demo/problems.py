"""Why the sample district could not be built."""


class DemoProblem(Exception):
    """The build stopped and changed nothing; the text says why and what to do."""
