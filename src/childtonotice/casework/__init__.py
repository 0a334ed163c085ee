"""The web app: people read findings, decide, and see missing PPNs recovered."""
