"""A snippet: its source (`sections`), a run of it, forked in a sandbox (`fork_server`, `server`, `worker`, `instrument`, `run`), and its recording."""
