"""What a programme's office does for machines that never see a network: work out in a file, results back in."""

from __future__ import annotations

from collections.abc import Collection

from assessor_app.hub.bundle_in import TakenResults, results_key, take_results, write_answer
from assessor_app.hub.bundle_out import BundledWork, NewBundle, begin_bundle, write_bundle
from assessor_app.hub.problems import HubSetupError
from assessor_app.hub.state import Hub
from assessor_app.protocol.bag import Sink, Source


class BundleAdmin:
    """The part of HubAdmin about bundles. Sealing is the caller's: here everything passes in the clear, in memory."""

    _hub: Hub

    def begin_bundle(self, user_code: str, codes: Collection[str], hub_address: str = "") -> NewBundle:
        """A new bundle of what a user reads (``codes``: only these submissions). Raises HubSetupError."""
        return begin_bundle(self._hub, user_code, codes, hub_address)

    def write_bundle(self, bundle: NewBundle, sink: Sink) -> BundledWork:
        """Write its bag. Raises HubSetupError."""
        try:
            return write_bundle(self._hub, bundle, sink)
        except OSError as error:
            raise HubSetupError(f"The bundle cannot be written: {error.strerror}.") from error

    def results_key(self, bundle_id: str) -> bytes:
        """What opens the results of a bundle and seals their answer. Raises HubSetupError."""
        return results_key(self._hub, bundle_id)

    def take_results(self, bundle_id: str, first: Source, again: Source) -> TakenResults:
        """Do every write of the results, once however often they are taken. Raises HubSetupError."""
        return take_results(self._hub, bundle_id, first, again)

    def write_answer(self, bundle_id: str, taken: TakenResults, sink: Sink) -> None:
        """Write the bag that tells the laptop what became of its writes. Raises HubSetupError."""
        write_answer(self._hub, bundle_id, taken, sink)
