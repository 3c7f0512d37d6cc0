"""The record, what it rests on, and its rights: values that know no screen and no page."""
