"""Eight people reading their lists at once, over two hundred thousand items, beside the same list in Datasette."""
