"""What a page shows, read by its elements and by its rendered lines."""
