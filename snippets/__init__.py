"""The code that the pages show, what it printed, and the engine that runs it."""
