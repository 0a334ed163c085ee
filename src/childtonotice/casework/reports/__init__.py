"""Figures, charts and what is made of them: each number computed in one place, and each opens the cases behind it."""
