"""Two ways to one answer: engines agree, sheets come back, figures are counted again."""
