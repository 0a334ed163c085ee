"""Each rule by example, on every engine; the same files become docs/policy.md."""
