"""Each page and action: works, wrong verb, not yours."""
