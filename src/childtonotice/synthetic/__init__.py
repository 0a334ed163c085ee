"""A made-up force with known answers: for the demo, tests and benchmarks."""
