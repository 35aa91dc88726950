"""The command line: one module a command, each with `declare(parser)` and `run(arguments)`."""
