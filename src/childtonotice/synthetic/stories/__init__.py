"""What happened: each story's truth is decided here, before a word of its log is written."""
