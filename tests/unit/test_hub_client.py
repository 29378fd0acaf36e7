"""The client against a real server on loopback that misbehaves in every way we could think of."""

from __future__ import annotations

import contextlib
import hashlib
import json
import ssl
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator

import pytest

from assessor_app.errors import HubRefusedError, HubUnreachableError, NotSignedInError
from assessor_app.protocol.messages import Meta, ScoreBody, ScoreCopy, SignedIn, SignIn, UserCopy
from assessor_app.remote.faults import ArtifactRangeError, HubBusyError, NotTheHubError, StaleRevisionError
from assessor_app.remote.hub_client import HubClient
from assessor_app.remote.wire import translated
from tests.support.rude_server import (
    Exchange,
    Manner,
    RudeServer,
    answering,
    broken,
    busy,
    captive_portal,
    giant,
    gzip_bomb,
    hanging,
    redirecting,
    refusing,
    rendered,
    saying_json,
    signed_out,
    single_gzip_bomb,
    wrong_schema,
)
from tests.support.streams import all_of

META = Meta(service="assessor-hub", schema_min=1, schema_max=1, programme="Test").model_dump_json().encode()
SCORE = ScoreCopy(assignment_id="a-1", scorable_id="eo1.a", rev=1, score=ScoreBody(mark="met"))
BODY = SCORE.score.model_dump_json().encode()
CONTENT = b"evidence " * 1000
# taken from the socket itself
LONG = CONTENT * 600
DIGEST = hashlib.sha256(CONTENT).hexdigest()
TAG = {"ETag": f'"{DIGEST}"'}


@pytest.fixture
def server() -> Iterator[RudeServer]:
    with RudeServer() as running:
        yield running


@pytest.fixture
def client(server: RudeServer) -> Iterator[HubClient]:
    with HubClient(server.url, "secret-token", timeout=5.0) as one:
        yield one


def put(client: HubClient) -> ScoreCopy:
    return client.put_score("a-1", "eo1.a", BODY, 0, "key-1")


def test_a_write_carries_revision_key_schema_and_token(server: RudeServer, client: HubClient) -> None:
    server.then(saying_json(SCORE.model_dump_json().encode()))
    assert put(client) == SCORE
    seen = server.seen[0]
    assert (seen.method, seen.path, seen.body) == ("PUT", "/assessments/a-1/scores/eo1.a", BODY)
    assert seen.headers["if-match"] == '"0"'
    assert seen.headers["idempotency-key"] == "key-1"
    assert seen.headers["x-assessor-schema"] == "1"
    assert seen.headers["authorization"] == "Bearer secret-token"


def test_ids_cannot_climb_out_of_their_place_in_the_path(server: RudeServer, client: HubClient) -> None:
    server.manner = answering(500)
    with pytest.raises(HubBusyError):
        client.put_score("a/../b?c", "x#y/..", BODY, 0, "k")
    assert server.seen[0].path == "/assessments/a%2F..%2Fb%3Fc/scores/x%23y%2F.."


def test_neither_greeting_nor_sign_in_shows_an_old_token(server: RudeServer, client: HubClient) -> None:
    user = UserCopy(code="A7", display="A7", role="assessor")
    signed_in = SignedIn(token="new", device_id="d1", user=user, programme="Test")
    server.then(saying_json(META), saying_json(signed_in.model_dump_json().encode()))
    client.greet()
    assert client.sign_in(SignIn(name="n", password="p", device="laptop 1a2b")) == signed_in
    assert all("authorization" not in one.headers for one in server.seen)


@pytest.mark.parametrize("token", ["", "two words", "line\nbreak", "müde"])
def test_a_token_that_could_break_a_header_is_not_taken(server: RudeServer, client: HubClient, token: str) -> None:
    user = UserCopy(code="A7", display="A7", role="assessor")
    signed_in = SignedIn(token=token, device_id="d1", user=user, programme="Test")
    server.then(saying_json(signed_in.model_dump_json().encode()))
    with pytest.raises(NotTheHubError):
        client.sign_in(SignIn(name="n", password="p", device="laptop 1a2b"))


@pytest.mark.parametrize(
    ("manner", "error"),
    [
        (refusing, HubUnreachableError),
        (captive_portal, NotTheHubError),
        (saying_json(b"{}"), NotTheHubError),
        (saying_json(b""), NotTheHubError),
        (saying_json(b"\xff\xfe garbage"), NotTheHubError),
        (saying_json(b"[" * 100_000), NotTheHubError),
        (saying_json(SCORE.model_dump_json().encode()[:-1]), NotTheHubError),
        (saying_json(SCORE.model_dump_json().replace("eo1.a", "eo1.b").encode()), NotTheHubError),
        (saying_json(SCORE.model_dump_json().replace('"rev":1', '"rev":"1"').encode()), NotTheHubError),
        (saying_json(SCORE.model_dump_json().replace('"rev":1', '"rev":1,"more":2').encode()), NotTheHubError),
        (answering(204), NotTheHubError),
        (answering(200, BODY, {"Content-Encoding": "br"}), NotTheHubError),
        (answering(200, b"not gzip", {"Content-Encoding": "gzip"}), NotTheHubError),
        (answering(418, b"<html>"), NotTheHubError),
        (answering(401, b"<html>proxy login"), NotTheHubError),
        (answering(511, b"<html>"), NotTheHubError),
        (broken, HubBusyError),
        (busy, HubBusyError),
        (answering(429, b""), HubBusyError),
        (signed_out, NotSignedInError),
        (wrong_schema, HubRefusedError),
        (saying_json(b'{"error":"x","sentence":"Stale.","current":null}', 412), NotTheHubError),
    ],
)
def test_every_misbehaviour_becomes_one_plain_sentence(
    server: RudeServer, client: HubClient, manner: Callable[..., None], error: type[Exception]
) -> None:
    server.manner = manner
    with pytest.raises(error) as raised:
        put(client)
    assert str(raised.value)
    assert type(raised.value) is error


