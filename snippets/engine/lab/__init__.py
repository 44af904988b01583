"""A lab: its source, the kernel that runs it, its plots, and its recording, a notebook."""
