import { createDecipheriv, type createECDH, createHmac } from 'node:crypto';

/** RFC 8188 with the keys of RFC 8291 §3.4: what a browser does. */
export function decryptPush(bytes: Buffer, browser: ReturnType<typeof createECDH>, auth: string): string {
  const [salt, sender, sealed] = [bytes.subarray(0, 16), bytes.subarray(21, 86), bytes.subarray(86)];
  const hmac = (key: Buffer, ...parts: Uint8Array[]) =>
    createHmac('sha256', key).update(Buffer.concat(parts)).digest();
  const info = (text: string) => Buffer.from(`${text}\0`);
  const shared = hmac(Buffer.from(auth, 'base64url'), browser.computeSecret(sender));
  const secret = hmac(shared, info('WebPush: info'), browser.getPublicKey(), sender, Buffer.from([1]));
  const prk = hmac(salt, secret);
  const key = hmac(prk, info('Content-Encoding: aes128gcm'), Buffer.from([1])).subarray(0, 16);
  const nonce = hmac(prk, info('Content-Encoding: nonce'), Buffer.from([1])).subarray(0, 12);
  const open = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(sealed.subarray(-16));
  const text = Buffer.concat([open.update(sealed.subarray(0, -16)), open.final()]).toString();
  return text.slice(0, text.lastIndexOf('\u0002'));
}
