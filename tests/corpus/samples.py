"""Files in the shapes that people have, made for the tests: one story, every form."""

import gzip
import io
import json
import plistlib
import quopri
import zipfile

import docx
import openpyxl
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

TITLE = "Nine ships with shells have left the port"
FIRST = "Nine ships loaded with artillery shells have left the port of Wonsan since August, the ministry said on Monday."
SECOND = "A second convoy of four ships is being loaded, according to two people who work there and asked not to be named."
THIRD = "The port authority would not comment on either of the convoys, and calls to its office were not answered."
BODY = [FIRST, SECOND, THIRD]
SOURCE, AUTHOR, URL = "Harbour Post", "Jane Roe", "https://harbourpost.example/world/nine-ships"
SECOND_TITLE = "Port workers count a tenth ship"
SECOND_BODY = ["A tenth ship has been seen at the quay, dock workers said on Tuesday, and it was being loaded by night.", THIRD]


def text():
    return "\n\n".join([TITLE, *BODY]).encode()


def text_with_header():
    return f"Title: {TITLE}\nSource: {SOURCE}\nDate: 3 May 2024\nURL: {URL}\n\n".encode() + "\n\n".join(BODY).encode()


def markdown():
    head = f'---\ntitle: "{TITLE}"\nsource: {SOURCE}\nauthor: {AUTHOR}\ndate: 2024-05-03\nurl: {URL}\n---\n\n'
    body = f"# {TITLE}\n\n**Wonsan** – {FIRST}\n\n{SECOND.replace('two people', '[two people](https://x.example)')}\n\n> {THIRD}\n"
    return (head + body).encode()


def page(body=BODY, title=TITLE, day="2024-05-03"):
    paragraphs = "".join(f"<p>{part}</p>" for part in body)
    return f"""<!DOCTYPE html><html lang="en"><head><title>{title} | {SOURCE}</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="{SOURCE}">
<meta property="article:published_time" content="{day}T10:00:00Z"><meta name="author" content="{AUTHOR}">
<link rel="canonical" href="{URL}"><script>var x = "<p>300 tracked</p>";</script></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>{title}</h1>{paragraphs}</article>
<aside><h3>Related articles</h3><ul><li><a href="/1">Who pays for the shells</a></li></ul></aside>
<footer>© 2024 {SOURCE} Ltd. All rights reserved.</footer></body></html>""".encode()


def record(**other):
    return {"title": TITLE, "text": "\n".join(BODY), "author": AUTHOR, "date": "2024-05-03", "url": URL, "sitename": SOURCE} | other


def second_record(**other):
    return record(title=SECOND_TITLE, text="\n".join(SECOND_BODY), date="2024-05-04", url=URL + "-2") | other


def jsonl():
    return "\n".join(map(json.dumps, [record(), second_record()])).encode()


def newspaper4k():
    keys = {"authors": [AUTHOR], "publish_date": "2024-05-03 10:00:00", "source_url": "https://harbourpost.example", "meta_lang": "en"}
    return json.dumps([{"title": TITLE, "text": "\n\n".join(BODY), "url": URL, "canonical_link": URL, **keys}]).encode()


def fundus():
    body = {"summary": [], "sections": [{"headline": [], "paragraphs": BODY}]}
    html = {"requested_url": URL, "crawl_date": "2024-05-09 10:00:00"}
    keys = {"authors": [AUTHOR], "publishing_date": "2024-05-03T10:00:00+00:00", "publisher": SOURCE, "html": html, "lang": "en"}
    return json.dumps({"title": TITLE, "body": body, **keys}).encode()


def json_ld():
    keys = {"author": [{"@type": "Person", "name": AUTHOR}], "publisher": {"@type": "Organization", "name": SOURCE}}
    return json.dumps({"headline": TITLE, "articleBody": "\n\n".join(BODY), "datePublished": "2024-05-03", "url": URL, **keys}).encode()


