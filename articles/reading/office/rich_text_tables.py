"""What the words of Rich Text Format mean: characters, encodings, and parts that are no text."""

CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "zwbo": "",
    "ltrmark": "",
    "rtlmark": "",
}
SYMBOLS = {"~": "\u00a0", "_": "\u2011", "-": "", ":": "", "|": "", "{": "{", "}": "}", "\\": "\\"}
BREAKS = {"par": "\n\n", "sect": "\n\n", "page": "\n\n", "column": "\n\n"}

# The encoding of a font, by the number of its character set. 2 is that of fonts of signs.
CHARSETS = {
    77: "mac_roman",
    78: "cp932",
    79: "cp949",
    80: "gb18030",
    81: "big5",
    83: "mac_greek",
    85: "mac_turkish",
    89: "mac_cyrillic",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
}
SIGNS = 2  # the character set of fonts of signs
DOCUMENT_SETS = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
PAGES = {
    10000: "mac_roman",
    65001: "utf-8",
    932: "cp932",
    936: "gb18030",
    949: "cp949",
    950: "cp950",
}

# Groups that begin with these words hold no text of the document.
WITHOUT_TEXT_WORDS = (
    "colortbl filetbl listtable listoverridetable revtbl rsidtbl generator xmlnstbl themedata "
    "colorschememapping latentstyles datastore datafield userprops docvar header headerl "
    "headerr headerf footer footerl footerr footerf nonesttables ftnsep ftnsepc ftncn aftnsep "
    "aftnsepc aftncn listtext pntext pn pnseclvl bkmkstart bkmkend xe tc txe rxe template "
    "password passwordhash mmathPr nonshppict objdata objclass objname objalias sp sn sv "
    "shprslt falt panose fontemb fontfile formfield ffdeftext atnicn atntime xform keycode "
    "wgrffmtfilter pgptbl oldcprops oldpprops oldsprops oldtprops ud do background hlinkbase "
    "factoidname private gridtbl blipuid mctrlPr mborderBoxPr mboxPr mdPr"
)
WITHOUT_TEXT = frozenset(WITHOUT_TEXT_WORDS.split())
# Groups behind \* that are read all the same.
READ_WORDS = (
    "footnote annotation atnid atnauthor atnref atndate atnparent atrfstart atrfend fldinst "
    "shpinst shptxt shppict pict nesttableprops ftnalt momath moMath moMathPara mmath"
)
READ = frozenset(READ_WORDS.split())
