import * as v from 'valibot';
import { Quality } from './call-quality.ts';
import { Refusal } from './errors.ts';
import { Family } from './family-call.ts';
import { Health, HealthReport, TabletErrand } from './health.ts';
import { EpochMs, Id, Secret, Sequence } from './primitives.ts';
import { Call, Outcome, Side } from './records.ts';
import { Share, Telemetry } from './sharing.ts';

/*
 * The socket at `/live`. Every frame is one JSON object. The first one from the client must be `hello`, within 5 s.
 *
 * A call is between two *endpoints*: pages, each with an id of its own made at load. All of a relative's endpoints ring;
 * the caller's page holds one peer connection to each that said `ringing`, and drops all but the one that answered.
 *
 *     caller                      server                       callee's endpoints
 *       │ call.start ─────────────▶ │ looking                         │
 *       │ ◀──────────── call.state  │ ── call.state ────────────────▶ │ (rings)
 *       │                           │ ◀──────────────── call.ringing  │
 *       │ ◀── call.state ringing    │                                 │
 *       │ ◀── call.endpoint         │   the caller offers, the callee answers, transport is built while it rings
 *       │ ◀═════════ call.signal ══════════════════════════════════▶ │
 *       │                           │ ◀───────────────── call.answer  │ (its person answered: tracks attached)
 *       │ ◀─ call.state connecting  │ ── call.state ────────────────▶ │ (others: `elsewhere`)
 *       │ call.connected ─────────▶ │ connected                       │
 *       │ call.end ───────────────▶ │ ended(outcome)                  │
 */

/** Session description and candidates (RFC 8829, RFC 8839) as the browser gives them; opaque to the server. */
const Description = v.strictObject({
  type: v.picklist(['offer', 'answer', 'rollback']),
  sdp: v.pipe(v.string(), v.maxLength(60_000)),
  /** Which of its side's offers it is, or answers: an answer may be overtaken by the next offer. */
  n: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000))),
});
const Candidate = v.strictObject({
  candidate: v.pipe(v.string(), v.maxLength(2_000)),
  sdpMid: v.nullable(v.pipe(v.string(), v.maxLength(32))),
  sdpMLineIndex: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(63))),
  usernameFragment: v.nullable(v.pipe(v.string(), v.maxLength(256))),
});

/** One step of the negotiation between two endpoints; `away`: this page is hidden, so its picture may stop, or is back. */
export const Signal = v.variant('type', [
  v.strictObject({ type: v.literal('description'), description: Description }),
  v.strictObject({ type: v.literal('candidate'), candidate: v.nullable(Candidate) }),
  v.strictObject({ type: v.literal('away'), away: v.boolean() }),
]);
export type Signal = v.InferOutput<typeof Signal>;

/**
 * What clients say.
 * - `hello`: who is there. `credential`: a tablet's or a relative's device secret; staff have their cookie instead.
 * - `ping`: answered by `pong` with the server's clock.
 * - `health`: a tablet says how it is; its staff are told (`health`), the newest and a short history are kept.
 * - `tablet.ask`: staff send a tablet on an errand; refused `unavailable` when it is not connected.
 * - `call.start`: ring a contact (a tablet says which; a relative's device has only one). `callId` is the caller's.
 * - `call.ringing`: this endpoint's person can see and hear the ring.
 * - `call.answer`: the person here answered. First one wins.
 * - `call.answer-itself`: a tablet has announced this call long enough and nobody said *not now*. Nobody's word: the server
 *   looks at consent, hours and care once more, and answers the call or lets it ring on.
 * - `call.decline`: *not now*, or `busy` when this page is in another call.
 * - `call.connected`: the other's picture or sound has arrived here.
 * - `call.end`: cancel before, hang up after the answer; `agoMs` when it could not be said at once; `failed` when the
 *   connection could not be built.
 * - `call.rejoin`: this endpoint is in that call (new socket, new page, restarted server).
 * - `call.invite`: a relative who is in that call asks another contact into it; `inviteId` becomes the guest's own call.
 * - `call.guest-signal`: like `call.signal`, between two relatives of a family call; `callId` is this page's own.
 * - `call.quality`: how the call went here, in figures: when it is over, and when the page goes.
 * - `call.telemetry`: how the connection of this call does, every 2 s; heard from the two who speak, once a second.
 */
export const ClientMessage = v.variant('type', [
  v.strictObject({
    type: v.literal('hello'),
    protocol: v.pipe(v.number(), v.integer()),
    endpointId: Id,
    credential: v.nullable(Secret),
  }),
  v.strictObject({ type: v.literal('ping') }),
  v.strictObject({ type: v.literal('health'), health: Health }),
  v.strictObject({ type: v.literal('tablet.ask'), tabletId: Id, errand: TabletErrand }),
  v.strictObject({ type: v.literal('call.start'), callId: Id, contactId: Id }),
  v.strictObject({ type: v.literal('call.ringing'), callId: Id }),
  v.strictObject({ type: v.literal('call.answer'), callId: Id }),
  v.strictObject({ type: v.literal('call.answer-itself'), callId: Id }),
  v.strictObject({ type: v.literal('call.decline'), callId: Id, reason: v.picklist(['declined', 'busy']) }),
  v.strictObject({ type: v.literal('call.connected'), callId: Id }),
  v.strictObject({
    type: v.literal('call.end'),
    callId: Id,
    reason: v.picklist(['hung-up', 'failed']),
    agoMs: v.pipe(v.number(), v.minValue(0), v.maxValue(86_400_000)),
  }),
  v.strictObject({ type: v.literal('call.rejoin'), callId: Id }),
  v.strictObject({ type: v.literal('call.signal'), callId: Id, to: Id, signal: Signal }),
  v.strictObject({ type: v.literal('call.invite'), callId: Id, inviteId: Id, contactId: Id }),
  v.strictObject({ type: v.literal('call.guest-signal'), callId: Id, to: Id, signal: Signal }),
  v.strictObject({ type: v.literal('call.quality'), callId: Id, quality: Quality }),
  v.strictObject({ type: v.literal('call.telemetry'), callId: Id, ...Telemetry.entries }),
]);
export type ClientMessage = v.InferOutput<typeof ClientMessage>;
export type ClientMessageType = ClientMessage['type'];

