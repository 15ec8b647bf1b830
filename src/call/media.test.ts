import { expect, test } from 'vitest';
import { createMedia } from './media.ts';
import { FakeStream, FakeTrack } from './testing/fake-connection.ts';

type Answer = 'both' | 'NotAllowedError' | 'NotFoundError';

/** Devices that answer as told: to both, to sound alone, to picture alone. */
function devices(both: Answer, soundAlone: Answer = both, pictureAlone: Answer = soundAlone) {
  const asked: MediaStreamConstraints[] = [];
  const streams: FakeStream[] = [];
  const mediaDevices = {
    async getUserMedia(constraints: MediaStreamConstraints = {}) {
      asked.push(constraints);
      const alone = constraints.video === undefined ? soundAlone : pictureAlone;
      const answer = constraints.video === undefined || constraints.audio === undefined ? alone : both;
      if (answer !== 'both') throw Object.assign(new Error(answer), { name: answer });
      const tracks = constraints.audio === undefined ? [] : [new FakeTrack('audio')];
      if (constraints.video !== undefined) tracks.push(new FakeTrack('video'));
      const stream = new FakeStream(tracks);
      streams.push(stream);
      return stream as unknown as MediaStream;
    },
  };
  return { asked, streams, media: createMedia({ mediaDevices }) };
}

const settle = () => new Promise((done) => setImmediate(done));
const kinds = (stream: MediaStream | null) => stream?.getTracks().map(({ kind }) => kind) ?? [];

test('camera and microphone are asked for once, for a loudspeaker in front of a microphone', async () => {
  const { asked, media } = devices('both');
  media.warm();
  media.warm();
  await settle();
  media.warm();
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({
    audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 },
    video: { facingMode: 'user', width: { ideal: 640 } },
  });
  expect(kinds(media.stream.value)).toEqual(['audio', 'video']);
});

test('the picture is treated as a moving face', async () => {
  const { media, streams } = devices('both');
  media.warm();
  await settle();
  expect(streams[0]?.tracks.map(({ contentHint }) => contentHint)).toEqual(['', 'motion']);
});

test('letting go turns the camera off', async () => {
  const { media, streams } = devices('both');
  media.warm();
  await settle();
  media.release();
  expect(media.stream.value).toBeNull();
  expect(streams[0]?.tracks.map(({ readyState }) => readyState)).toEqual(['ended', 'ended']);
});

test('a camera that opens after it was let go is turned off at once', async () => {
  const { media, streams } = devices('both');
  media.warm();
  media.release();
  await settle();
  expect(media.stream.value).toBeNull();
  expect(streams[0]?.tracks[0]?.readyState).toBe('ended');
});

test('without a camera there is still a voice', async () => {
  const { media } = devices('NotFoundError', 'both');
  media.warm();
  await settle();
  expect(kinds(media.stream.value)).toEqual(['audio']);
  expect(media.failed.value).toBeNull();
});

test('without a microphone there is still a face', async () => {
  const { media } = devices('NotFoundError', 'NotFoundError', 'both');
  media.warm();
  await settle();
  expect(kinds(media.stream.value)).toEqual(['video']);
  expect(media.failed.value).toBeNull();
});

test('a camera that is not there does not hide that the microphone is forbidden', async () => {
  const { media } = devices('NotFoundError', 'NotAllowedError', 'NotFoundError');
  media.warm();
  await settle();
  expect(media.failed.value).toBe('denied');
});

test.each([
  ['NotAllowedError', 'denied', 2],
  ['NotFoundError', 'missing', 3],
] as const)('%s is told as %s, and asked again the next time', async (error, failure, times) => {
  const { media, asked } = devices(error);
  media.warm();
  await settle();
  expect(media.failed.value).toBe(failure);
  expect(media.stream.value).toBeNull();
  media.warm();
  await settle();
  expect(asked).toHaveLength(2 * times);
});

test('a page without a secure context has no devices', async () => {
  const media = createMedia({ mediaDevices: undefined });
  media.warm();
  await settle();
  expect(media.failed.value).toBe('missing');
});

test('a camera that is taken away during the call is opened again', async () => {
  const { media, streams } = devices('both');
  media.warm();
  await settle();
  streams[0]?.tracks[1]?.dispatchEvent(new Event('ended'));
  await settle();
  expect(streams).toHaveLength(2);
  expect(media.stream.value).toBe(streams[1]);
  expect(streams[0]?.tracks[0]?.readyState).toBe('ended');
});
