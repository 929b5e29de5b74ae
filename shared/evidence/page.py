"""The page of a pack, for a person."""

from shared.evidence.contents import PackContents


def page(contents: PackContents) -> str:
    """The page, which needs nothing but itself."""
    return f"<!doctype html><title>{contents.head.seq}</title>"
