import { expect, test } from 'vitest';
import { adjust, setVideoActive } from './sending.ts';

/** A sender as strict as a browser: parameters count only as an answer to the last ones that were read. */
function strictSender(encodings: RTCRtpEncodingParameters[] = [{ active: true }]) {
  let parameters = { encodings, transactionId: '' };
  let transaction = 0;
  const sender = {
    getParameters() {
      transaction += 1;
      return { ...structuredClone(parameters), transactionId: String(transaction) };
    },
    async setParameters(given: typeof parameters) {
      await null;
      if (given.transactionId !== String(transaction)) throw new Error('InvalidModificationError');
      parameters = given;
    },
    now: () => parameters.encodings[0],
    /** A description is set meanwhile, and with it other parameters. */
    negotiate() {
      transaction += 1;
    },
  };
  return sender as unknown as RTCRtpSender & { now(): RTCRtpEncodingParameters; negotiate(): void };
}

test('two changes at once are made one after the other', async () => {
  const sender = strictSender();
  await Promise.all([
    adjust(sender, (encoding) => {
      encoding.maxBitrate = 60_000;
    }),
    adjust(sender, (encoding) => {
      encoding.maxFramerate = 15;
    }),
  ]);
  expect(sender.now()).toEqual({ active: true, maxBitrate: 60_000, maxFramerate: 15 });
});

test('a refused change is nobody’s error, and the next one is made', async () => {
  const sender = strictSender();
  await adjust(sender, () => {
    throw new Error('refused');
  });
  await setVideoActive(sender, false);
  expect(sender.now()).toEqual({ active: false });
});

test('parameters that a description overtook are read and set again', async () => {
  const sender = strictSender();
  let edits = 0;
  await adjust(sender, (encoding) => {
    edits += 1;
    encoding.maxBitrate = 60_000;
    if (edits === 1) sender.negotiate();
  });
  expect(sender.now().maxBitrate).toBe(60_000);
});

test('a sender that was never negotiated is left alone', async () => {
  const sender = strictSender([]);
  await setVideoActive(sender, false);
  expect(sender.now()).toBeUndefined();
});

test('a picture goes on only when nobody holds it', async () => {
  const sender = strictSender();
  await setVideoActive(sender, false, 'line');
  await setVideoActive(sender, false, 'stall');
  await setVideoActive(sender, true, 'stall');
  expect(sender.now().active).toBe(false);
  await setVideoActive(sender, true, 'line');
  expect(sender.now().active).toBe(true);
});
