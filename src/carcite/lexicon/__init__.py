"""Words as data: what pages say in each language, and what each platform prints.

The sources are `languages/*.toml` and `platforms/*.toml`; `python -m carcite.lexicon.build` writes the
module `words` from them and from CLDR's months, since reading TOML at import takes too long.
"""
