"""Raw words become canonical values: one small module a kind of value."""
