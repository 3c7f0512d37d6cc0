"""From claims to a record: made canonical, refuted, merged, and what follows from them."""
