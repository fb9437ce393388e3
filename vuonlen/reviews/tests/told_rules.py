"""The rules of the season told a second time, for the test that tries the steps in any order."""

from dataclasses import dataclass


@dataclass
class Told:
    """The rules of the season once more, as plainly as they can be told: one commune, one household that varies."""

    at: str = "survey"

    def allows(self, verb):
        return (
            verb
            in {
                "survey": {"finish", "record"},
                "meeting": {"agree", "refuse"},
                "sent back": {"record"},
                "surveyed again": {"record", "agree", "refuse"},
                "agreed": {"post"},
                "posted": {"object", "report"},
                "objection": {"record", "resolve"},
                "answered": {"post", "object"},
                "reported": {"opine", "disagree"},
                "opinion": {"decide"},
                "decided": {"certify"},
                "certified": {"certify", "freeze"},
                "frozen": {"certify"},
            }[self.at]
        )

    def follow(self, verb):
        if verb == "record":
            self.at = "surveyed again" if self.at == "sent back" else self.at
            return
        self.at = {
            "finish": "meeting",
            "agree": "agreed",
            "refuse": "sent back",
            "post": "posted",
            "object": "objection",
            "resolve": "answered",
            "report": "reported",
            "opine": "opinion",
            "disagree": "sent back",
            "decide": "decided",
            "certify": "certified" if self.at == "decided" else self.at,
            "freeze": "frozen",
        }[verb]
