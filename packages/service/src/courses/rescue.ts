import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decoding, encoding } from 'lib0';

/** Where edits go that a course's own file would not take, until it is opened again. */
export interface Rescue {
  keep(coursePath: string, updates: readonly Uint8Array[]): void;
  read(coursePath: string): Uint8Array[];
  forget(coursePath: string): void;
}

/** Keeps rescued edits in a folder of the application, which may lie on another disk than the course. */
export function createRescue(folder: string): Rescue {
  const fileOf = (coursePath: string): string =>
    join(folder, `${createHash('sha256').update(coursePath).digest('hex').slice(0, 24)}.updates`);
  const read = (coursePath: string): Uint8Array[] => {
    try {
      const decoder = decoding.createDecoder(readFileSync(fileOf(coursePath)));
      const updates: Uint8Array[] = [];
      while (decoding.hasContent(decoder)) updates.push(decoding.readVarUint8Array(decoder));
      return updates;
    } catch {
      return [];
    }
  };
  return {
    keep(coursePath, updates) {
      mkdirSync(folder, { recursive: true });
      const encoder = encoding.createEncoder();
      for (const update of [...read(coursePath), ...updates]) encoding.writeVarUint8Array(encoder, update);
      writeFileSync(fileOf(coursePath), encoding.toUint8Array(encoder), { flush: true });
    },
    read,
    forget: (coursePath) => rmSync(fileOf(coursePath), { force: true }),
  };
}
