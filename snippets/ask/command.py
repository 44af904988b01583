"""The command line of `alias_or_copy.pyz`."""

import argparse
import sys
from pathlib import Path

from .answer import Answer, ask
from .program import Mistake, Program
from .say import report

EXAMPLES = """examples:
  python alias_or_copy.pyz "a = [1, [2]]" "b = a[:]"
  python alias_or_copy.pyz "x = torch.zeros(3)" "y = x[1:]" --names x y
  python alias_or_copy.pyz train.py --at 41 best_state model
  python alias_or_copy.pyz --expect copy "a = [1, [2]]" "b = copy.deepcopy(a)"
  python alias_or_copy.pyz --level snapshot "best = model.state_dict()"

exit status: 0 an answer was found, and it is the one that --expect names; 1 it is another one, or a level's goal is not reached; 2 the program or the call fails"""
VERDICTS = ("same", "alias", "partly", "shallow", "copy", "cannot_tell")


def main(arguments: list) -> int:
    """Run the command line. Returns the exit status."""
    parser = _parser()
    options = parser.parse_intermixed_args(arguments)
    if not options.words and not options.level:
        parser.error("write statements, or a script with --at")
    try:
        if options.level:
            return _level(options)
        answer = ask(_program(options))
    except Mistake as mistake:
        sys.stdout.write(mistake.printed)
        print(f"line {mistake.line}: {mistake}" if mistake.line else mistake, file=sys.stderr)
        return 2
    except OSError as error:
        print(error, file=sys.stderr)
        return 2
    if options.json:
        import json
        print(json.dumps(answer.as_data(), ensure_ascii=False, indent=1))
    else:
        sys.stdout.write(answer.printed)
        sys.stdout.write(report(answer, options.language))
    written = _write(answer, options) if options.svg or options.html else 0
    return written or (1 if options.expect and answer.finding.verdict not in options.expect else 0)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python alias_or_copy.pyz", epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter,
                                     description="Alias or copy: do two names share one piece of memory? Found by experiment.")
    parser.add_argument("words", nargs="*", metavar="CODE", help="statements, one an argument; or, with --at, a script and two expressions")
    parser.add_argument("--names", nargs=2, metavar="NAME", default=(), help="the two names or expressions; a and b, or the last two that are assigned")
    parser.add_argument("--at", type=int, default=0, metavar="LINE", help="run a script until the statement in this line has run")
    parser.add_argument("--json", action="store_true", help="print the answer as JSON")
    parser.add_argument("--svg", metavar="FILE", help="write the picture of the heap; needs Graphviz, else its text is printed")
    parser.add_argument("--html", metavar="FILE", help="write a page that steps through the program")
    parser.add_argument("--language", choices=("en", "zh"), default="en", help="of the answer")
    parser.add_argument("--limit", type=float, default=10.0, metavar="SECONDS", help="for the experiment; then only identities and addresses count")
    parser.add_argument("--expect", action="append", choices=VERDICTS, help="fail with status 1 if the verdict is another one; may be repeated")
    parser.add_argument("--level", metavar="NAME", help="judge statements, or a script, that complete a level's program; without them, show the level")
    parser.add_argument("--hint", type=int, choices=(1, 2, 3), help="with --level: show this hint, too")
    return parser


def _level(options) -> int:
    """Show a level, or judge the lines for it. Returns 0 where the goal is reached or the level is shown, else 1. Raises Mistake."""
    from ..engine.heap.graph import text
    from . import levels
    from .words import words_in

    words, known = words_in(options.language), levels.known()
    if options.level not in known:
        raise Mistake(f"NameError: there is no level {options.level!r}; the levels: {', '.join(known)}")
    level = known[options.level]
    if options.hint:
        print(level["hints"][options.hint - 1][options.language].replace("`", ""))
    if not options.words:
        print(level["task"][options.language].replace("`", ""), level["start"], words("levels.goal"), level["goal"], sep="\n", end="")
        return 0
    path = Path(options.words[0])
    script = len(options.words) == 1 and path.suffix == ".py" and path.is_file()
    sys.path.insert(0, str(path.resolve().parent) if script else "")
    line = path.read_text("utf-8") if script else "\n".join(options.words)
    found = levels.judge(level["start"], level["names"], level["goal"], line, options.limit)
    sys.stdout.write(found.printed)
    if found.reached:
        said = words("levels.reached"), words("levels.shortest") + level["line"], level["why"][options.language]
    else:
        said = words("levels.not_reached"), levels.said(found.wrong, words)
    print("\n".join(said).replace("`", ""))
    if found.graph and not found.reached:
        print(text(found.graph), end="")
    return 0 if found.reached else 1


def _program(options) -> Program:
    words = options.words
    script = words[0].endswith(".py") and Path(words[0]).is_file()
    if options.at and (not script or len(words) not in (1, 3)):
        raise Mistake("--at needs a script and two names: script.py --at LINE NAME NAME")
    if script:
        path = Path(words[0])
        sys.path.insert(0, str(path.resolve().parent))
        return Program(path.read_text("utf-8"), tuple(words[1:]) or tuple(options.names), str(path), options.at, options.limit)
    sys.path.insert(0, "")
    return Program("\n".join(words), tuple(options.names), limit=options.limit)


def _write(answer: Answer, options) -> int:
    """Write the files that were asked for. Returns 0, or 2 where one cannot be written."""
    from ..engine.heap.graph import text
    from ..engine.heap.layout import NoGraphviz

    try:
        if options.svg:
            if answer.graph is None:
                print(f"no picture: {answer.undrawable}", file=sys.stderr)
                return 2
            try:
                from ..engine.heap.draw import svg
                Path(options.svg).write_text(svg(answer.graph), "utf-8")
            except NoGraphviz:
                print(f"Graphviz is not installed; the picture as text:\n{text(answer.graph)}", file=sys.stderr)
        if options.html:
            from .html import page
            Path(options.html).write_text(page(answer, options.language), "utf-8")
    except OSError as error:
        print(error, file=sys.stderr)
        return 2
    return 0
