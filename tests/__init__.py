"""The tests, by kind: spec, unit, agree, web, browser, faults, house."""
