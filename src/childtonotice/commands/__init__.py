"""The commands of ``ctn``, one to a file: its options, and what it calls and prints."""
