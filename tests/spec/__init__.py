"""Each rule by example, on every engine; the same files become docs/policy.md and docs/examples.md."""
