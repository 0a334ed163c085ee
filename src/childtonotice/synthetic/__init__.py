"""A made-up force with known answers: for the demo, tests and benchmarks."""

from childtonotice.synthetic.simulate import Simulated, simulate

__all__ = ["Simulated", "simulate"]
