"""What holds in every run, whatever happens in it: said apart from the code that has to keep it.

Property tests and the monkey look for runs that break it.
"""