ROWS = [
    ["Headline", "Outlet", "Publication Date", "Link", "Byline", "Article text"],
    [TITLE, SOURCE, "03/05/2024", URL, AUTHOR, "\n\n".join(BODY)],
    [SECOND_TITLE, SOURCE, "2024-05-04", URL + "-2", AUTHOR, "\n\n".join(SECOND_BODY)],
]


def csv_text(rows=ROWS, delimiter=","):
    return "\r\n".join(delimiter.join('"' + str(cell).replace('"', '""') + '"' for cell in row) for row in rows)


def csv_excel():
    """As a spreadsheet program of a country with decimal commas saves it."""
    return ("\ufeff" + csv_text(delimiter=";")).encode("utf-8")


def xlsx():
    return workbook(Sheet=ROWS)


def workbook(**sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def word(paragraphs):
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def rtf(paragraphs):
    escaped = ("".join(char if ord(char) < 128 else f"\\u{ord(char)}?" for char in part) for part in paragraphs)
    return ("{\\rtf1\\ansi\\ansicpg1252 {\\fonttbl{\\f0 Times;}}\\f0 " + "".join(f"{part}\\par\n" for part in escaped) + "}").encode()


NEXIS = [
    "Page 1 of 2", TITLE, SOURCE, "May 3, 2024 Friday", "", "Copyright 2024 Harbour Post Ltd. All Rights Reserved", "",
    "Section: WORLD; Pg. 4", "Length: 61 words", f"Byline: {AUTHOR}; jane.roe@harbourpost.example", "Body", "", *BODY, "",
    "Load-Date: May 4, 2024", "", "End of Document",
    "Page 2 of 2", SECOND_TITLE, "The Guardian (London)", "May 4, 2024 Saturday 10:15 AM GMT", "Copyright 2024 Guardian News & Media",
    "Section: WORLD NEWS", "Length: 40 words", "Body", *SECOND_BODY, "Classification", "Language: ENGLISH", "End of Document",
]  # fmt: skip
NEXIS_OLD = f"""1 of 2 DOCUMENTS

{SOURCE}

May 3, 2024 Friday

SECTION: WORLD; Pg. 4

LENGTH: 61 words

HEADLINE: {TITLE}

BYLINE: {AUTHOR}

BODY:

{FIRST}

{SECOND}

LOAD-DATE: May 4, 2024

LANGUAGE: ENGLISH

2 of 2 DOCUMENTS

The Guardian (London)

May 4, 2024 Saturday
First Edition

{SECOND_TITLE}

LENGTH: 40 words

{SECOND_BODY[0]}

LOAD-DATE: May 5, 2024
"""
FACTIVA = [
    f"HD  {TITLE}", f"BY  {AUTHOR}", "WC  61 words", "PD  3 May 2024", "ET  10:00", f"SN  {SOURCE}", "SC  HBPOST", "LA  English",
    "CY  Copyright 2024 Harbour Post", "LP  ", FIRST, "TD  ", SECOND, THIRD, "CO  hbp : Harbour Post",
    "AN  Document HBPOST0020240503ek5300001",
    "", f"HD  {SECOND_TITLE}", "WC  40 words", "PD  4 May 2024", "SN  Reuters News", "LP  ", SECOND_BODY[0], "TD  ", THIRD,
    "AN  Document LBA0000020240504ek5400002",
]  # fmt: skip


FACTIVA_PLAIN = [  # as saved without codes: a section, a byline and a time stand there or not
    "World", TITLE, f"By {AUTHOR}", "61 words", "3 May 2024", "10:00", SOURCE, "HBPOST", "English", "Copyright 2024 Harbour Post", "",
    *BODY, "", "Document HBPOST0020240503ek5300001", "",
    SECOND_TITLE, "1,040 words", "4 May 2024", "Reuters News", "LBA", "English", "(c) Copyright Thomson Reuters 2024.", "", *SECOND_BODY,
    "", "Document LBA0000020240504ek5400002", "", "Search Summary", "Text", "ships and port", "Date", "All Dates",
]  # fmt: skip
NEXIS_COVER = [  # what a bulk download begins with
    "User Name: Jane Roe", "Date and Time: Thursday, May 9, 2024 10:15:00 AM CEST", "Job Number: 223344556", "Documents (2)",
    f"1. {TITLE}", "Client/Matter: -None-", "Search Terms: ships and port", "Search Type: Terms and Connectors", "Narrowed by:",
    "Content Type", "Narrowed by", "News", "Timeline: May 01, 2024 to May 09, 2024",
]  # fmt: skip


def factiva_codes_page():
    def rows(title, day, source, body, number):
        cells = {
            "HD": title,
            "PD": day,
            "SN": source,
            "LP": f"<p>{body[0]}</p>",
            "TD": "".join(f"<p>{p}</p>" for p in body[1:]),
            "AN": f"Document {number}",
        }
        return "".join(f"<tr><td><b>{code}</b></td><td>{value}</td></tr>" for code, value in cells.items())

    one = rows(TITLE, "3 May 2024", SOURCE, BODY, "HBPOST0020240503ek5300001")
    two = rows(SECOND_TITLE, "4 May 2024", "Reuters News", SECOND_BODY, "LBA0000020240504ek5400002")
    articles = "".join(f'<div class="article enArticle"><table>{rows}</table></div>' for rows in (one, two))
    return f"<html><body>{articles}</body></html>".encode()


def factiva_page():
    paragraphs = "".join(f'<p class="articleParagraph enarticleParagraph">{part}</p>' for part in BODY)
    return f"""<html><body><div class="article enArticle"><div id="hd"><span class="enHeadline">{TITLE}</span></div>
<div class="author">{AUTHOR}</div><div>61 words</div><div>3 May 2024</div><div>10:00</div>
<div>{SOURCE}</div><div>HBPOST</div><div>English</div>
<div>Copyright 2024 Harbour Post</div>{paragraphs}<p>Document HBPOST0020240503ek5300001</p></div></body></html>""".encode()


def rss():
    def item(title, body, day):
        html = "".join(f"&lt;p&gt;{part}&lt;/p&gt;" for part in body)
        head = f"<title>{title}</title><link>{URL}</link><pubDate>{day}</pubDate><dc:creator>{AUTHOR}</dc:creator>"
        return f"<item>{head}<description>{html}</description></item>"

    items = item(TITLE, BODY, "Fri, 03 May 2024 10:00:00 GMT") + item(SECOND_TITLE, SECOND_BODY, "Sat, 04 May 2024 10:00:00 GMT")
    channel = f"<channel><title>World news | {SOURCE}</title>{items}</channel>"
    return f'<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">{channel}</rss>'.encode()


def atom():
    html = "".join(f"<p>{part}</p>" for part in BODY)
    entry = f"""<entry><title>{TITLE}</title><link rel="alternate" href="{URL}"/><author><name>{AUTHOR}</name></author>
<published>2024-05-03T10:00:00Z</published><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{html}</div></content></entry>"""
    return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{SOURCE}</title>{entry}</feed>'.encode()


def warc(pages=None, *, packed=False):
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    for url, data in pages or [(URL, page()), ("https://harbourpost.example/", b"<html><body><a href='/'>Home</a></body></html>")]:
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                url, "response", payload=io.BytesIO(data), http_headers=headers, warc_headers_dict={"WARC-Date": "2024-05-09T08:00:00Z"}
            )
        )
    return out.getvalue()


