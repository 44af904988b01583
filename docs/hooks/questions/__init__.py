"""The questions at the end of a chapter: their registry, and how a page shows them. Every answer offered was run."""
