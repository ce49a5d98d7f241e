"""The prototype under audit: who audits it, its known defects, and the baseline of an earlier run."""