def mhtml():
    """As Chrome saves a page with all its parts."""
    head = f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {URL}\r\nSubject: {TITLE}\r\nDate: Thu, 9 May 2024 08:00:00 -0000\r\n"
    kind = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="--mark"\r\n\r\n'
    part = f"----mark\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: {URL}\r\n\r\n"
    picture = "----mark\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n----mark--\r\n"
    return (head + kind + part).encode() + quopri.encodestring(page()).replace(b"\n", b"\r\n") + b"\r\n" + picture.encode()


def webarchive():
    """As Safari saves a page."""
    main = {"WebResourceData": page(), "WebResourceURL": URL, "WebResourceMIMEType": "text/html"}
    return plistlib.dumps({"WebMainResource": main, "WebSubresources": []}, fmt=plistlib.FMT_BINARY)


def zipped(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def pdf(lines=None, *, pages=1):
    """A PDF with one line of text after another, wrapped at 80 characters; no lines give pages without text."""
    lines = [part for paragraph in [TITLE, *BODY] for part in [*_wrap(paragraph), ""]] if lines is None else lines
    content = b"BT /F1 10 Tf 72 760 Td 14 TL " + b"".join(
        b"(" + line.encode("latin-1").replace(b"(", b"\\(").replace(b")", b"\\)") + b") Tj T* " for line in lines
    )
    content += b"ET"
    kids = b" ".join(b"%d 0 R" % (3 + 2 * i) for i in range(pages))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages)]
    font = 3 + 2 * pages
    for i in range(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R /Resources << /Font << /F1 %d 0 R >> >> >>"
            % (4 + 2 * i, font)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        size,
        table,
        size,
        len(out),
    )


