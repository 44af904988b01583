"""Faults in pages: twins, headings, links, code typed in, addresses, rules, requests to other hosts."""

from tests.faults.mutation import BUILD, LANGUAGES, Fault, append, both, create, edit, pair, pytest, remove

ZH, EN = (f"docs/{language}/state-dict.md" for language in LANGUAGES)
TWINS = pytest("pages are twins", "tests/hooks/check/test_twins.py", "-k", "state-dict.md or without_twin or carried_over")
INCLUDES = pytest("pages show what they should", "tests/hooks/check/test_includes.py", "-k", "guards_find or state-dict or typed_into")
SITE = pytest("the built site", "tests/site/test_build.py", "tests/hooks/check/test_addresses.py",
              "-k", "dead_link or loaded_from_elsewhere or published_address or address_is_listed")
REGISTRY = pytest("rules and pages agree", "tests/hooks/rules/test_rules.py", "-k", "agree or template")
FIXES = pytest("the checker's fixes", "tests/checker/test_fixes.py", "-k", "bad_example")
CASES = pytest("the checker's cases", "tests/checker/test_checker.py", "-k", "AC301 and ast_greps")
PINNED = pytest("every dependency is pinned", "tests/site/test_requirements.py", "-k", "line_is_pinned or hashes or brings")
WORKFLOWS = pytest("every action is pinned", "tests/site/test_workflows.py", "-k", "pinned_by_its_hash")
SPELLING = pytest("every word is known", "tests/pages/test_spelling.py", "-k", "every_word")
LEVELS = pytest("levels are solved", "tests/ask/test_levels.py", "-k", "what_is_said_of_it")
TYPOGRAPHY = pytest("Chinese is well set", "tests/pages/test_typography.py", "-k", "set_as_it_should")
EXCEPTIONS = pytest("no exception is counted", "tests/pages/test_exceptions.py")
CHANGES = pytest("what changed has its programs", "tests/hooks/atlas/test_changes.py", "-k", "section or something_else")
HEADING = "## {} {{#in-place}}\n"
ZH_HEADING, EN_HEADING = HEADING.format("改张量，模型跟着变"), HEADING.format("Changing a tensor reaches the model")
OUTPUT = '``` {{ .text .output }}\n--8<-- "state_dict/alias.out:{}"\n```\n'
INCLUDE = '--8<-- "state_dict/alias.py:rebind"\n'
ELSEWHERE = '<script src="https://example.com/count.js"></script>\n'

