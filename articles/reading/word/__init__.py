"""Word documents (.docx).

package      opens the file, its parts inflated within limits
styles       the styles, and the fonts and marks that they give to a run
symbol_fonts the characters that fonts of signs show
fields       the instructions of fields
equations    equations on one line
body         walks through the text, as Word shows it with all changes accepted
document     both together: text, properties, comments, notes and links
"""

from articles.reading.word.document import read_word

__all__ = ["read_word"]
