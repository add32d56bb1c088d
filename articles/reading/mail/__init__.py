"""Messages (.eml) and web pages saved as messages (.mhtml).

message      a message as a document: subject, sender, date and text
parts        the parts of a message: its text, and its attachments
headers      the values of its headers, whatever encodes them
flowed       lines that a mail program has broken, joined again
saved_page   a web page with its pictures in one file
"""

from articles.reading.mail.message import read_message
from articles.reading.mail.parts import Attachment
from articles.reading.mail.saved_page import read_saved_page

__all__ = ["Attachment", "read_message", "read_saved_page"]
