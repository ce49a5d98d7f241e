"""flow-map.svg: every screen that the walks of a run met, once, and the steps that lead to others."""
