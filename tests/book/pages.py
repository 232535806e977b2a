"""Read the built pages."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bs4 import BeautifulSoup

#: What a browser loads by itself, and the attribute that says from where.
ASSETS = {"script": "src", "img": "src", "iframe": "src", "source": "src",
          "video": "src", "audio": "src", "object": "data", "embed": "src"}
LOADED_LINKS = {"stylesheet", "icon", "preload", "modulepreload",
                "preconnect", "dns-prefetch", "manifest"}


@dataclass(frozen=True)
class Page:
    """A built page: its address within the book, and its HTML."""

    name: str
    html: str

    @cached_property
    def soup(self):
        """The parsed page."""
        return BeautifulSoup(self.html, "html.parser")

    @cached_property
    def article(self):
        """What the author wrote, without the frame around it."""
        return self.soup.find("article") or self.soup

    @cached_property
    def ids(self):
        """All anchors, repeated ones as often as they occur."""
        return [tag["id"] for tag in self.soup.find_all(id=True)]

    @property
    def links(self):
        """The targets of all links."""
        return [a["href"] for a in self.soup.find_all("a", href=True)]

    @property
    def assets(self):
        """The addresses of all that is loaded with the page."""
        found = [tag[attribute] for name, attribute in ASSETS.items()
                 for tag in self.soup.find_all(name)
                 if tag.get(attribute)]
        return found + [
            tag["href"] for tag in self.soup.find_all("link", href=True)
            if LOADED_LINKS & set(tag.get("rel", []))]

    @property
    def redirects(self):
        """Whether the page only sends its reader to another one."""
        return bool(self.soup.select('meta[http-equiv="Refresh" i]'))

    @property
    def formulas(self):
        """How many formulas MathJax should draw."""
        return len(self.soup.select(".math"))


def read_pages(site):
    """Read every page of a built book."""
    return [Page(path.relative_to(site).as_posix(), path.read_text("utf8"))
            for path in sorted(Path(site).rglob("*.html"))
            if "_static" not in path.parts]
