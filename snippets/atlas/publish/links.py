"""The official pages that rows name in short: `torch.Tensor.cpu`, `python:library/copy#copy.copy`, or an address."""

import re

GENERATED = {
    "torch": "https://docs.pytorch.org/docs/stable/generated/{}.html",
    "numpy": "https://numpy.org/doc/stable/reference/generated/{}.html",
    "pandas": "https://pandas.pydata.org/docs/reference/api/{}.html",
}
HOSTS = {"docs.python.org": "Python", "docs.pytorch.org": "PyTorch", "numpy.org": "NumPy", "pandas.pydata.org": "pandas",
         "docs.scipy.org": "SciPy", "joblib.readthedocs.io": "joblib", "huggingface.co": "safetensors"}


def official(link: str) -> tuple[str, str]:
    """The address and the name of an official page; ("", "") for a row without one.

    The name is what the page speaks of: the name in its anchor ("copy.copy", "assignment statements"), else its own.

    Raises ValueError for a link that is none of the known kinds.
    """
    if not link:
        return "", ""
    if link.startswith("https://"):
        host, path = re.match(r"https://([^/]+)/(.*)", link).groups()
        return link, f"{HOSTS[host]}: {_name(path)}"
    page, _, anchor = link.partition("#")
    fragment = f"#{anchor}" if anchor else ""
    if page.startswith("python:"):
        path = page.removeprefix("python:")
        return f"https://docs.python.org/3/{path}.html{fragment}", f"Python: {_name(path + fragment)}"
    package = page.split(".")[0]
    if package not in GENERATED:
        raise ValueError(f"an unknown kind of link: {link!r}")
    return GENERATED[package].format(page) + fragment, anchor or page


def _name(path: str) -> str:
    """`library/copy.html#copy.copy` -> "copy.copy"; `reference/simple_stmts#assignment-statements` -> "assignment statements"."""
    page, _, anchor = path.partition("#")
    if anchor:
        return anchor.replace("-", " ")
    return page.split("/")[-1].removesuffix(".html").replace("_", " ")
