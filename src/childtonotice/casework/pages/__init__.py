"""The pages: one file each. They read through lists and write through actions, and never ask the database themselves."""
