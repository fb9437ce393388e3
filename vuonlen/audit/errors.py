"""What can go wrong with the digests; each message is a full sentence with its code."""


class DigestRefused(Exception):
    """A digest cannot be written as asked."""


class ChainBroken(Exception):
    """The chain of digests does not hold; the message names the first broken link."""
