/** What writing a zip needs from the machine. */
export interface ZipPorts {
  /** Bytes of an asset, read piece by piece when its turn comes. */
  readAsset(hash: string): AsyncIterable<Uint8Array>;
  /** Raw DEFLATE of a whole text. @spec RFC 1951 */
  deflate(bytes: Uint8Array): Promise<Uint8Array>;
  crc32(bytes: Uint8Array): number;
}

/** Every entry's time, fixed so that the same course gives the same bytes: 1 January 2020, UTC. */
export const fixedTime = new Date(Date.UTC(2020, 0, 1));

/** Media that are compressed already gain nothing from another round. */
export function isCompressible(mediaType: string): boolean {
  return /^(text\/|image\/svg\+xml|application\/(json|javascript|xml))/.test(mediaType);
}
