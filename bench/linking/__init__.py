"""How well and how fast records of one person are joined, ours beside Splink, on records with known owners."""
