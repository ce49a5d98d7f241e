"""What a finger that errs would hit: samples around each touch of a walk.

The walk itself goes on with the point that was meant: it would else end at its first miss, and one walk would
tell of one sample.
"""
