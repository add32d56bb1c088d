"""Word documents (.docx).

package        opens the file, its parts inflated within limits
references     what the marks in the text refer to
styles         the styles, and the fonts and marks that they give to a run
symbol_fonts   the characters that fonts of signs show; `signs` reads those of a run
fields         the instructions of fields
equations      equations on one line
chunks         parts in another format; `pictures` announces what is not read
comment_ranges where the comments stand
body           walks through the text, as Word shows it with all changes accepted
notes          comments and notes
exported_claims  the claims of an export that comes back; `export_record` is what it recorded
document       all together: text, properties, comments, notes and links
"""

from articles.reading.word.document import read_word

__all__ = ["read_word"]
