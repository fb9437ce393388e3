"""How a person works the pages of a season: what the journeys, and the pictures of the guide, have in common."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page, expect

from vuonlen.accounts.models import User
from vuonlen.registry.models import Household, Membership
from vuonlen.web.review_form.questions import typed
from vuonlen.web.testing import ADULT, CHILD


@dataclass
class SeasonPages:
    """One browser, used by one person after the other; `look` keeps a picture when the guide asks for it."""

    page: Page
    site: str
    enter: Callable[[User], None]
    look: Callable[[Page, str], None]

    def as_user(self, user: User, path: str) -> None:
        """Sign in as another person and open a page."""
        self.enter(user)
        self.page.goto(self.site + path)

    def fill(self, **fields: str) -> None:
        """Type into the fields of the page's form, by name."""
        for name, value in fields.items():
            self.page.locator(f"main [name={name}]").fill(value)

    def press(self, button: str) -> None:
        """Press a button of the page's form."""
        self.page.locator("main").get_by_role("button", name=button, exact=True).click()

    def follow(self, link: str) -> None:
        """Follow a link of the page."""
        self.page.locator("main").get_by_role("link", name=link).first.click()

    def told(self, sentence: str) -> None:
        """The page says what was done."""
        expect(self.page.get_by_role("status")).to_contain_text(sentence)

    def refused(self, code: str) -> None:
        """The page says why not, with a code."""
        expect(self.page.get_by_role("alert")).to_contain_text(code)

    def next_is(self, words: str) -> None:
        """The page says what comes next."""
        expect(self.page.locator(".next")).to_contain_text(words)

    def step_is(self, words: str) -> None:
        """The commune stands at this step."""
        expect(self.page.locator("[aria-current=step]")).to_contain_text(words)

    def answer(self, household: Household, answers: Mapping[str, Any]) -> None:
        """Fill in the review form that is open, for a woman and her child, and save it."""
        for name, value in answers.items():
            self._set(f"h-{name}", typed(value))
        for one in Membership.objects.filter(household=household).order_by("person_id"):
            for name, value in (ADULT if one.relation == "head" else CHILD).items():
                self._set(f"p{one.person_id}-{name}", typed(value))
        self.press("Ghi phiếu")

    def _set(self, name: str, value: str) -> None:
        fields = self.page.locator(f"[name='{name}']")
        kind = fields.first.evaluate("one => one.type")
        if kind == "radio":
            self.page.locator(f"[name='{name}'][value='{value}']").check()
        elif kind == "select-one":
            fields.select_option(value)
        else:
            fields.fill(value)

    def vote(self, household: Household, agree: int, disagree: int) -> None:
        """Type the votes on a household; the conclusion shows at once."""
        self.page.locator(f"[name='dong-y-{household.pk}']").fill(str(agree))
        self.page.locator(f"[name='khong-{household.pk}']").fill(str(disagree))
