"""Real files that tell who made them, in every place where programs and cameras write it down."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import av
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.support.office_files import docx, odt
from tests.support.pictures import quarters
from tests.support.videos import silent_film

WHO = "Rosalind Quillfeather"
"""The practitioner of these files; a name that is nowhere else."""


def tagged_pdf(metadata: Mapping[str, str], text: str = "A plan for the year.", *, xmp: str = "") -> bytes:
    """One page saying ``text``; ``metadata`` as PyMuPDF names it (author, title …)."""
    import pymupdf

    with pymupdf.open() as document:
        document.new_page().insert_text((60, 80), text)
        document.set_metadata(dict(metadata))
        if xmp:
            document.set_xml_metadata(xmp)
        return bytes(document.tobytes())


def xmp_of(creator: str) -> str:
    """An XMP packet naming a creator, as Acrobat writes it."""
    return (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq>'
        f"<rdf:li>{creator}</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>"
        '<?xpacket end="w"?>'
    )


def tagged_docx(creator: str = "", editor: str = "", company: str = "", text: str = "Page") -> bytes:
    """A letter with the properties Word writes."""
    core = (
        '<?xml version="1.0"?><cp:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties">'
        f"<dc:creator>{creator}</dc:creator><cp:lastModifiedBy>{editor}</cp:lastModifiedBy></cp:coreProperties>"
    )
    app = (
        '<?xml version="1.0"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'extended-properties"><Application>Microsoft Office Word</Application><Company>{company}</Company>'
        "</Properties>"
    )
    return with_parts(docx(text=text), {"docProps/core.xml": core, "docProps/app.xml": app})


def tagged_odt(author: str, editor: str) -> bytes:
    """A text with the properties LibreOffice writes."""
    meta = (
        '<?xml version="1.0"?><office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<office:meta><meta:initial-creator>{author}</meta:initial-creator><dc:creator>{editor}</dc:creator>"
        "</office:meta></office:document-meta>"
    )
    return with_parts(odt(), {"meta.xml": meta})


def tagged_epub(creator: str, contributor: str = "", publisher: str = "") -> bytes:
    """A book of one page, whose package file lies where the container says."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
            '<rootfile full-path="book/own.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
        )
        archive.writestr(
            "book/own.opf",
            '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A plan</dc:title><dc:creator>{creator}</dc:creator>'
            f"<dc:contributor>{contributor}</dc:contributor><dc:publisher>{publisher}</dc:publisher></metadata>"
            '<manifest><item id="p" href="p.xhtml" media-type="application/xhtml+xml"/></manifest>'
            '<spine><itemref idref="p"/></spine></package>',
        )
        archive.writestr(
            "book/p.xhtml", '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>A plan.</p></body></html>'
        )
    return made.getvalue()


def tagged_rtf(author: str, editor: str) -> bytes:
    """Rich Text with the information group that Word writes."""
    named = author.replace("ñ", r"\'f1")
    return rf"{{\rtf1\ansi{{\info{{\title A plan}}{{\author {named}}}{{\operator {editor}}}}}A plan.}}".encode("ascii")


def with_parts(package: bytes, parts: Mapping[str, str]) -> bytes:
    """The package with these parts added."""
    made = io.BytesIO(package)
    with zipfile.ZipFile(made, "a") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def tagged_jpeg(artist: str = "", owner: str = "", *, located: bool = False) -> bytes:
    """A photograph with the EXIF of a phone."""
    exif = Image.Exif()
    exif[0x010F] = "Apple"
    if artist:
        exif[0x013B] = artist
    if owner:
        exif.get_ifd(0x8769)[0xA430] = owner
    if located:
        exif.get_ifd(0x8825).update({1: "N", 2: (41.0, 15.0, 30.25), 3: "W", 4: (95.0, 56.0, 3.5)})
    made = io.BytesIO()
    quarters().save(made, "JPEG", exif=exif)
    return made.getvalue()


def with_xmp(form: str, packet: str) -> bytes:
    """A picture in one of Pillow's formats with an XMP packet where that format keeps it."""
    made = io.BytesIO()
    if form == "PNG":
        chunks = PngInfo()
        chunks.add_itxt("XML:com.adobe.xmp", packet)
        quarters().save(made, form, pnginfo=chunks)
    elif form == "TIFF":
        quarters().save(made, form, tiffinfo={700: packet.encode()})
    else:
        quarters().save(made, form, xmp=packet.encode())
    return made.getvalue()


def tagged_film(tags: Mapping[str, str]) -> bytes:
    """The silent film, its streams as they are, with these tags in its container."""
    target = io.BytesIO()
    with (
        av.open(io.BytesIO(silent_film())) as source,
        av.open(target, "w", format="mp4", options={"movflags": "use_metadata_tags"}) as out,
    ):
        out.metadata.update(tags)
        picture = source.streams.video[0]
        copy = out.add_stream_from_template(picture)
        for packet in source.demux(picture):
            if packet.dts is not None:
                packet.stream = copy
                out.mux(packet)
    return target.getvalue()
