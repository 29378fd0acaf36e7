"""What each refusal of the hub means, in the desk's own words, so that they can be said in the user's language.

The hub's own sentence is English; it is used only for a code this desk does not know, as plain text.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from assessor_app.sentences import Sentence, sentence

if TYPE_CHECKING:
    from assessor_app.protocol.messages import Refusal

_TOO_LARGE: Final = sentence("The hub takes nothing as large as what was sent.")
_NOT_UNDERSTOOD: Final = sentence("The hub did not understand what was sent. Update the app, then sync again.")

# None of these has a value in it: what is kept of a refusal in the vault can then still be translated.
REFUSALS: Final[dict[str, Sentence]] = {
    "act_exists": sentence("The hub holds another act under this number. Drop this one and make it again."),
    "adjudicates": sentence("One of the readers decides on one of these submissions, so they cannot score it blind."),
    "anchor_exists": sentence("This submission is an example for this criterion already."),
    "artifact_lost": sentence("The hub has lost this file. Tell the programme’s lead."),
    "bad_request": _NOT_UNDERSTOOD,
    "busy": sentence("The hub is busy just now. Nothing was changed; try again in a moment."),
    "content_too_large": _TOO_LARGE,
    "decision": sentence(
        "By the rule of this credential the decision is another one than what was signed. "
        "Sync, then review and submit again."
    ),
    "definition": sentence("The hub cannot work out a decision from this credential’s definition. Tell your lead."),
    "digest": sentence("What was signed is not what the hub holds. Sync first, then review and submit again."),
    "excluded": sentence("One of those named must not read one of these submissions. Choose somebody else."),
    "failure": sentence("Something went wrong inside the hub. Nothing was changed."),
    "has_read_it": sentence("One of the readers has been given this submission before. Choose somebody else."),
    "invalid": _NOT_UNDERSTOOD,
    "is_anchor": sentence("This submission is an anchor example, so readers know what was agreed for it."),
    "is_seed": sentence("This submission is a seed; as an example it would tell what was agreed."),
    "key_reused": sentence("The hub has taken something else for this change. Sync, then make the change again."),
    "knows_truth": sentence("One of those named is a lead and knows what was agreed. Choose assessors."),
    "leads_only": sentence("Only a lead may do this."),
    "method_not_allowed": sentence("This hub cannot do this."),
    "no_account": sentence("The programme does not know this account. Ask your programme to register it."),
    "no_annotation": sentence("The hub does not know marks or notes of this kind."),
    "no_reader": sentence("Only a reader can be asked to score again."),
    "no_reason_here": sentence("Only what could not be scored has a reason."),
    "no_returns": sentence("This programme does not send submissions back as incomplete. Score what is there."),
    "no_such_credential": sentence("The hub holds no such version of the credential."),
    "no_such_mark": sentence("The scale has no such level."),
    "no_such_reader": sentence("One of the readers is not known to the hub or may not sign in any more."),
    "no_such_reason": sentence("The programme knows no such reason."),
    "no_such_scorable": sentence("This credential has nothing of that name to score."),
    "not_accepted": sentence(
        "This credential’s definition is not accepted for live use yet, so no final decision can be recorded. "
        "Scores are kept; a programme lead must accept the definition first."
    ),
    "not_agreed": sentence(
        "An anchor example needs two readers who gave this level independently, or a score of record."
    ),
    "not_found": sentence("The hub has no such thing for you."),
    "not_open_again": sentence(
        "This attempt does not open that again: the mark of the attempt before stands. Nothing was written."
    ),
    "not_proven": sentence("Your organisation’s sign-in did not prove who you are. Try again."),
    "not_scored": sentence("Nobody has handed in scores for this submission yet."),
    "not_signed_in": sentence("You are not signed in on this device."),
    "not_submitted": sentence("There is nothing to ask back: this is not submitted, or was asked back already."),
    "other_version": sentence("One of these submissions belongs to another credential or version."),
    "precondition_required": _NOT_UNDERSTOOD,
    "provider_away": sentence("The hub cannot reach your organisation’s sign-in just now. Try again in a moment."),
    "provider_only": sentence("This programme signs in at your organisation, not with a password."),
    "range": sentence("The file at the hub is shorter than it was announced."),
    "reads_it": sentence("You have read this submission yourself, so another lead has to decide."),
    "request_entity_too_large": _TOO_LARGE,
    "revoked": sentence("This laptop was signed out from elsewhere."),
    "schema": sentence("App and hub do not speak the same version. Update the older one of the two."),
    "stale": sentence("This was changed elsewhere in the meantime. Nothing was overwritten."),
    "still_scored": sentence("Somebody is still scoring this submission. Wait until it is handed in."),
    "submitted": sentence("This assessment is submitted and can only be read. Ask for it back to change it."),
    "taken": sentence("Another lead has taken this case already."),
    "too_large": _TOO_LARGE,
    "too_many": sentence("One assessment cannot hold more marks and notes than this. Delete some first."),
    "too_many_failures": sentence("Signing in failed too often. Try again later."),
    "too_many_requests": sentence("This laptop asks for too much at once. It goes on by itself in a moment."),
    "too_slow": sentence("What was sent reached the hub too slowly. It is sent again."),
    "unknown_cursor": sentence("The hub does not know what this laptop has; everything is fetched anew."),
    "wipe": sentence("Your programme asks this laptop to save what was not sent yet and to remove everything else."),
    "wrong_name_or_password": sentence("The name or the password is not right."),
}


def refusal_words(refusal: Refusal, wait: float | None = None) -> str:
    """One sentence for the person; ``wait`` is in how many seconds the hub wants to be asked again, where it said."""
    if refusal.error == "too_many_failures" and wait is not None:
        minutes = math.ceil(wait / 60)
        if minutes <= 1:
            return sentence("Signing in failed too often. Try again in a minute.")
        return sentence("Signing in failed too often. Try again in {n:,} minutes.", n=minutes)
    return REFUSALS.get(refusal.error, refusal.sentence)
