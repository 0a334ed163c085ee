"""The house rules: how the repository is kept, checked as tests."""
