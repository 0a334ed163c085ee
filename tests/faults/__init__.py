"""What goes wrong: killed, repeated, corrupted, full, raced."""
