"""Says in a page's language what a picture shows: what is shared, what changed, what is new.

Sentences are Markdown: names are in backticks.
"""

import re
from collections import deque

from snippets.engine.heap.graph import Graph, Slot

from .words import Words, words_in


def title(graph: Graph, language: str) -> str:
    """A short name of the picture, plain text."""
    words = words_in(language)
    return words("picture.title").format(_list([name.label for name in graph.names], words))


def sentences(graph: Graph, language: str) -> str:
    """The text alternative: which references lead to one thing, then what changed and what is new."""
    words, paths = words_in(language), _paths(graph)
    said = [*_shared(graph, paths, words), *_cycles(graph, paths, words)] or [words("picture.none")]
    for sentence, things in ((words("picture.changed"), _changed(graph, paths, words)), (words("picture.new"), _new(graph))):
        if things:
            said.append(sentence.format(words("picture.and").join(dict.fromkeys(things))))
    return words("picture.between_sentences").join(said)


def sharing(graph: Graph, language: str) -> list[tuple[str, list[str]]]:
    """Who shares with whom: for each object or storage that more than one reference leads to, what it is, and those references."""
    words, paths = words_in(language), _paths(graph)
    found = []
    for target, arrows in graph.joints().items():
        if target[0] != "s":
            what = words("picture.one_object").format(_code(graph.nodes[target].type))
            found.append((what, [_slot_path(graph, paths, arrow.source, arrow.slot) for arrow in arrows]))
            continue
        parts = "".join(words("picture.part").format(_code(paths[arrow.source]), _code(f"[{arrow.slot.part}]"))
                        for arrow in arrows if arrow.slot.part)
        found.append((words("picture.one_storage").format(parts=parts), [paths[arrow.source] for arrow in arrows]))
    return [(what, list(dict.fromkeys(names))) for what, names in found]


def _shared(graph: Graph, paths: dict[str, str], words: Words) -> list[str]:
    said = []
    for target, arrows in graph.joints().items():
        if target[0] != "s":
            names = [_code(_slot_path(graph, paths, arrow.source, arrow.slot)) for arrow in arrows]
            said.append(words("picture.same").format(_list(names, words), _code(graph.nodes[target].type)))
            continue
        names = [_code(paths[arrow.source]) for arrow in arrows]
        parts = "".join(words("picture.part").format(_code(paths[arrow.source]), _code(f"[{arrow.slot.part}]"))
                        for arrow in arrows if arrow.slot.part)
        said.append(words("picture.storage").format(_list(names, words), parts=parts))
    return said


def _cycles(graph: Graph, paths: dict[str, str], words: Words) -> list[str]:
    said, above = [], set()
    order = list(graph.nodes)
    for node in graph.nodes.values():
        above.add(node.id)
        for slot in node.slots:
            if slot.target in above and node.id in graph.below(slot.target) and order.index(slot.target) <= order.index(node.id):
                said.append(words("picture.back").format(_code(_slot_path(graph, paths, node.id, slot)), _code(paths[slot.target])))
    return said


def _changed(graph: Graph, paths: dict[str, str], words: Words) -> list[str]:
    def said(path: str, slot: Slot) -> str:
        fresh = slot.target and "new" in graph.nodes[slot.target].marks
        return words("picture.fresh").format(_code(path)) if fresh else _code(path)

    found = [said(name.label, name) for name in graph.names if "changed" in name.marks]
    for node in graph.nodes.values():
        if "changed" not in node.marks:
            continue
        slots = [slot for slot in node.slots if "changed" in slot.marks]
        if node.id[0] == "s":
            found.append(words("picture.values").format(_code(paths[node.id])))
        elif node.id[0] == "t":
            found.append(words("picture.moved").format(_code(paths[node.id])))
        else:
            found += [said(_slot_path(graph, paths, node.id, slot), slot) for slot in slots] or [_code(paths[node.id])]
    return found


def _new(graph: Graph) -> list[str]:
    """New names. New objects below old ones stand in slots or at names that changed, and are said there."""
    return [_code(name.label) for name in graph.names if "new" in name.marks]


def _paths(graph: Graph) -> dict[str, str]:
    """How each node is reached: the shortest Python expression, names first."""
    paths: dict[str, str] = {}
    waiting = deque((name.target, name.label) for name in graph.names)
    while waiting:
        id_, path = waiting.popleft()
        if id_ not in paths:
            paths[id_] = path
            waiting += [(slot.target, _step(path, id_, slot)) for slot in graph.nodes[id_].slots if slot.target]
    return paths


def _slot_path(graph: Graph, paths: dict[str, str], source: str | None, slot: Slot) -> str:
    return slot.label if source is None else _step(paths[source], source, slot)


def _step(path: str, source: str, slot: Slot) -> str:
    label = slot.label
    if source[0] == "t":
        return path  # a storage goes by the name of its tensor
    if source[0] == "s":
        return f"{path}.flat[{label}]"
    if source[0] == "p":
        group, *index = re.findall(r"\d+", label)
        group, index = (group, index[0]) if index else ("0", group)
        return f"{path}.param_groups[{group}]['params'][{index}]"
    if source[0] == "m":
        return path + "".join(f"[{part}]" if part.isdigit() else f".{part}" for part in label.strip("()").split("."))
    return f"{path} ∋ …" if label == "∋" else path + label


def _code(text: str) -> str:
    return f"`{text}`"


def _list(things: list[str], words: Words) -> str:
    things = list(dict.fromkeys(things))
    return words("picture.last_and").join(filter(None, [words("picture.and").join(things[:-1]), things[-1]]))
