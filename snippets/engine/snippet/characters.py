"""Characters that a reader cannot see, or that make a line read otherwise than it is."""

import unicodedata

ALLOWED = "\n\t \u3000"
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp", "Zs"}  # control, format (bidirectional, zero width), surrogate, private, separators
BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0"  # letters and marks that show nothing


def invisible(text: str) -> tuple[int, str] | None:
    """The first invisible or bidirectional character of a text: its line, from 1, and its name. None if there is none."""
    if text.isascii() and text.replace("\n", "").replace("\t", "").isprintable():
        return None
    for index, character in enumerate(text):
        if character not in ALLOWED and (unicodedata.category(character) in UNSEEN or character in BLANK):
            name = unicodedata.name(character, "a control character")
            return text.count("\n", 0, index) + 1, f"U+{ord(character):04X} {name}"
    return None
