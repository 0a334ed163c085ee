"""How the web app is set up: its settings, its addresses and its entry point for a web server."""
