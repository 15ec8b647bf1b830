/**
 * The first connection of a browser is 100–230 ms slower than the next (codecs and the audio thread start cold): make one
 * when the page starts and throw it away. Resolves when done; never rejects.
 */
export async function warmUp(deps: { RTCPeerConnection: typeof RTCPeerConnection }): Promise<void> {
  const connection = new deps.RTCPeerConnection();
  try {
    connection.addTransceiver('audio', { direction: 'sendrecv' });
    connection.addTransceiver('video', { direction: 'sendrecv' });
    await connection.setLocalDescription(await connection.createOffer());
  } catch {
    // Nothing depends on it.
  } finally {
    connection.close();
  }
}
