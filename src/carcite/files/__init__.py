"""Files written whole or not at all, and locks on them."""
