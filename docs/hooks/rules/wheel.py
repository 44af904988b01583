"""The checker as a package for pip: one command with its rules, which brings ast-grep along.

The site publishes it as `checker/alias_or_copy_check-1-py3-none-any.whl`. pip builds the same from a clone, by
`pyproject.toml`, which names this module as the build's backend: so pre-commit can install the repository as a hook.
"""

import base64
import hashlib
import io
import json
import re
import subprocess
import zipfile
from pathlib import Path

from snippets.project import ROOT

from ..page.languages import LANGUAGES
from .ast_grep import BUNDLE, address, published
from .figures import Figures
from .registry import Rule, read_rules

PACKAGE, COMMAND, VERSION = "alias_or_copy_check", "alias-or-copy-check", "1"
NAME = f"{PACKAGE}-{VERSION}-py3-none-any.whl"
SCRIPT = ROOT / "snippets" / "recipes" / f"{PACKAGE}.py"
DATE = (1980, 1, 1, 0, 0, 0)
GITHUB = re.compile(r"(?:https://github[.]com/|git@github[.]com:)([\w.-]+)/([\w.-]+?)(?:[.]git)?/?")


def wheel(rules: list[Rule], site: str) -> bytes:
    """The package's bytes, the same for the same rules and address."""
    info = f"{PACKAGE}-{VERSION}.dist-info"
    texts = published(rules, site)
    files = {f"{PACKAGE}/__init__.py": SCRIPT.read_text("utf-8"), f"{PACKAGE}/rules.json": json.dumps(_about(rules, site), ensure_ascii=False)}
    files |= {f"{PACKAGE}/{language}.yml": texts[f"checker/{language}/{BUNDLE}"] for language in LANGUAGES}
    files |= {
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {COMMAND}\nVersion: {VERSION}\nSummary: Find aliases that were meant as copies\n"
                            f"License: MIT\nRequires-Python: >=3.9\nRequires-Dist: {pinned()}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: alias-or-copy\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": f"[console_scripts]\n{COMMAND} = {PACKAGE}:main\n",
        f"{info}/licenses/LICENSE": (ROOT / "LICENSE").read_text("utf-8"),
    }
    record = f"{info}/RECORD"
    files[record] = "".join(f"{name},sha256={_digest(text)},{len(text.encode())}\n" for name, text in files.items()) + f"{record},,\n"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, DATE)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            packed.writestr(entry, text.encode())
    return out.getvalue()


def pinned() -> str:
    """The version of ast-grep that the rules are tested with: `ast-grep-cli==1.2.3`."""
    return re.search(r"^ast-grep-cli==\S+", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE)[0]


def pages_of(remote: str) -> str:
    """The address at which GitHub Pages publishes a repository; "" for one that is not on GitHub."""
    match = GITHUB.fullmatch(remote)
    return f"https://{match[1].lower()}.github.io/{match[2]}/" if match else ""


def build_wheel(wheel_directory: str, config_settings: dict | None = None, metadata_directory: str | None = None) -> str:
    """What pip calls (PEP 517): writes the package into a folder and returns its file's name. Its messages link to the pages of the clone's origin."""
    origin = subprocess.run(["git", "config", "--get", "remote.origin.url"], cwd=ROOT, capture_output=True, text=True).stdout.strip()
    Path(wheel_directory, NAME).write_bytes(wheel(read_rules(), pages_of(origin)))
    return NAME


def _about(rules: list[Rule], site: str) -> dict:
    """{language: {code: {severity, url, message}}}, what SARIF tells of each rule."""
    figures = Figures()
    return {language: {rule.code: {"severity": figures.severity(rule), "url": address(rule, language, site), "message": rule.message[language]}
                       for rule in rules if rule.reliable} for language in LANGUAGES}


def _digest(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")
