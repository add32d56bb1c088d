"""Photos: what stands beside the picture in a JPEG, PNG, WebP or TIFF file.

photo        the captions as text, and who made the photo, when and where
iptc         the older record, of fields with numbers; `xmp` is the newer one, in XML
statements   what one of the two says, and where they contradict each other
credentials  Content Credentials: what they prove, and no more
"""
