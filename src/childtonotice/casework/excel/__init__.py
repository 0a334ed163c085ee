"""Excel is one more page: out through the lists, back through a preview and then the same actions."""
