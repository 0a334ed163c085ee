"""Commands that an administrator types."""