FAULTS = [
    Fault("a page missing in English", remove("docs/en/references.md"), TWINS, ("docs/zh/references.md", "has no twin docs/en/references.md")),
    Fault("a page missing in Chinese", remove("docs/zh/references.md"), TWINS, ("docs/en/references.md", "has no twin docs/zh/references.md")),
    Fault("a heading missing in one language", edit(EN, EN_HEADING, ""), TWINS, ("test_same_headings[state-dict.md]", "in-place")),
    Fault("a heading's id changed in one language", edit(ZH, "{#in-place}", "{#in-places}"), TWINS, ("test_same_headings[state-dict.md]", "in-places")),
    Fault("a heading without an id", both(edit(ZH, ZH_HEADING, "## 改张量\n"), edit(EN, EN_HEADING, "## Changing a tensor\n")), TWINS,
          ("test_every_heading_has_an_id[state-dict.md]",)),
    Fault("a link in one language only", edit(EN, "](copying-modules.md)", "](best-model.md)"), TWINS, ("test_same_links[state-dict.md]", "copying-modules.md")),
    Fault("a translation left behind", edit(ZH, "动的只是字典", "动的只是那个字典"), TWINS,
          ("docs/en/state-dict.md:1: was last compared with another text of docs/zh/state-dict.md", "twins confirm state-dict")),
    Fault("English left in a Chinese page", edit(ZH, "给键赋值、删键、清空，动的只是字典：",
                                                "Assigning to a key, deleting it or clearing the dictionary touches the dictionary alone:"),
          TWINS, ("the same words in both languages", "Assigning to a key")),
    Fault("an include in one language only", edit(EN, INCLUDE, ""), TWINS, ("test_same_includes_in_the_same_order[state-dict.md]", "rebind")),
    Fault("a page without a description", edit(EN, "\ndescription: ", "\nabout: "), TWINS, ("test_front_matter[state-dict.md]",)),
    Fault("code typed into a page", pair("state-dict.md", INCLUDE, "print(1)\n" + INCLUDE), BUILD,
          ("docs/zh/state-dict.md:", "docs/en/state-dict.md:", "a code fence with code typed into it", "put the code into a snippet")),
    Fault("output typed into a page", pair("state-dict.md", '--8<-- "state_dict/alias.out:rebind"\n', "[[0.0, 0.0]] True\n"), BUILD,
          ("docs/en/state-dict.md:", "a code fence with code typed into it")),
    Fault("code typed as HTML", append(EN, "\n<pre>x = 1</pre>\n"), BUILD, ("docs/en/state-dict.md:", "code typed as HTML")),
    Fault("a session pasted into prose", append(EN, "\n>>> a is b\n"), INCLUDES, ("docs/en/state-dict.md:", ">>> a is b")),
    Fault("output taken away from its code", pair("state-dict.md", OUTPUT.format("rebind"), ""), INCLUDES,
          ("docs/en/state-dict.md:39: its output does not follow",)),
    Fault("an output that is not marked as one", pair("state-dict.md", OUTPUT.format("rebind"), OUTPUT.format("rebind").replace(" .output", "")),
          BUILD, ("docs/en/state-dict.md:", "an output that is not marked as one")),
    Fault("a link to a page that is not there", pair("state-dict.md", "](copying-modules.md)", "](copying-modulus.md)"), BUILD,
          ("state-dict.md", "copying-modulus.md")),
    Fault("a link to a heading that is not there", pair("state-dict.md", "](copying-modules.md)", "](copying-modules.md#nowhere)"), SITE,
          ("state-dict/", "copying-modules/#nowhere")),
    Fault("a script of another host", append(EN, "\n" + ELSEWHERE), SITE, ("en/state-dict/", "https://example.com/count.js")),
    Fault("a font of another host", append("docs/assets/stylesheets/site.css", "@import url(https://example.com/font.css);\n"), SITE,
          ("site.css",)),
    Fault("a page renamed in both languages", lambda project: [(project / f"docs/{language}/corrections.md").rename(
        project / f"docs/{language}/corrected.md") for language in LANGUAGES], BUILD, ("corrections.md",)),
    Fault("a permalink removed", edit("docs/hooks/rules/pages.py", "dict.fromkeys((rule.code, rule.name))", "(rule.name,)"), SITE,
          ("r/AC101/ was published and leads nowhere", "docs/redirects.txt")),
    Fault("a published heading renamed in both languages", pair("state-dict.md", "{#instead}", "{#cure}"), SITE,
          ("en/state-dict/#instead was published and leads nowhere", "docs/redirects.txt")),
    Fault("an address taken out of the list", edit("docs/addresses.txt", "\nr/AC301/\n", "\n"), SITE,
          ("r/AC301/ is not in the list", "python -m docs.hooks.check.addresses add")),
    Fault("a rule without its page", remove("docs/zh/rules/ac301.md", "docs/en/rules/ac301.md"), REGISTRY, ("ac301.md",)),
    Fault("a page without its rule", both(*(create(f"docs/{language}/rules/ac599.md", "---\ntitle: x\n---\n") for language in LANGUAGES)),
          REGISTRY, ("there is no rule ac599",)),
    Fault("a rule without its snippet", remove("snippets/rules/ac301/good.py"), REGISTRY, ("AC301 has no good.py",)),
    Fault("a rule of another name than its folder", edit("snippets/rules/ac301/rule.yml", "id: AC301", "id: AC300"), REGISTRY,
          ("snippets/rules/ac301/rule.yml:1: its id AC300 is not its folder's name",)),
    Fault("a rule's message in one language only", edit("snippets/rules/ac301/rule.yml", "message-zh:", "message-de:"), REGISTRY,
          ("has no message or review comment in 'zh'",)),
    Fault("a rule that finds nothing any more", edit("snippets/rules/snapshot.yml", "kind: conditional_expression, regex: \"if .*[<>].* else\"",
                                                     "kind: conditional_expression, regex: \"if never else\""), CASES, ("AC301", "Missing")),
    Fault("a rule that finds what is right", edit("snippets/rules/snapshot.yml", "      - not: {matches: ends}\n", ""), CASES, ("AC301", "Noisy")),
    Fault("a fix that copies the dictionary alone", edit("snippets/rules/fixes.yml", "fix: copy.deepcopy($COPIED)\n    - id: by-name",
                                                         "fix: copy.copy($COPIED)\n    - id: by-name"), FIXES, ("test_each_bad_example_prints",)),
    Fault("a rule's page without a part", pair("rules/ac301.md", "{#when-it-is-fine}", "{#fine}"), REGISTRY, ("test_a_page_follows_the_template", "when-it-is-fine")),
    Fault("an unpinned dependency", edit("docs/requirements.txt", "mkdocs-material==9.8.1", "mkdocs-material>=9.8.1"), PINNED,
          ("'mkdocs-material>=9.8.1' is not pinned", "NAME==VERSION")),
    Fault("a dependency of a dependency, unpinned", edit("docs/requirements.txt", "\nMarkdown==", "\npip=="), PINNED,
          ("markdown, which mkdocs needs",)),
    Fault("a pin without hashes", edit("docs/requirements.txt", "mkdocs-material==9.8.1 \\\n", "mkdocs-material==9.8.1\n#"), PINNED,
          ("mkdocs-material'] have no hashes", "hashin -r docs/requirements.txt")),
    Fault("an action that is not pinned", edit(".github/workflows/links.yml",
                                              "actions/setup-python@5fda3b95a4ea91299a34e894583c3862153e4b97 # v7.0.0", "actions/setup-python@v7"),
          WORKFLOWS, ("test_every_action_is_pinned", "actions/setup-python@v7")),
    Fault("a counted exception in English", edit(EN, "touches the dictionary alone:", "touches the dictionary alone, with two exceptions:"), EXCEPTIONS,
          ("docs/en/state-dict.md:36", "two exceptions")),
    Fault("a counted exception in Chinese", edit(ZH, "动的只是字典：", "动的只是字典，有三种例外："), EXCEPTIONS, ("docs/zh/state-dict.md:36", "三种例外")),
    Fault("a counted exception in the atlas", edit("snippets/atlas/rows/torch_tensors.py", "A view comes back where one can be had.",
                                                  "A view comes back, except in two cases."), EXCEPTIONS, ("torch_tensors.py", "except in two cases")),
    Fault("a changed behavior without its program", pair("changes.md", '```python title="snippets/changes/pandas_releases.py"\n--8<-- "changes/pandas_releases.py:pandas-concat"\n```\n', ""),
          CHANGES, ("pandas-concat",)),
    Fault("a program that says the same of a version that differs", edit("snippets/versions/old.txt", "  pandas-transpose:\n    | a.T: the source changed with the result\n", ""), CHANGES,
          ("snippets/versions/old.txt", "was changed by hand")),
    Fault("a word misspelt", edit(EN, "Replacing an entry", "Repalcing an entry"), SPELLING, ("Repalcing",)),
    Fault("Chinese and Latin without a space", edit(ZH, "返回一个**新的**字典", "返回一个dict"), TYPOGRAPHY, ("dict",)),
    Fault("a question's key that is wrong", edit("snippets/questions/best_model.yml", "    right: clone\n", "    right: dict\n"), BUILD,
          ("problems in the questions", "setup: dict is right by the key, and prints '5.0'")),
    Fault("a question without a translation", edit("snippets/questions/loading_data.yml", "      en: '`dataset[0]` is a view", "      de: '`dataset[0]` is a view"), BUILD,
          ("getitem: why is not written in",)),
    Fault("a wrong answer that is right on another version", edit("snippets/questions/between_libraries.yml", "    package: pandas\n    elsewhere:\n      alias:\n        zh: pandas 3 之前，列就",
                                                                 "      alias:\n        zh: pandas 3 之前，列就"), BUILD, ("column: with the versions of 'old' the atlas found alias",)),
    Fault("a level whose solution does not reach its goal", edit("snippets/levels/plain.yml", '"b = a.copy()", "b = list(a)"', '"b = a.copy()", "b = [1, [2]]"'), LEVELS,
          ("b = [1, [2]]", "apart")),
    Fault("a diff of the exam that is called harmless and is not", edit("snippets/review/exam.yml", '    rule: AC104\n    lines: ["run = dict(BASE)"]\n', ""), BUILD,
          ("sweep: is said to be harmless",)),
]
