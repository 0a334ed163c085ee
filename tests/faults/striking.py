"""A program's beginning that strikes its own process with a signal when a named function is called for the nth time."""

STRIKE = """
import importlib, os

def strike(module, name, nth, number):
    place = importlib.import_module(module)
    *path, name = name.split(".")
    for part in path:
        place = getattr(place, part)
    calls, real = [0], getattr(place, name)
    def deadly(*arguments, **named):
        calls[0] += 1
        if calls[0] == nth:
            os.kill(os.getpid(), number)
        return real(*arguments, **named)
    setattr(place, name, deadly)
"""
