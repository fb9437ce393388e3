"""A page as lines of text: what is written, where links lead, what fields hold. Layout is the part of the pictures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode

from lxml import html
from lxml.html import HtmlElement

_UNSEEN = {"script", "style", "template", "noscript", "head", "svg"}
_INLINE = {"a", "abbr", "b", "button", "code", "em", "i", "label", "small", "span", "strong", "sub", "sup", "time", "u"}


@dataclass
class _Lines:
    done: list[str] = field(default_factory=list)
    open: str = ""

    def end(self) -> None:
        line = re.sub(r"\s+", " ", self.open).strip()
        if line:
            self.done.append(line)
        self.open = ""

    def say(self, text: str) -> None:
        self.end()
        self.open = text
        self.end()


def page_lines(source: str) -> list[str]:
    """The title, then everything that can be read on the page, also what is folded away, one line a block."""
    tree, lines = html.fromstring(source), _Lines()
    lines.say(f"# {tree.findtext('.//title') or ''}")
    body = tree.find("body")
    _walk(body if body is not None else tree, lines)
    lines.end()
    return lines.done


def links_of(source: str) -> list[str]:
    """Where the page leads by GET, in order: its links, and the parts it fetches itself."""
    tree = html.fromstring(source)
    found = ((one.get("href") if one.tag == "a" else None) or one.get("hx-get") for one in tree.iter())
    return [one for one in found if one]


def choices_of(source: str) -> list[str]:
    """What the search forms can ask for: every choice of a form's first list, its subject; of the others one."""
    forms = html.fromstring(source).iter("form")
    return [one for form in forms if form.get("method", "get").lower() == "get" for one in _choices(form)]


def _choices(form: HtmlElement) -> Iterator[str]:
    for position, select in enumerate(form.iter("select")):
        values = [value for one in select.iter("option") if (value := one.get("value"))]
        for value in values if position == 0 else values[:1]:
            yield f"{form.get('action', '')}?{urlencode({select.get('name', ''): value})}"


def _walk(node: HtmlElement, lines: _Lines) -> None:
    if not isinstance(node.tag, str) or node.tag in _UNSEEN:
        return
    inline = node.tag in _INLINE
    if not inline:
        lines.end()
    if label := node.get("aria-label"):
        lines.open += f" ({label}) "
    if node.tag in {"input", "textarea", "select"}:
        _field(node, lines)
    else:
        lines.open += node.text or ""
        for child in node:
            _walk(child, lines)
            lines.open += child.tail or ""
    lines.open += _after(node)
    if not inline:
        lines.end()


def _after(node: HtmlElement) -> str:
    if node.tag == "a":
        return f" [{node.get('href', '')}]"
    if node.tag == "img":
        return f" ({node.get('alt', '')})"
    if node.tag == "button":
        return f" ⟶ {node.get('formaction')} " if node.get("formaction") else " "
    if node.tag == "form":
        return f"  ⟵ {node.get('method', 'get')} {node.get('action', '')}"
    return " " if node.tag in {"th", "td", "label"} else ""


def _field(node: HtmlElement, lines: _Lines) -> None:
    name = node.get("name", "")
    if name == "csrfmiddlewaretoken":
        return
    if node.tag == "select":
        values = [_option(one) for one in node.iter("option")]
        lines.say(f"‹{name}›: {' | '.join(values)}")
        return
    held = node.text or "" if node.tag == "textarea" else node.get("value", "")
    states = [one for one in ("checked", "disabled", "readonly", "required") if one in node.attrib]
    lines.open += f" ‹{' '.join([name, node.get('type', node.tag), *states])}› {held} {node.get('placeholder', '')}"


def _option(node: HtmlElement) -> str:
    return f"{'*' if 'selected' in node.attrib else ''}{(node.text or '').strip()}={node.get('value', '')}"
