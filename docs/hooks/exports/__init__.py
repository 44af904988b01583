"""A page in other forms: as a notebook and as Markdown."""
