import * as v from 'valibot';
import { EpochMs, Id, Language, words } from './primitives.ts';

/*
 * What staff are called for when they do not look at the console. Not records: each person's own choice, and each browser's own
 * subscription.
 */

/** `help-5`: nobody has taken a request for help for five minutes. `line-80`: a line has used so many percent of its month. */
export const ALERT_KINDS = [
  'help-5',
  'help-15',
  'help-60',
  'silent',
  'battery',
  'self-test',
  'sound',
  'line-80',
  'line-100',
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

const Ways = v.strictObject({ push: v.boolean(), mail: v.boolean() });
type Ways = v.InferOutput<typeof Ways>;

/** Until somebody decides: everything on the browsers they switched on, and by e-mail what has waited an hour. */
export const USUAL_ALERTS = Object.fromEntries(
  ALERT_KINDS.map((kind) => [kind, { push: true, mail: kind === 'help-60' }]),
) as Record<AlertKind, Ways>;

/** A console of yesterday says nothing of a kind that came today: as usual. */
export const AlertChoices = v.strictObject(
  Object.fromEntries(ALERT_KINDS.map((kind) => [kind, v.optional(Ways, USUAL_ALERTS[kind])])) as Record<
    AlertKind,
    v.OptionalSchema<typeof Ways, Ways>
  >,
);
export type AlertChoices = v.InferOutput<typeof AlertChoices>;

const base64url = (max: number) => v.pipe(v.string(), v.regex(/^[\w-]+={0,2}$/), v.maxLength(max));

/** What a browser's push service gave it (Push API, `PushSubscription.toJSON`). */
export const PushSubscriptionKeys = v.strictObject({
  endpoint: v.pipe(v.string(), v.url(), v.maxLength(1000)),
  keys: v.strictObject({ p256dh: base64url(100), auth: base64url(40) }),
});

/** How alerts reach me, and whether they can. */
export const OwnAlerts = v.object({
  /** Names this server to push services (RFC 8292), base64url. */
  publicKey: v.string(),
  /** Is this very browser subscribed? */
  isHere: v.boolean(),
  /** When this browser last showed an alert: then its way is known to work. Null: not since it was switched on. */
  shownAt: v.optional(v.nullable(EpochMs), null),
  /** Where e-mails go: the sign-in's address. Null: no address, none can come. */
  email: v.nullable(v.string()),
  /** What the server is set up for. */
  can: v.object({ mail: v.boolean(), sms: v.boolean() }),
  choices: AlertChoices,
});
export type OwnAlerts = v.InferOutput<typeof OwnAlerts>;

/** A request for help, a tablet, the whole house, or a line. */
export const ABOUTS = ['help', 'tablet', 'house', 'line'] as const;

/** What a push says: ids, and words that name nobody. The worker asks for the rest. */
export const StaffPush = v.object({
  about: v.picklist(ABOUTS),
  id: Id,
  /** Shown when this browser may not know more. */
  neutral: v.object({ title: v.string(), text: v.string() }),
});
export type StaffPush = v.InferOutput<typeof StaffPush>;

/** Where an invitation is sent. `to`: an e-mail address, or a number in international form. */
export const SendTo = v.variant('via', [
  v.strictObject({
    via: v.literal('mail'),
    to: v.pipe(v.string(), v.trim(), v.toLowerCase(), v.email(), v.maxLength(200)),
    language: Language,
  }),
  v.strictObject({
    via: v.literal('sms'),
    to: v.pipe(
      words(40),
      v.transform((text) => text.replace(/[\s().\-/]/g, '').replace(/^00/, '+')),
      v.regex(/^\+[1-9]\d{6,14}$/),
    ),
    language: Language,
  }),
]);
export type SendTo = v.InferOutput<typeof SendTo>;
