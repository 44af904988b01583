"""The messages: what stands behind each, its place on its page, its permanent address, and the box for tracebacks."""
