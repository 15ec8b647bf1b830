import * as v from 'valibot';
import type { SmsGateway } from '../config.ts';
import { type Carry, deliveryOf, PATIENCE_MS, whyOf } from './carriers.ts';

const SmsBody = v.object({ text: v.string() });

type Fetch = typeof globalThis.fetch;

/** Through whichever HTTP gateway the house has: its shape is told by the configuration. */
export function createSmsCarrier(gateway: SmsGateway, fetch: Fetch): Carry {
  return async ({ to, body }) => {
    const { text } = v.parse(SmsBody, JSON.parse(body));
    const { url, init } = fillIn(gateway, { number: to, text });
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const response = await fetch(url, { ...init, signal, redirect: 'error' });
      await response.body?.cancel();
      const delivery = deliveryOf(response);
      return delivery.got === 'gone' ? { got: 'never', why: delivery.why } : delivery;
    } catch (error) {
      return { got: 'later', why: whyOf(error) };
    }
  };
}

type Filling = { number: string; text: string };

/** The gateway's request, with what is sent put in as the place needs it: nothing typed can leave its field. */
export function fillIn(gateway: SmsGateway, filling: Filling): { url: string; init: RequestInit } {
  const { method, headers } = gateway;
  const type = new Headers(headers).get('content-type') ?? '';
  const inBody = escapeFor(type, gateway.body ?? '');
  const body = gateway.body === null ? null : put(gateway.body, filling, inBody);
  const fallback = inBody === forJson ? 'application/json' : 'text/plain; charset=utf-8';
  const contentType = body === null || type ? {} : { 'content-type': fallback };
  const init = { method, headers: { ...headers, ...contentType }, body };
  return { url: put(gateway.url, filling, encodeURIComponent), init };
}

const forJson = (text: string) => JSON.stringify(text).slice(1, -1);

function escapeFor(type: string, template: string): (text: string) => string {
  if (type.includes('json') || (!type && template.trimStart().startsWith('{'))) return forJson;
  if (type.includes('x-www-form-urlencoded')) return encodeURIComponent;
  return (text) => text;
}

/** In one go: a text that itself says `{number}` stays as it is. */
function put(template: string, filling: Filling, safe: (text: string) => string): string {
  return template.replace(/\{(number|text)\}/g, (_, name: keyof Filling) => safe(filling[name]));
}
