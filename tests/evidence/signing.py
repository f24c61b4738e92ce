"""A certification authority of the tests' own, and PDF files signed under it."""

import io
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.keys import load_cert_from_pemder, load_private_key_from_pemder
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko_certvalidator.registry import SimpleCertificateStore
from pypdf import PdfWriter


class Authority:
    """A root, and one who signs under it."""

    def __init__(self, folder, signer="Nguyễn Văn Ký"):
        self.key, self.root = _certificate("Gốc thử", None, None)
        key, leaf = _certificate(signer, self.key, self.root)
        self.place = folder / "root.pem"
        self.place.write_bytes(self.root.public_bytes(serialization.Encoding.PEM))
        places = {"leaf.pem.txt": leaf.public_bytes(serialization.Encoding.PEM), "key.txt": _pem(key)}
        for name, content in places.items():
            (folder / name).write_bytes(content)
        store = SimpleCertificateStore()
        store.register(load_cert_from_pemder(str(self.place)))
        self.signer = signers.SimpleSigner(
            signing_cert=load_cert_from_pemder(str(folder / "leaf.pem.txt")),
            signing_key=load_private_key_from_pemder(str(folder / "key.txt"), passphrase=None),
            cert_registry=store,
        )

    def signed(self, content=None, field="Chu-ky"):
        """A PDF with one signature more."""
        writer = IncrementalPdfFileWriter(io.BytesIO(content or plain_pdf()))
        told = signers.PdfSignatureMetadata(field_name=field)
        return signers.sign_pdf(writer, told, signer=self.signer).getvalue()


def plain_pdf():
    """A PDF of one page that nobody signed."""
    writer, file = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.write(file)
    return file.getvalue()


def _certificate(name, key_above, above):
    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    since = datetime.now(UTC) - timedelta(days=2)
    builder = x509.CertificateBuilder().subject_name(who).issuer_name(above.subject if above else who)
    builder = builder.public_key(key.public_key()).serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(since).not_valid_after(since + timedelta(days=900))
    builder = builder.add_extension(x509.BasicConstraints(ca=above is None, path_length=None), critical=True)
    uses = {
        name: False
        for name in ("data_encipherment", "key_agreement", "key_encipherment", "encipher_only", "decipher_only")
    }
    uses |= {"digital_signature": True, "content_commitment": above is not None}
    uses |= {"key_cert_sign": above is None, "crl_sign": above is None}
    builder = builder.add_extension(x509.KeyUsage(**uses), critical=True)
    return key, builder.sign(key_above or key, hashes.SHA256())


def _pem(key):
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