/** One entry of `RTCConfiguration.iceServers`; TURN credentials are limited in time (coturn's REST scheme). */
const IceServer = v.object({
  urls: v.array(v.string()),
  username: v.optional(v.string()),
  credential: v.optional(v.string()),
});
export type IceServer = v.InferOutput<typeof IceServer>;

/**
 * A call as one endpoint should see it now. `you`: this endpoint's side. `peer`: the endpoint at the other end once
 * somebody answered. `elsewhere`: another device of yours answered; this one stops ringing. `answersItself`: to a tablet,
 * while it rings: the resident agreed that this contact's calls are answered by themselves, and nothing forbids it now.
 * `invitedBy`: to a guest of a family call: who asked them.
 */
export const CallView = v.object({
  callId: Id,
  you: Side,
  elsewhere: v.boolean(),
  peer: v.nullable(Id),
  answersItself: v.optional(v.boolean()),
  invitedBy: v.optional(v.string()),
  ...Call.entries,
});
export type CallView = v.InferOutput<typeof CallView>;

/**
 * Is that tablet, contact or resident's tablet connected now? `since`: of the last change, null if unknown. `inCall`: of a
 * resident, who is talking to somebody.
 */
const Presence = v.object({
  kind: v.picklist(['tablet', 'contact', 'resident']),
  id: Id,
  online: v.boolean(),
  since: v.nullable(EpochMs),
  inCall: v.optional(v.boolean()),
});
export type Presence = v.InferOutput<typeof Presence>;

/**
 * What the server says.
 * - `welcome`: answer to `hello`, with the clock, the newest sequence, ICE servers, calls that are not over, and presence.
 * - `poke`: there is more to pull.
 * - `health`: to staff: how these tablets are (all of them right after `welcome`).
 * - `tablet.do`: to a tablet: staff ask this of you.
 * - `call.state`: a call began or changed. `replaces`: your own start became this call (both called at once).
 * - `call.endpoint`: to the caller: this endpoint rings, or has just come and will; build a connection to it.
 * - `call.signal`: from the endpoint `from`.
 * - `call.family`: to a relative: who else is in that call, and who may be invited.
 * - `call.guest-signal`: from another relative's page.
 * - `call.share`: what this page may send in that call from now on.
 * - `line.busy`: to a tablet: somebody speaks on its line (downloads that can wait do), or nobody does any more.
 * - `refused`: your message about `callId` was not taken (`callId` null: not about a call).
 * A dead or revoked credential closes the socket with code 4401, an unsupported protocol with 4426.
 */
export const ServerMessage = v.variant('type', [
  v.object({
    type: v.literal('welcome'),
    now: EpochMs,
    seq: Sequence,
    iceServers: v.array(IceServer),
    calls: v.array(CallView),
    presence: v.array(Presence),
  }),
  v.object({ type: v.literal('pong'), now: EpochMs }),
  v.object({ type: v.literal('poke'), seq: Sequence }),
  v.object({ type: v.literal('presence'), presence: v.array(Presence) }),
  v.object({ type: v.literal('health'), reports: v.array(HealthReport) }),
  v.object({ type: v.literal('tablet.do'), errand: TabletErrand }),
  v.object({ type: v.literal('call.state'), call: CallView, replaces: v.nullable(Id) }),
  v.object({ type: v.literal('call.endpoint'), callId: Id, endpointId: Id }),
  v.object({ type: v.literal('call.signal'), callId: Id, from: Id, signal: Signal }),
  v.object({ type: v.literal('call.family'), callId: Id, ...Family.entries }),
  v.object({ type: v.literal('call.guest-signal'), callId: Id, from: Id, signal: Signal }),
  v.object({ type: v.literal('call.share'), callId: Id, ...Share.entries }),
  v.object({ type: v.literal('line.busy'), busy: v.boolean() }),
  v.object({
    type: v.literal('refused'),
    callId: v.nullable(Id),
    refusal: Refusal,
    outcome: v.nullable(Outcome),
  }),
]);
export type ServerMessage = v.InferOutput<typeof ServerMessage>;

/** WebSocket close codes of ours (RFC 6455 §7.4.2: 4000–4999 are for applications). */
export const CLOSE = {
  signedOut: 4401,
  oldProtocol: 4426,
  badMessage: 4400,
  tooMany: 4429,
  restarting: 1012,
} as const;

/** Largest frame that the server reads, in bytes. */
export const MAX_FRAME_BYTES = 128 * 1024;
