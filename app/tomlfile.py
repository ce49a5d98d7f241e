"""TOML files with the place of every value: the auditor's reader, for the data files as well."""

from __future__ import annotations

from audits.tomlfile import TomlFile, read_toml, shown
from audits.tomlplaces import Path as TomlPath

__all__ = ["TomlFile", "TomlPath", "read_toml", "shown"]
