import { createTransport } from 'nodemailer';
import * as v from 'valibot';
import type { Config } from '../config.ts';
import { type Carry, PATIENCE_MS, whyOf } from './carriers.ts';

const MailBody = v.object({
  subject: v.string(),
  text: v.string(),
  attachments: v.array(v.object({ filename: v.string(), contentType: v.string(), content: v.string() })),
});

/** Through SMTP. A refusal in the 500s is final (RFC 5321 §4.2.1), everything else is tried again. */
export function createMailCarrier({ url, from }: NonNullable<Config['mail']>): Carry {
  const transport = createTransport(url, {
    from,
    // A text that a person typed must never make the server read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const host = from.replace(/^.*@|>$/g, '');
  return async ({ id, to, body }) => {
    const { subject, text, attachments } = v.parse(MailBody, JSON.parse(body));
    const mail = {
      // An object, so that no comma in an address makes two of it.
      to: { name: '', address: to },
      subject,
      text,
      attachments,
      // As a part of its own a calendar entry is offered by the mailbox itself (RFC 6047 §2.4).
      alternatives: attachments.filter(({ contentType }) => contentType.startsWith('text/calendar')),
      // The same again after a crash: a mailbox can tell that it has it already.
      messageId: `<${id}@${host}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    };
    try {
      await withPatience(transport.sendMail(mail));
      return { got: 'accepted' };
    } catch (error) {
      const status = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
      // A refused sign-in is the operator's to mend, and the mail may wait for it.
      const isFinal = status >= 500 && whyOf(error) !== 'EAUTH';
      return { got: isFinal ? 'never' : 'later', why: status ? `smtp ${status}` : whyOf(error) };
    }
  };
}

async function withPatience(sending: Promise<unknown>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new DOMException('slow', 'TimeoutError')), PATIENCE_MS);
  try {
    await Promise.race([sending, promise]);
  } finally {
    clearTimeout(timer);
  }
}
