"""The published implementation of the format artifacts are sealed in, to hold ours against."""

from __future__ import annotations

import io

import tink
from tink import cleartext_keyset_handle, streaming_aead
from tink.proto import aes_gcm_hkdf_streaming_pb2, common_pb2, tink_pb2

from assessor_app.store.segments import SEGMENT

_TYPE = "type.googleapis.com/google.crypto.tink.AesGcmHkdfStreamingKey"


class TinkOracle:
    """Tink's AES256-GCM-HKDF streaming AEAD with segments of 64 KiB under a given master key."""

    def __init__(self, master: bytes) -> None:
        streaming_aead.register()
        key = aes_gcm_hkdf_streaming_pb2.AesGcmHkdfStreamingKey(
            version=0,
            params=aes_gcm_hkdf_streaming_pb2.AesGcmHkdfStreamingParams(
                ciphertext_segment_size=SEGMENT, derived_key_size=32, hkdf_hash_type=common_pb2.SHA256
            ),
            key_value=master,
        )
        data = tink_pb2.KeyData(
            type_url=_TYPE, value=key.SerializeToString(), key_material_type=tink_pb2.KeyData.SYMMETRIC
        )
        entry = tink_pb2.Keyset.Key(key_data=data, status=tink_pb2.ENABLED, key_id=1, output_prefix_type=tink_pb2.RAW)
        keyset = tink_pb2.Keyset(primary_key_id=1, key=[entry])
        handle = cleartext_keyset_handle.from_keyset(keyset)
        self._primitive = handle.primitive(streaming_aead.StreamingAead)

    def sealed(self, content: bytes, about: bytes) -> bytes:
        """The content as Tink seals it."""
        target = _Kept()
        with self._primitive.new_encrypting_stream(target, about) as stream:
            stream.write(content)
        return target.whole

    def opened(self, sealed: bytes, about: bytes) -> bytes:
        """The content as Tink reads it. Raises tink.TinkError when it does not open."""
        with self._primitive.new_decrypting_stream(io.BytesIO(sealed), about) as stream:
            return stream.read()


class _Kept(io.BytesIO):
    """Tink closes what it writes to; this keeps the bytes."""

    whole = b""

    def close(self) -> None:
        if not self.closed:
            self.whole = self.getvalue()
        super().close()


__all__ = ["TinkOracle", "tink"]
