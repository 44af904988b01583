"""The whole site as one file: a zip or a PDF."""
