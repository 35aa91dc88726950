"""What stands in a column that has nothing to show, and what to do about it."""

from store import View
from tui.language import phrase
from tui.material import Material
from tui.words.labels import domain_name, view_name

_DOMAINS_NAMED = 4


def no_column(material: Material) -> str:
    """Why no report is in view."""
    return phrase("empty.no-column" if material.count else "empty.library", folder=material.library.folder)


def nothing_said(material: Material, report: str, domain: str | None, view: View) -> str:
    """That a report says nothing of a domain on one side, and where it does speak; StoreError as the library says."""
    other = View.PLAN if view is View.REVIEW else View.REVIEW
    sentence = phrase("empty.excerpt", domain=domain_name(domain), view=view_name(view))
    if material.excerpt(report, domain, other).sections:
        return sentence + phrase("empty.other-side", view=view_name(other))
    spoken = material.spoken_of(report, view)[:_DOMAINS_NAMED]
    if not spoken:
        return sentence + phrase("empty.whole")
    return sentence + phrase("empty.domains", names=phrase("empty.between").join(map(domain_name, spoken)))
