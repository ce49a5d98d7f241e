"""Texts for people and for programs that nothing in an app can break: plain text, strict JSON, JUnit."""
