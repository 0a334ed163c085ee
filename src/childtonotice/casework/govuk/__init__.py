"""The design system, wrapped once: fields, components and the static files they need."""