def test_a_stale_write_brings_the_hubs_copy(server: RudeServer, client: HubClient) -> None:
    current = SCORE.model_dump(mode="json") | {"rev": 5}
    server.then(saying_json(json.dumps({"error": "stale", "sentence": "Changed.", "current": current}).encode(), 412))
    with pytest.raises(StaleRevisionError) as raised:
        put(client)
    assert raised.value.current.rev == 5


def test_a_refusal_keeps_the_hubs_own_sentence_and_status(server: RudeServer, client: HubClient) -> None:
    server.then(saying_json(b'{"error":"closed","sentence":"This assessment is closed."}', 403))
    with pytest.raises(HubRefusedError, match=r"This assessment is closed\.") as raised:
        put(client)
    assert raised.value.code == 403


def test_a_hanging_hub_is_given_up_after_the_time_out(server: RudeServer) -> None:
    server.manner = hanging
    with HubClient(server.url, timeout=0.2) as client, pytest.raises(HubUnreachableError, match="in time"):
        client.meta()


def _distrusted(code: int) -> ssl.SSLError:
    why = ssl.SSLCertVerificationError()
    why.verify_code = code
    return why


def _plain_answer() -> ssl.SSLError:
    why = ssl.SSLError()
    why.reason = "WRONG_VERSION_NUMBER"
    return why


@pytest.mark.parametrize(
    ("why", "words"),
    [
        (_distrusted(10), "not valid today"),
        (_distrusted(9), "not valid today"),
        (_distrusted(18), "could not prove"),
        (_plain_answer(), "not over https"),
    ],
    ids=["expired", "not yet", "self-signed", "plain"],
)
def test_each_want_of_trust_has_its_own_sentence(why: ssl.SSLError, words: str) -> None:
    """A clock that is wrong and a slip in the address are for the person to mend, a stranger in between is not."""
    import httpx

    with pytest.raises(HubUnreachableError, match=words), translated():
        raise httpx.ConnectError("handshake") from why


def test_an_answer_that_never_begins_is_given_up_though_something_always_comes(server: RudeServer) -> None:
    """Each byte ends a silence, so the library's own time-outs never strike."""

    def promising(exchange: Exchange) -> None:
        with contextlib.suppress(OSError):
            while not exchange.server.closing.wait(0.01):
                exchange.send(b"HTTP/1.1 100 Continue\r\n\r\n")

    server.manner = promising
    with HubClient(server.url, timeout=0.1) as client, pytest.raises(HubUnreachableError, match="broke off"):
        client.greet()


def test_nobody_listening_is_said_to_be_unreachable() -> None:
    with RudeServer() as gone:
        url = gone.url
    with HubClient(url, timeout=1.0) as client, pytest.raises(HubUnreachableError, match="cannot be reached"):
        client.meta()


@pytest.mark.parametrize(("bomb", "megabytes"), [(gzip_bomb, 200), (single_gzip_bomb, 200), (giant, 40)])
def test_a_bomb_ends_at_the_cap_and_not_in_memory(
    server: RudeServer, client: HubClient, bomb: Callable[[int], Manner], megabytes: int
) -> None:
    server.manner = bomb(megabytes)
    client.close()
    tracemalloc.start()
    try:
        with pytest.raises((NotTheHubError, HubUnreachableError)):
            put(client)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 64 * 1024 * 1024


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed_and_the_token_stays_home(
    client: HubClient, server: RudeServer, status: int
) -> None:
    with RudeServer() as elsewhere:
        server.manner = redirecting(f"{elsewhere.url}/assessments/a-1/scores/eo1.a", status)
        with pytest.raises(NotTheHubError):
            put(client)
        assert elsewhere.seen == []


def test_a_proxy_of_the_environment_is_not_used_on_this_machine(
    server: RudeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with RudeServer() as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        server.manner = saying_json(META)
        with HubClient(server.url) as client:
            assert client.meta().programme == "Test"
        assert proxy.seen == []


def test_proxy_settings_that_make_no_sense_are_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "gopher://nowhere")
    with HubClient("hub.invalid") as client, pytest.raises(HubUnreachableError, match="network settings"):
        client.meta()


