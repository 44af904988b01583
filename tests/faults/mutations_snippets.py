"""Faults in snippets, recordings and pictures: one character, one section, one file."""

from tests.faults.mutation import BUILD, Fault, append, both, create, edit, pair, pytest, remove, snippets, swap

ALIAS = "snippets/state_dict/alias"
LISTS = "snippets/identity/lists"
ALIAS_AGAIN = snippets(f"{ALIAS}.py")
LISTS_AGAIN = snippets(f"{LISTS}.py")
SECTIONS_USED = pytest("every section is used", "tests/hooks/check/test_includes.py", "-k", "every_section_is_used")
EVERY_RECORDING = pytest("every recording has its snippet", "tests/test_snippets.py", "-k", "every_recording_has")
PICTURES_SHOWN = pytest("every picture is shown", "tests/hooks/pages/test_figures.py", "-k", "every_picture_is_shown")
END, START = "# --8<-- [end:{}]\n", "# --8<-- [start:{}]\n"
REBIND = 'state["weight"] = state["weight"] + 1\n'

FAULTS = [
    Fault("a character of a snippet, when the site is built", edit(f"{ALIAS}.py", "manual_seed(0)", "manual_seed(1)"), BUILD,
          (f"{ALIAS}.py:1: changed since it was recorded", f"python -m snippets record {ALIAS}.py")),
    Fault("a character of a snippet that prints otherwise then", edit(f"{ALIAS}.py", "= 8\n", "= 7\n"), ALIAS_AGAIN,
          (f"{ALIAS}.py:1: changed since it was recorded", "-[[8.0, 0.0]] True", "+[[7.0, 0.0]] True")),
    Fault("a character of a snippet that prints the same then", edit(f"{ALIAS}.py", "+= 100", "+= 200"), ALIAS_AGAIN,
          (f"{ALIAS}.py:1: changed since it was recorded", "it still prints the same")),
    Fault("a character of a claim", edit(f"{ALIAS}.py", "item() == 0", "item() == 1"), ALIAS_AGAIN,
          (f"{ALIAS}.py:19: raised AssertionError",)),
    Fault("a character of a recording, when the site is built", edit(f"{ALIAS}.out", "['weight', 'bias']", "['weight', 'Bias']"),
          BUILD, (f"{ALIAS}.out:1: the recording was changed by hand",)),
    Fault("a character of a recording, when it is verified", edit(f"{ALIAS}.out", "['weight', 'bias']", "['weight', 'Bias']"),
          ALIAS_AGAIN, (f"{ALIAS}.out:1: the recording was changed by hand",)),
    Fault("a version in a recording's head", edit(f"{ALIAS}.out", "torch: 2", "torch: 1"), BUILD,
          (f"{ALIAS}.out:1: the recording was changed by hand",)),
    Fault("a recording removed", remove(f"{ALIAS}.out"), ALIAS_AGAIN, (f"{ALIAS}.py:1: has no recording",)),
    Fault("a snippet removed, its recording left", remove(f"{ALIAS}.py"), EVERY_RECORDING,
          (f"{ALIAS}.out:1: its snippet is gone",)),
    Fault("a character of a picture, when the site is built", edit(f"{LISTS}.shallow.svg", "</title>", " </title>"), BUILD,
          (f"{LISTS}.shallow.svg:1: the picture was changed by hand",)),
    Fault("a character of a picture, when it is verified", edit(f"{LISTS}.shallow.svg", "</title>", " </title>"), LISTS_AGAIN,
          (f"{LISTS}.shallow.svg:1: the picture was changed by hand",)),
    Fault("a picture of another section", lambda project: (project / f"{LISTS}.shallow.svg").write_bytes(
        (project / f"{LISTS}.deep.svg").read_bytes()), LISTS_AGAIN, ("was drawn from another graph",)),
    Fault("a picture removed", remove(f"{LISTS}.deep.svg"), LISTS_AGAIN, (f"has no picture {LISTS}.deep.svg",)),
    Fault("a picture that nothing draws", create(f"{LISTS}.extra.svg", "<svg/>"), LISTS_AGAIN, ("asks for no such picture",)),
    Fault("a section renamed in a snippet", both(edit(f"{ALIAS}.py", "[start:rebind]", "[start:bind]"),
                                                 edit(f"{ALIAS}.py", "[end:rebind]", "[end:bind]")), BUILD,
          (f"{ALIAS}.py:1: changed since it was recorded",)),
    Fault("a section renamed in both pages", pair("state-dict.md", 'alias.py:rebind"', 'alias.py:bind"'), BUILD,
          ("docs/zh/state-dict.md:", "docs/en/state-dict.md:", "includes the unknown section 'bind'")),
    Fault("a section emptied", edit(f"{ALIAS}.py", REBIND + 'state["bias"] = torch.ones(1)\ndel state["weight"]\n'
                                    "print(model.weight.tolist(), model.bias.item() > 99)\n" + END.format("rebind"),
                                    END.format("rebind")), ALIAS_AGAIN, ("section 'rebind'", "empty")),
    Fault("two sections of a snippet exchanged", swap(f"{ALIAS}.py", "start:in-place", "start:rebind"), ALIAS_AGAIN,
          (f"{ALIAS}.py:", "in-place")),
    Fault("a section that no page shows", append(f"{ALIAS}.py", START.format("more") + "more = 1\n" + END.format("more")),
          SECTIONS_USED, (f"no page shows these sections of {ALIAS}.py: more",)),
    Fault("a picture taken out of both pages", pair("pictures.md", '--8<-- "pictures/three_ways.edit.svg"\n', ""),
          PICTURES_SHOWN, ("three_ways",)),
    Fault("output that no page would show", append(f"{ALIAS}.py", 'print("nobody sees this")\n'), ALIAS_AGAIN,
          (f"{ALIAS}.py:31: prints outside every section", "nobody sees this")),
    Fault("a warning", append(f"{ALIAS}.py", 'import warnings\nwarnings.warn("old")\n'), ALIAS_AGAIN,
          (f"{ALIAS}.py:32: wrote to stderr", "UserWarning: old")),
]
