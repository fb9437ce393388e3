"""Syllables of written Vietnamese: an onset, a rhyme, and one tone mark over composed letters.

Wide enough for every name of a person or place (also Kinh spellings of other tongues' names); no dictionary.
"""

import re
import unicodedata

ONSETS = ("", *"bcdđghklmnprstvx", "ch", "gh", "gi", "kh", "ng", "ngh", "nh", "ph", "qu", "th", "tr")
#: The vowels of a rhyme and what may end it. A rhyme ending in c, ch, p or t bears the acute or the dot below only.
_ENDS = {
    "a": ",c,ch,i,m,n,ng,nh,o,p,t,u,y",
    "ă": ",c,m,n,ng,p,t",
    "â": ",c,m,n,ng,p,t,u,y",
    "e": ",c,m,n,ng,o,p,t",
    "ê": ",ch,m,n,ng,nh,p,t,u",
    "i": ",ch,m,n,nh,p,t,u",
    "ia": "",
    "iê": "c,m,n,ng,p,t,u",
    "o": ",c,i,m,n,ng,p,t",
    "oa": ",c,ch,i,m,n,ng,nh,o,p,t,y",
    "oă": "c,m,n,ng,t",
    "oe": ",n,o,t",
    "oo": "c,ng",
    "ô": ",c,i,m,n,ng,p,t",
    "ôô": "ng",
    "ơ": ",i,m,n,ng,p,t",
    "u": ",c,i,m,n,ng,p,t",
    "ua": "",
    "uâ": "n,ng,t,y",
    "uê": ",ch,n,nh",
    "uô": ",c,i,m,n,ng,t",
    "uơ": "",
    "uy": ",a,ch,nh,t,u",
    "uyê": "n,t",
    "ư": ",a,c,i,m,n,ng,t,u",
    "ươ": ",c,i,m,n,ng,p,t,u",
    "y": ",nh,t",
    "yê": "m,n,ng,t,u",
}
RHYMES = tuple(vowels + end for vowels, ends in _ENDS.items() for end in ends.split(","))

#: Grave, acute, tilde, hook above, dot below, as they stand behind a decomposed vowel.
TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONE = re.compile(f"[{TONES}]")
_SYLLABLE = re.compile(f"(?:{'|'.join(ONSETS)})(?:{'|'.join(RHYMES)})")


def is_syllable(word: str) -> bool:
    """Whether the word, in letters of either case, can be read as one Vietnamese syllable; any tone will do."""
    bare, tones = _TONE.subn("", unicodedata.normalize("NFD", word.lower()))
    return tones <= 1 and bool(_SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)))
