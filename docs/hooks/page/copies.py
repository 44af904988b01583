"""Buttons that copy a text, and the box of facts that they stand in. `copy.js` does the copying."""

import html


def button(text: str, label: str, name: str) -> str:
    """A button that copies a text."""
    return f'<button type="button" class="ac-copy" data-copy="{html.escape(text)}" data-name="{name}">{label}</button>'


def box(items: str, buttons: str, address: str) -> str:
    """A box of facts, as Markdown, and buttons; on paper it names the address in place of the buttons."""
    return (f'<div class="ac-rule" data-search-exclude markdown>\n\n{items}\n\n<p class="ac-copies">{buttons}</p>\n\n'
            f'<p class="ac-printed">{address}</p>\n\n</div>\n')
