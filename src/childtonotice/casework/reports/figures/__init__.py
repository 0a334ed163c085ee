"""The figures themselves: one function each, from a view to a figure; ``catalogue`` names them all."""
