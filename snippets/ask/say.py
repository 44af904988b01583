"""An answer in words."""

from ..atlas.row import unknown
from .answer import Answer
from .words import Words, words_in

def verdict(answer: Answer, words: Words) -> str:
    """The verdict in the prober's words: "Shallow copy: 3 changes made outside in `b`, none reached `a`; …"."""
    found = answer.finding
    name = words("atlas.verdicts", found.verdict)
    if found.verdict == "cannot_tell":
        return words("page.colon").join(filter(None, (name, *unknown(found.why, words("atlas.unknown")))))
    if found.verdict == "same":
        return name + words("page.colon") + words("ask.same").format(*answer.names)
    said = []
    for levels, here, there in ((found.from_result, answer.names[1], answer.names[0]), (found.from_source, answer.names[0], answer.names[1])):
        outside = [counts for level, counts in levels.items() if level == 0]
        inside = [counts for level, counts in levels.items() if level > 0]
        for place, counts in (("outside", outside), ("inside", inside)):
            reached, made = sum(r for r, _ in counts), sum(m for _, m in counts)
            if made:
                text = _text(found.by == "mutation", made, words)
                said.append(text.format(made=made, where=words("ask.where", place), here=f"`{here}`", there=f"`{there}`",
                                        reached=_reached(reached, made, words)))
    return name + words("page.colon") + (words("ask.between").join(said) or words("ask.by", found.by or "identity"))


def _reached(reached: int, made: int, words: Words) -> str:
    if reached and reached == made:
        return words("ask.it") if made == 1 else words("ask.all")
    return words("ask.some").format(reached) if reached else words("ask.none")


def _text(changed: bool, made: int, words: Words) -> str:
    if changed:
        return words("ask.made_one") if made == 1 else words("ask.made")
    return words("ask.read_one") if made == 1 else words("ask.read")


def levels(answer: Answer, words: Words) -> list:
    """A line for each level and side: (level, name changed, changes made, changes that reached the other, the other's name)."""
    rows = []
    for levels_, here, there in ((answer.finding.from_result, answer.names[1], answer.names[0]), (answer.finding.from_source, answer.names[0], answer.names[1])):
        rows += [(words("ask.level").format(level), here, made, reached, there) for level, (reached, made) in sorted(levels_.items())]
    return rows


def places(answer: Answer, words: Words, most: int = 10) -> list:
    """A sentence for each shared place, those on the outside first."""
    nothing = words("ask.nothing_seen") if answer.finding.verdict == "cannot_tell" else words("ask.nothing_shared")
    return named(answer.pairs, words, most) or [nothing]


def named(pairs: list, words: Words, most: int) -> list:
    """A sentence for each of the first shared places, and how many there are besides."""
    said = [(words("ask.one_object") if pair.same else words("ask.one_memory")).format(f"`{pair.first}`", f"`{pair.second}`") for pair in pairs[:most]]
    return said + ([words("ask.more").format(len(pairs) - most)] if len(pairs) > most else [])


def report(answer: Answer, language: str) -> str:
    """The whole answer as text for a terminal."""
    words = words_in(language)
    lines = [verdict(answer, words), ""]
    table = levels(answer, words)
    counts = words("ask.counts") if answer.finding.by == "mutation" else words("ask.counts_read")
    lines += [f"  {level}  {here}: {counts.format(made=made, reached=reached, there=there)}" for level, here, made, reached, there in table]
    lines += [""] * bool(table)
    lines += [f"  {each}" for each in places(answer, words)]
    addresses = [(name, each) for name, each in zip(answer.names, answer.addresses)]
    lines += [""] + [f"  {name}: {each}" for name, each in addresses]
    if answer.rows:
        lines += ["", words("ask.rows")]
        lines += [f"  {row['id']}: {row['title'][language]} ({words('atlas.verdicts', row['verdict'])})" for row in answer.rows]
    return "\n".join(lines).replace("`", "") + "\n"
