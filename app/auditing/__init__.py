"""The audit of the prototype: the auditor, the known defects, and the dimensions of baselines."""
