"""The built folder as a zip: the same bytes for the same site."""

import zipfile
from pathlib import Path

NAME = "alias-or-copy"
TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold: dates of files would differ from build to build


def archive(site: Path, out: Path) -> None:
    """Write all files of a built site below one folder into a zip, whole or not at all."""
    part = out.with_name(out.name + ".part")
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(p for p in site.rglob("*") if p.is_file()):
            entry = zipfile.ZipInfo(f"{NAME}/{path.relative_to(site).as_posix()}", TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, path.read_bytes())
    part.replace(out)