@pytest.mark.parametrize(("low", "high", "word"), [(2, 3, "newer"), (0, 0, "older")])
def test_a_hub_of_another_age_is_told_apart(
    server: RudeServer, client: HubClient, low: int, high: int, word: str
) -> None:
    meta = Meta(service="assessor-hub", schema_min=low, schema_max=high, programme="Test")
    server.manner = saying_json(meta.model_dump_json().encode())
    with pytest.raises(HubRefusedError, match=word) as raised:
        client.greet()
    assert raised.value.code == 426


def test_another_service_is_not_taken_for_a_hub(server: RudeServer, client: HubClient) -> None:
    server.manner = saying_json(META.replace(b"assessor-hub", b"pastebin"))
    with pytest.raises(NotTheHubError):
        client.meta()


def test_an_artifact_is_asked_for_unpacked_and_resumed_only_if_unchanged(server: RudeServer, client: HubClient) -> None:
    rest = CONTENT[4000:]
    span = {"Content-Range": f"bytes 4000-{len(CONTENT) - 1}/{len(CONTENT)}"}
    server.then(answering(200, CONTENT, TAG), answering(206, rest, TAG | span))
    with client.artifact("f-1", 0, DIGEST) as stream:
        assert (stream.start, all_of(stream)) == (0, CONTENT)
    with client.artifact("f-1", 4000, DIGEST) as stream:
        assert (stream.start, all_of(stream)) == (4000, rest)
    first, second = server.seen
    assert first.headers["accept-encoding"] == second.headers["accept-encoding"] == "identity"
    assert "range" not in first.headers
    assert (second.headers["range"], second.headers["if-range"]) == ("bytes=4000-", f'"{DIGEST}"')


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (answering(200, CONTENT, {"ETag": '"other"'}), ArtifactRangeError),
        (answering(206, CONTENT, TAG), ArtifactRangeError),
        (answering(206, CONTENT, TAG | {"Content-Range": "bytes 0-8999/9000"}), ArtifactRangeError),
        (answering(416, b"", {}), ArtifactRangeError),
        (answering(200, CONTENT, TAG | {"Content-Encoding": "gzip"}), NotTheHubError),
        (captive_portal, NotTheHubError),
        (redirecting("http://127.0.0.1:9/file"), NotTheHubError),
        (answering(301, b"", {"Set-Cookie": "\xff\xfe", "Location": "/"}), NotTheHubError),
        (saying_json(b'{"error":"gone","sentence":"Not yours."}', 404), HubRefusedError),
        (busy, HubBusyError),
        (signed_out, NotSignedInError),
    ],
)
def test_what_is_not_that_artifact_is_not_taken_for_it(
    server: RudeServer, client: HubClient, answer: Callable[..., None], error: type[Exception]
) -> None:
    server.manner = answer
    with pytest.raises(error) as raised, client.artifact("f-1", 4000, DIGEST):
        pytest.fail("the stream should not have opened")
    assert type(raised.value) is error


@pytest.mark.parametrize(
    ("content", "manner", "words"),
    [
        (CONTENT, "cut", "broke off"),
        (LONG, "cut", "broke off"),
        (LONG, "reset", "broke off"),
        (LONG, "mute", "in time"),
    ],
    ids=["short", "long", "long-reset", "long-mute"],
)
def test_a_file_cut_off_on_the_way_is_noticed(server: RudeServer, content: bytes, manner: str, words: str) -> None:
    def cut(exchange: Exchange) -> None:
        exchange.send(rendered(200, content, TAG)[:-100])
        if manner == "mute":
            hanging(exchange)
        elif manner == "reset":
            exchange.reset()
        else:
            exchange.hang_up()

    server.manner = cut
    got = bytearray()

    def receive() -> None:
        patience = 0.3 if manner == "mute" else 5.0
        with HubClient(server.url, timeout=patience) as client, client.artifact("f-1", 0, DIGEST) as stream:
            room = memoryview(bytearray(1000))
            while count := stream.read_into(room):
                got.extend(room[:count])

    with pytest.raises(HubUnreachableError, match=words):
        receive()
    assert content.startswith(bytes(got))


def test_no_cookie_is_kept(server: RudeServer, client: HubClient) -> None:
    server.manner = answering(200, META, {"Set-Cookie": "who=ana; Path=/"})
    client.meta()
    client.meta()
    assert [one.headers.get("cookie") for one in server.seen] == [None, None]


def test_a_long_file_comes_whole_and_the_next_call_is_answered(server: RudeServer, client: HubClient) -> None:
    server.then(answering(200, LONG, TAG), saying_json(META))
    with client.artifact("f-1", 0, DIGEST) as stream:
        assert all_of(stream) == LONG
    assert client.meta().programme == "Test"


def test_the_library_for_http_is_not_loaded_before_the_first_call() -> None:
    code = (
        "import sys; from assessor_app.remote.hub_client import HubClient; "
        "from assessor_app.sync.synchronizer import Synchronizer; HubClient('hub.example.org'); "
        "sys.exit('httpx' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
