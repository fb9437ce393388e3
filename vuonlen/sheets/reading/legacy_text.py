"""Vietnamese typed for the fonts of the 1990s: the letters look right only in .VnTime or VNI-Times.

TCVN3 puts Vietnamese letters on Latin-1 symbols ("NguyÔn V¨n ¸nh"); VNI writes the tone as a second letter
("Nguyeãn Vaên AÙnh"). Neither can be stored: names would never be found again. Patterns are chosen so that they
occur in no proper Vietnamese word, nor in the ñ of Ê-đê names.
"""

# Symbols beside a letter; a capital with a mark between small letters ("NguyÔn"), which Vietnamese never has.
TCVN3 = (
    r"(?:\p{L}[µ¸¶·¹¨¾¼½©®ª¬\x{AD}×÷§]|[µ¸¶·¹¨¾¼½©®¬§]\p{L}|\p{L}[«»]\p{L}"
    r"|[a-z][ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖØÜÝÞß](?:[a-z]|\b)|[a-z][æåþÞßø])"
)
# A vowel followed by another that only carries its tone: aâ, eã, oä, ôù. Never in Vietnamese, unlike oà or uê.
VNI = r"(?:[aAeE][ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË]|[oOuU][ùøûïåäüëØÛÏÅÄ]|[ôöÔÖ][ùøûõïÙØÛÕÏ])"

#: Encoding, pattern, and the font to name when the workbook declares none.
ENCODINGS = (("TCVN3", TCVN3, ".VnTime"), ("VNI", VNI, "VNI-Times"))

#: So many places before a file is called legacy: one foreign name is no proof.
ENOUGH = 2
