"""How a story is told: the log lines that call handlers, operators and officers type."""
