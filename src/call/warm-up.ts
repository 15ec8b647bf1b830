/** Skeleton: see ports. Resolves when done; never rejects. */
export async function warmUp(_deps: { RTCPeerConnection: typeof RTCPeerConnection }): Promise<void> {}
