"""The pages, one file each: they read through lists and write through actions, never asking the database themselves."""