def _wrap(paragraph, width=80):
    lines = [""]
    for word_ in paragraph.split():
        if len(lines[-1]) + len(word_) + 1 > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word_}".strip()
    return lines


# name -> (bytes, articles in it); every file is the one story, some have a second
FILES = {
    "plain.txt": (text(), 1),
    "header.txt": (text_with_header(), 1),
    "story.md": (markdown(), 1),
    "page.html": (page(), 1),
    "two.jsonl": (jsonl(), 2),
    "newspaper.json": (newspaper4k(), 1),
    "fundus.json": (fundus(), 1),
    "ld.json": (json_ld(), 1),
    "table.csv": (csv_text().encode(), 2),
    "excel.csv": (csv_excel(), 2),
    "table.tsv": (csv_text(delimiter="\t").encode("utf-16"), 2),
    "table.xlsx": (xlsx(), 2),
    "word.docx": (word([TITLE, *BODY]), 1),
    "rich.rtf": (rtf([TITLE, *BODY]), 1),
    "nexis.docx": (word(NEXIS), 2),
    "nexis.rtf": (rtf(NEXIS), 2),
    "nexis.txt": ("\n".join(NEXIS).encode(), 2),
    "nexis-old.txt": (NEXIS_OLD.encode(), 2),
    "nexis-cover.docx": (word([*NEXIS_COVER, *NEXIS]), 2),
    "factiva.rtf": (rtf(FACTIVA), 2),
    "factiva-plain.rtf": (rtf(FACTIVA_PLAIN), 2),
    "factiva-plain.docx": (word(FACTIVA_PLAIN), 2),
    "factiva.html": (factiva_page(), 1),
    "factiva-codes.html": (factiva_codes_page(), 2),
    "print.pdf": (pdf(), 1),
    "feed.rss": (rss(), 2),
    "feed.xml": (atom(), 1),
    "chrome.mhtml": (mhtml(), 1),
    "safari.webarchive": (webarchive(), 1),
    "crawl.warc": (warc(), 1),
    "crawl.warc.gz": (warc(packed=True), 1),
    "packed.zip": (zipped({"a/plain.txt": text(), "two.jsonl": jsonl(), "__MACOSX/._x": b"x", ".hidden": b"x"}), 3),
    "plain.txt.gz": (gzip.compress(text()), 1),
    "two.jsonl.gz": (gzip.compress(jsonl()), 2),
}
DATED = {  # forms that carry no publication day
    name: not name.startswith(("plain", "word", "rich", "print", "packed")) for name in FILES
}
