"""The same person and the same address: comparable forms, and what agrees between two of them."""
