import unicodedata


def file_name(name: str) -> str:
    """A place's name as a file may bear it: "Hải Hà" becomes "hai-ha"."""
    bare = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    letters = "".join(c for c in bare if not unicodedata.combining(c))
    return "-".join("".join(c if c.isalnum() else " " for c in letters).split())
