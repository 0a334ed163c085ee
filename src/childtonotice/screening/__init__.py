"""The engine: plain Python over a force's extract; knows nothing of the web, the clock or the network."""
