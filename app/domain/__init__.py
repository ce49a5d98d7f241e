"""The rules of the flow, pure: no Kivy, no clock, no randomness, no files.

``step(state, event) -> (state, effects)`` decides; ``view(state) -> View`` says what is to be seen.
"""
