"""The prototype: domain, data, store, walkthroughs and command line."""
