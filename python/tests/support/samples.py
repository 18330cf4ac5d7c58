"""Values that are easily mistaken."""

TEXTS = ["", " ", "a,b", 'say "hi"', '"', "two\nlines", "\r\n", "NULL", "nan", "ž🎬", "\ufeff"]
