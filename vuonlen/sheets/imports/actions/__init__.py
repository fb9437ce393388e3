"""What changes the row of a file on its way in: kept, checked, decided, written, stopped, expired."""
