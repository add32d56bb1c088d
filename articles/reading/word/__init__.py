"""Word documents (.docx).

package      opens the file, its parts inflated within limits
body         walks through the text, as Word shows it with all changes accepted
document     both together: text, properties, comments, notes and links
"""

from articles.reading.word.document import read_word

__all__ = ["read_word"]
