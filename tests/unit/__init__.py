"""What the rules and parts do, one by one, where the spec does not reach."""
